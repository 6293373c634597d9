package dev.colophon.registry.csv;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.registry.work.RegistryException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;

/**
 * The text of a list as spreadsheets save it: UTF-8, UTF-16 with its mark, and in China GB18030.
 *
 * @param warning of what was supposed
 */
record ListText(String text, Optional<String> warning) {

    /** A list of a million files has some 100 MB; commons-csv holds a whole field in memory, however long it is. */
    private static final long LONGEST = 256L << 20;

    private static final Charset GB18030 = Charset.forName("GB18030");

    /** Fewer different pairs of bytes say too little of which language they are. */
    private static final int MANY = 10;

    static ListText of(Path list) throws IOException {
        if (!Files.isRegularFile(list)) {
            throw new RegistryException("cannot read %s: no such file; check the name".formatted(list));
        }
        if (Files.size(list) > LONGEST) {
            throw new RegistryException("cannot read %s: longer than %d MB; split it".formatted(list, LONGEST >> 20));
        }
        byte[] bytes = Files.readAllBytes(list);
        Optional<String> unicode = decoded(bytes, hasWideMark(bytes) ? wide(bytes) : UTF_8);
        if (unicode.isPresent()) {
            return new ListText(unicode.get(), Optional.empty());
        }
        Optional<String> chinese = isChinese(bytes) ? decoded(bytes, GB18030) : Optional.empty();
        return new ListText(
                chinese.orElseThrow(() -> new RegistryException(
                        "cannot read %s: neither UTF-8 nor GB18030; save it as UTF-8".formatted(list))),
                Optional.of("it is not UTF-8 and was read as GB18030; if names look wrong, save it as UTF-8"));
    }

    private static boolean hasWideMark(byte[] bytes) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFE + 0xFF && (bytes[0] & 0xFE) == 0xFE;
    }

    private static Charset wide(byte[] bytes) {
        return bytes[0] == (byte) 0xFF ? UTF_16LE : UTF_16BE;
    }

    /** Without its mark; empty when it is not of that charset. */
    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /**
     * Nearly any bytes are GB18030; Chinese text in it is nearly all of GB 2312, whose characters are two bytes from A1, those
     * of the first level, which text is mostly made of, beginning with B0 to D7; row A8 has the letters of pinyin, such as ü. Letters
     * with accents stand alone between others in other charsets; Korean begins with B0 to C8, Russian in KOI8-R with C0 to FF. What
     * takes four bytes, such as ä and ß, is written so in no other charset. Pairs below A1 are in names.
     */
    private static boolean isChinese(byte[] bytes) {
        int four = 0;
        int pairs = 0;
        int rare = 0;
        int other = 0;
        int usual = 0;
        BitSet words = new BitSet(); // one owner's name may stand in every row
        int low = 0;
        int high = 0;
        int at = 0;
        while (at < bytes.length) {
            int first = at(bytes, at);
            int second = at(bytes, at + 1);
            if (first < 0x80) {
                at++;
                continue;
            } else if (isOfFour(bytes, at)) {
                four++;
                at += 4;
                continue;
            } else if (first >= 0xA1 && second >= 0xA1) {
                boolean sign = first <= 0xA3 || (first == 0xA8 && second <= 0xBA);
                pairs++;
                words.set(first << 8 | second, !sign);
                usual += sign || isBetween(first, 0xB0, 0xD7) ? 1 : 0;
                low += isBetween(first, 0xB0, 0xBF) ? 1 : 0;
                high += isBetween(first, 0xC9, 0xD7) ? 1 : 0;
            } else if (second >= 0x80) {
                rare++;
            } else {
                other++;
            }
            at += 2;
        }
        int known = pairs + four;
        return known > 9 * other
                && known >= rare
                && (usual + four) * 10 >= known * 7
                && (words.cardinality() < MANY || (low > 0 && high > 0));
    }

    /** A character beyond GBK, as German and Tibetan and some names have them. */
    private static boolean isOfFour(byte[] bytes, int at) {
        return isBetween(at(bytes, at), 0x81, 0xFE)
                && isBetween(at(bytes, at + 1), 0x30, 0x39)
                && isBetween(at(bytes, at + 2), 0x81, 0xFE)
                && isBetween(at(bytes, at + 3), 0x30, 0x39);
    }

    private static boolean isBetween(int value, int least, int most) {
        return value >= least && value <= most;
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xFF : 0;
    }
}
