package dev.colophon.page;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of a page: byte order mark, then the charset of the header, then of the first 4 KiB, then UTF-8 where
 * it fits, then what a detector says. GB2312 and GBK are read as GB18030, their superset, and ISO 8859-1 as
 * windows-1252, as browsers do.
 *
 * @param html the decoded page
 * @param charset what it was decoded with
 */
public record PageText(String html, Charset charset) {

    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.+-]{2,40})");
    private static final int HEAD = 4096;
    private static final int SURE_ENOUGH = 20;

    /** Decodes the bytes of a page; {@code contentType} is its header with the charset, or the empty string. */
    public static PageText of(byte[] bytes, String contentType) {
        Optional<Charset> marked = byteOrderMark(bytes);
        Charset charset = marked.or(() -> declared(contentType))
                .or(() -> declared(
                        new String(Arrays.copyOf(bytes, Math.min(HEAD, bytes.length)), StandardCharsets.ISO_8859_1)))
                .orElseGet(() -> guessed(bytes));
        String html = new String(bytes, charset);
        return new PageText(html.startsWith("\uFEFF") ? html.substring(1) : html, charset);
    }

    private static Optional<Charset> byteOrderMark(byte[] bytes) {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return startsWith(bytes, 0xFF, 0xFE) ? Optional.of(StandardCharsets.UTF_16LE) : Optional.empty();
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> declared(String text) {
        Matcher matcher = CHARSET.matcher(text.toLowerCase(Locale.ROOT));
        return matcher.find() ? named(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Charset> named(String label) {
        String name = label.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "gb2312", "gbk", "gb_2312-80", "gb_2312", "x-gbk", "gb18030", "chinese", "euc-cn" ->
                Optional.of(Charset.forName("GB18030"));
            case "iso-8859-1", "latin1", "us-ascii", "ascii" -> Optional.of(Charset.forName("windows-1252"));
            case "utf-16", "utf-16le", "utf-16be", "unicode" -> Optional.of(StandardCharsets.UTF_8);
            default -> {
                try {
                    yield Optional.of(Charset.forName(name));
                } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
                    yield Optional.empty();
                }
            }
        };
    }

    private static Charset guessed(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException notUtf8) {
            CharsetDetector detector = new CharsetDetector();
            detector.enableInputFilter(true);
            CharsetMatch match = detector.setText(bytes).detect();
            return Optional.ofNullable(match)
                    .filter(found -> found.getConfidence() >= SURE_ENOUGH)
                    .flatMap(found -> named(found.getName()))
                    .orElse(StandardCharsets.UTF_8);
        }
    }
}
