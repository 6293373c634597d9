package dev.colophon.media.file;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Turns bytes into text: byte order mark, else UTF-8 when it is valid or nearly so, else what ICU finds most likely among
 * the charsets that text on the web is written in. Invalid sequences become U+FFFD and are counted.
 */
public final class TextDecoder {

    /** ICU also proposes EBCDIC and visual Hebrew; text read as IBM500 by mistake is a known failure of other tools. */
    private static final Set<String> PLAUSIBLE = Set.of(
            "UTF-16BE",
            "UTF-16LE",
            "UTF-32BE",
            "UTF-32LE",
            "GB18030",
            "Big5",
            "Shift_JIS",
            "EUC-JP",
            "EUC-KR",
            "ISO-2022-JP",
            "KOI8-R",
            "windows-1250",
            "windows-1251",
            "windows-1252",
            "windows-1253",
            "windows-1254",
            "windows-1255",
            "windows-1256",
            "ISO-8859-1",
            "ISO-8859-2",
            "ISO-8859-5",
            "ISO-8859-7",
            "ISO-8859-9");

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int DETECTED_BYTES = 65_536;

    /**
     * Decoded text.
     *
     * @param replaced number of invalid sequences that became U+FFFD
     * @param cut whether the limit was reached before the end
     */
    public record Decoded(String text, Charset charset, int replaced, boolean cut) {}

    private TextDecoder() {}

    /**
     * Decodes text of any charset.
     *
     * @param declared the charset that the text itself states
     * @param maxCharacters the rest is left out
     */
    public static Decoded decode(byte[] bytes, Optional<String> declared, int maxCharacters) {
        int mark = markLength(bytes);
        Charset charset = mark > 0
                ? markCharset(bytes)
                : declared.flatMap(TextDecoder::named)
                        .filter(name -> fits(name, bytes))
                        .orElseGet(() -> guess(bytes));
        return decode(bytes, mark, charset, maxCharacters);
    }

    private static Decoded decode(byte[] bytes, int offset, Charset charset, int maxCharacters) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, offset, bytes.length - offset);
        CharBuffer out = CharBuffer.allocate((int) Math.min(maxCharacters, bytes.length - offset + 16L));
        int replaced = 0;
        boolean cut = false;
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isUnderflow()) {
                break;
            }
            if (result.isOverflow() || !out.hasRemaining()) {
                cut = true;
                break;
            }
            in.position(in.position() + Math.max(1, result.length()));
            out.put('\uFFFD');
            replaced++;
        }
        return new Decoded(out.flip().toString(), charset, replaced, cut);
    }

    /** Whether bytes may be text: a byte order mark, or (nearly) no control characters, or text in UTF-16. */
    static boolean looksLikeText(byte[] head) {
        if (markLength(head) > 0) {
            return true;
        }
        int controls = 0;
        int zeros = 0;
        for (byte b : head) {
            int c = b & 0xFF;
            zeros += c == 0 ? 1 : 0;
            controls += isControl(c) ? 1 : 0;
        }
        return zeros == 0 ? controls * 200L <= head.length : utf16Order(head).isPresent();
    }

    private static boolean isControl(int c) {
        boolean used = c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x1B;
        return c == 0x7F || (c < 0x20 && !used);
    }

    /** UTF-16 without a mark: nearly all bytes of one parity are zero in Western text, and the rest is printable. */
    private static Optional<Charset> utf16Order(byte[] head) {
        int pairs = head.length / 2;
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < pairs; i++) {
            evenZeros += head[2 * i] == 0 ? 1 : 0;
            oddZeros += head[2 * i + 1] == 0 ? 1 : 0;
        }
        if (pairs < 8) {
            return Optional.empty();
        }
        Charset order = evenZeros > oddZeros ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        if (Math.max(evenZeros, oddZeros) < pairs * 0.7 || Math.min(evenZeros, oddZeros) > pairs * 0.01) {
            return Optional.empty();
        }
        long odd = new String(head, 0, pairs * 2, order)
                .chars()
                .filter(c -> isControl(c) || c == 0xFFFD)
                .count();
        return odd * 200 <= pairs ? Optional.of(order) : Optional.empty();
    }

    /** The first characters, for recognising markup. */
    static String preview(byte[] head) {
        return decode(Arrays.copyOf(head, Math.min(head.length, 4_096)), Optional.empty(), 4_096)
                .text();
    }

    private static int markLength(byte[] b) {
        if (TypeSniffer.starts(b, "efbbbf")) {
            return 3;
        }
        boolean wide = TypeSniffer.starts(b, "fffe") || TypeSniffer.starts(b, "feff");
        return wide ? 2 : 0;
    }

    private static Charset markCharset(byte[] b) {
        return b[0] == (byte) 0xEF
                ? StandardCharsets.UTF_8
                : b[0] == (byte) 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    /** gb2312 and gbk name subsets of GB18030, which pages that claim them often leave. */
    private static Optional<Charset> named(String name) {
        String lower = name.trim().toLowerCase(Locale.ROOT);
        if (lower.equals("gb2312") || lower.equals("gbk") || lower.equals("x-gbk")) {
            return Optional.of(GB18030);
        }
        try {
            return Charset.isSupported(lower) ? Optional.of(Charset.forName(lower)) : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** A declared UTF-8 that most multi-byte sequences contradict is a lie of the page. */
    private static boolean fits(Charset charset, byte[] bytes) {
        return !charset.equals(StandardCharsets.UTF_8) || nearlyUtf8(bytes);
    }

    private static Charset guess(byte[] bytes) {
        if (nearlyUtf8(bytes)) {
            return StandardCharsets.UTF_8;
        }
        byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, DETECTED_BYTES));
        Optional<Charset> wide = utf16Order(start);
        if (wide.isPresent()) {
            return wide.get();
        }
        for (CharsetMatch match : new CharsetDetector().setText(start).detectAll()) {
            if (PLAUSIBLE.contains(match.getName())) {
                return named(match.getName()).orElse(StandardCharsets.UTF_8);
            }
        }
        return StandardCharsets.UTF_8;
    }

    /** Valid UTF-8, or with at most one broken sequence for each 4 good multi-byte ones (and no zero bytes). */
    private static boolean nearlyUtf8(byte[] bytes) {
        int good = 0;
        int bad = 0;
        for (int i = 0; i < bytes.length; ) {
            int c = bytes[i] & 0xFF;
            if (c == 0) {
                return false;
            }
            int tail = tailBytes(c);
            int seen = 0;
            while (seen < tail && i + 1 + seen < bytes.length && (bytes[i + 1 + seen] & 0xC0) == 0x80) {
                seen++;
            }
            boolean whole = tail >= 0 && (seen == tail || i + 1 + seen == bytes.length);
            good += c >= 0x80 && whole ? 1 : 0;
            bad += whole ? 0 : 1;
            i += whole ? 1 + seen : 1;
        }
        return bad * 4 <= good;
    }

    /** Bytes that follow this first byte of a UTF-8 sequence, -1 when none can start with it (RFC 3629). */
    private static int tailBytes(int first) {
        if (first < 0x80) {
            return 0;
        } else if (first < 0xC2 || first > 0xF4) {
            return -1;
        }
        return first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    }
}
