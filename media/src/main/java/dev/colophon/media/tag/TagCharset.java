package dev.colophon.media.tag;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of tags whose format knows Latin-1 only (ID3v1, ID3v2 encoding 0, RIFF, IPTC without 1:90, EXIF), and into which programs
 * write the charset of their country all the same.
 *
 * <p>Charset detectors need more text than a title has. What tells here is how the bytes stand together: in Latin-1 letters with
 * accents stand alone among others, in the two-byte charsets of East Asia they come in pairs, and nearly all of these are among
 * the few thousand characters that have a range of their own for being common; in an alphabet letters follow each other as they do
 * in its language ({@link AlphabetCharsets}). What is neither stays Latin-1.
 */
public final class TagCharset {

    /** What of the characters has to be common. */
    private static final double MOSTLY = 0.7;

    /** Fields of ID3v1 have 28 or 30 bytes, and may end within a character, as longer ones may that are cut. */
    private static final int SHORTEST_FIELD = 28;

    /** So many Korean syllables and nothing behind them: Chinese has half of its common characters there. */
    private static final int MANY = 8;

    /** Kana of EUC-JP are simple characters of Big5, of which so many seldom stand in one title. */
    private static final int FEWEST_KANA = 3;

    /** Quotes, dashes and other signs of windows-1252 that words begin with. */
    private static final String BEFORE_WORDS =
            "\u0085\u008B\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u009B\u00A0¡§©ª«®°µº¿";

    /** Š, Œ, Ž, š, œ, ž and Ÿ in windows-1252. */
    private static final String WINDOWS_LETTERS = "\u008A\u008C\u008E\u009A\u009C\u009E\u009F";

    /** In windows-1252. */
    private static final int APOSTROPHE = 0x92;

    private static final Charset WINDOWS_LATIN = Charset.forName("windows-1252");
    private static final Charset KOREAN = Charset.forName("x-windows-949");

    private enum DoubleByte {
        GB("GB18030") {
            @Override
            boolean isLead(int lead) {
                return isBetween(lead, 0x81, 0xFE);
            }

            @Override
            boolean isCommon(int lead, int trail) {
                return trail >= 0xA1 && (isBetween(lead, 0xA1, 0xA3) || isBetween(lead, 0xB0, 0xD7));
            }
        },
        EUC_JP("EUC-JP") {
            @Override
            double common(byte[] bytes) {
                return kana(bytes) < FEWEST_KANA ? 0 : super.common(bytes);
            }

            @Override
            boolean isLead(int lead) {
                return isBetween(lead, 0xA1, 0xFE);
            }

            @Override
            boolean isCommon(int lead, int trail) {
                return trail >= 0xA1 && (lead == 0xA1 || isKana(lead) || isBetween(lead, 0xB0, 0xCF));
            }
        },
        BIG5("x-windows-950") {
            @Override
            boolean isLead(int lead) {
                return isBetween(lead, 0xA1, 0xF9);
            }

            @Override
            boolean isCommon(int lead, int trail) {
                return lead <= 0xC6;
            }
        },
        SHIFT_JIS("windows-31j") {
            @Override
            boolean isLead(int lead) {
                return isBetween(lead, 0x81, 0x9F) || isBetween(lead, 0xE0, 0xFC);
            }

            @Override
            boolean isCommon(int lead, int trail) {
                return isBetween(lead, 0x81, 0x83) || isBetween(lead, 0x88, 0x97);
            }
        };

        private final Charset charset;

        DoubleByte(String name) {
            this.charset = Charset.forName(name);
        }

        abstract boolean isLead(int lead);

        /** Whether a character is among the common ones, or a usual mark between them. */
        abstract boolean isCommon(int lead, int trail);

        /** The share of common characters, 0 when the bytes cannot be of this charset. */
        double common(byte[] bytes) {
            int all = 0;
            int common = 0;
            for (int i = 0; i < bytes.length; i++) {
                int lead = bytes[i] & 0xFF;
                if (lead < 0x80) {
                    continue;
                }
                all++;
                if (i + 1 == bytes.length) {
                    return mayBeCut(bytes) ? (double) common / all : 0;
                }
                int trail = bytes[++i] & 0xFF;
                if (!isLead(lead) || trail < 0x40) {
                    return 0;
                }
                common += isCommon(lead, trail) ? 1 : 0;
            }
            return all == 0 ? 0 : (double) common / all;
        }
    }

    private TagCharset() {}

    private static boolean isKana(int lead) {
        return lead == 0xA4 || lead == 0xA5;
    }

    private static int kana(byte[] bytes) {
        int kana = 0;
        for (int i = 0; i + 1 < bytes.length; i++) {
            int lead = bytes[i] & 0xFF;
            if (lead >= 0x80) {
                kana += isKana(lead) ? 1 : 0;
                i++;
            }
        }
        return kana;
    }

    private static boolean isBetween(int value, int least, int most) {
        return value >= least && value <= most;
    }

    /** The text that these bytes most likely are. */
    public static String text(byte[] bytes) {
        return repaired(utf8(bytes).orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    /** A text that may have been read as Latin-1 by mistake. */
    public static String repaired(String text) {
        boolean plain = text.chars().allMatch(c -> c < 0x80);
        if (plain || text.chars().anyMatch(c -> c > 0xFF)) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return utf8(bytes)
                .or(() -> isLatin(bytes) ? shortWords(bytes) : national(bytes))
                .orElseGet(() ->
                        text.chars().anyMatch(c -> c >= 0x80 && c < 0xA0) ? new String(bytes, WINDOWS_LATIN) : text);
    }

    private static Optional<String> national(byte[] bytes) {
        Optional<String> eastAsian = eastAsian(bytes);
        return AlphabetCharsets.text(bytes, eastAsian.isPresent()).or(() -> eastAsian);
    }

    /** Words of two and three letters, such as Hebrew has, stand together as letters of Latin-1 may. */
    private static Optional<String> shortWords(byte[] bytes) {
        boolean three = false;
        for (int i = 0; i < bytes.length; i++) {
            int start = i;
            while (i < bytes.length && isSmallLetter(bytes[i] & 0xFF)) {
                i++;
            }
            boolean alone = (start == 0 || !Character.isLetter(bytes[start - 1] & 0xFF))
                    && (i == bytes.length || !Character.isLetter(bytes[i] & 0xFF));
            if (i - start == 1 || (i > start && !alone) || (i < bytes.length && (bytes[i] & 0x80) != 0)) {
                return Optional.empty();
            }
            three |= i - start == 3;
        }
        return three ? AlphabetCharsets.ofShortWords(bytes) : Optional.empty();
    }

    private static boolean isSmallLetter(int c) {
        return c >= 0xE0 && c != 0xF7;
    }

    private static Optional<String> eastAsian(byte[] bytes) {
        DoubleByte best = DoubleByte.GB;
        for (DoubleByte other : DoubleByte.values()) {
            best = other.common(bytes) > best.common(bytes) ? other : best;
        }
        boolean one = new String(bytes, StandardCharsets.ISO_8859_1)
                        .chars()
                        .filter(c -> c >= 0x80)
                        .distinct()
                        .count()
                == 1; // two degree signs
        if (one || best.common(bytes) < MOSTLY) {
            return Optional.empty();
        }
        String text = new String(bytes, best == DoubleByte.GB && isKorean(bytes) ? KOREAN : best.charset);
        String whole = text.endsWith("\uFFFD") ? text.substring(0, text.length() - 1) : text;
        return whole.indexOf('\uFFFD') < 0 ? Optional.of(whole) : Optional.empty();
    }

    private static boolean isKorean(byte[] bytes) {
        int syllables = 0;
        for (int i = 0; i + 1 < bytes.length; i++) {
            int lead = bytes[i] & 0xFF;
            if (lead >= 0x80) {
                i++;
                if (lead > 0xC8) {
                    return false;
                }
                syllables += lead >= 0xB0 ? 1 : 0;
            }
        }
        return syllables >= MANY;
    }

    /**
     * Whether what is not ASCII stands as it does in words of Latin-1: each by itself, or two or three letters, and no letter
     * directly behind a sign that belongs behind others. An apostrophe in a word parts it.
     */
    private static boolean isLatin(byte[] bytes) {
        boolean letters = true;
        int longest = 0;
        int run = 0;
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xFF;
            boolean behindWord = i > 0 && Character.isLetter(bytes[i - 1]);
            if (c == APOSTROPHE && behindWord) {
                run = 0;
                continue;
            }
            run = c >= 0x80 ? run + 1 : 0;
            longest = Math.max(longest, run);
            letters &= c < 0x80 || isLetter(c);
            boolean word = i + 1 < bytes.length && Character.isLetter(bytes[i + 1]);
            if (word && c >= 0x80 && !isLetter(c) && BEFORE_WORDS.indexOf(c) < 0) {
                return false;
            }
        }
        return longest <= 1 || (letters && longest <= 3);
    }

    private static boolean isLetter(int c) {
        return (c >= 0xC0 && c != 0xD7 && c != 0xF7) || WINDOWS_LETTERS.indexOf(c) >= 0;
    }

    private static Optional<String> utf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        boolean wrong = decoder.decode(in, out, false).isError();
        String text = out.flip().toString();
        // A single letter with an accent at the end of a long title is none that was cut.
        boolean cut = mayBeCut(bytes) && text.chars().anyMatch(c -> c >= 0x80);
        return wrong || (in.hasRemaining() && !cut) ? Optional.empty() : Optional.of(text);
    }

    private static boolean mayBeCut(byte[] bytes) {
        return bytes.length >= SHORTEST_FIELD;
    }
}
