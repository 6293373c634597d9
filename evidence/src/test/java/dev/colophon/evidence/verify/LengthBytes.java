package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Where the bytes stand that say how long something is, how many there are or where they begin. */
final class LengthBytes {

    /** After a name in JSON, in headers of records, in PDF and in lines of text. */
    private static final Pattern NUMBER = Pattern.compile("(?<=[\": \\[/A-Za-z])\\d{1,10}(?![0-9A-Za-z])");

    private static final int LOCAL_LENGTHS = 18;
    private static final int CENTRAL = 46;
    private static final int CENTRAL_LENGTHS = 20;

    private LengthBytes() {}

    /** Those of a stretch, which is told from its name and its first bytes. */
    static List<Integer> of(byte[] bytes, int from, int to, String stretch) {
        if (stretch.equals("headers of the container")) {
            return IntStream.range(from + LOCAL_LENGTHS, from + LOCAL_LENGTHS + 12)
                    .boxed()
                    .toList();
        }
        if (stretch.equals("directory of the container")) {
            return directory(bytes, from, to);
        }
        if (to - from > 2 && bytes[from] == 0x1f && bytes[from + 1] == (byte) 0x8b) {
            return gzip(bytes, from, to);
        }
        if (to - from > 2 && bytes[from] == 0x30 && bytes[from + 1] == (byte) 0x82) {
            List<Integer> lengths = new ArrayList<>();
            der(bytes, from, to, lengths);
            return lengths;
        }
        List<Integer> digits = new ArrayList<>();
        Matcher number = NUMBER.matcher(new String(bytes, from, to - from, ISO_8859_1));
        while (number.find()) {
            digits.add(from + number.start());
            digits.add(from + number.end() - 1);
        }
        return digits;
    }

    private static List<Integer> directory(byte[] bytes, int from, int to) {
        List<Integer> lengths = new ArrayList<>();
        int at = from;
        while (at + CENTRAL <= to) {
            for (int i = CENTRAL_LENGTHS; i < CENTRAL_LENGTHS + 14; i++) {
                lengths.add(at + i);
            }
            for (int i = CENTRAL - 4; i < CENTRAL; i++) {
                lengths.add(at + i);
            }
            at += CENTRAL + (bytes[at + 28] & 0xff) + ((bytes[at + 29] & 0xff) << 8);
        }
        return lengths;
    }

    /** Headers of members and the checksums and lengths at their ends. */
    private static List<Integer> gzip(byte[] bytes, int from, int to) {
        List<Integer> places = new ArrayList<>();
        for (int at = from; at < to - 10; at++) {
            if (bytes[at] == 0x1f && bytes[at + 1] == (byte) 0x8b && bytes[at + 2] == 8 && bytes[at + 3] == 0) {
                for (int i = Math.max(from, at - 8); i < at + 10; i++) {
                    places.add(i);
                }
            }
        }
        for (int i = to - 8; i < to; i++) {
            places.add(i);
        }
        return places;
    }

    private static void der(byte[] bytes, int from, int to, List<Integer> lengths) {
        int at = from;
        while (at + 2 <= to) {
            boolean constructed = (bytes[at] & 0x20) != 0;
            int first = bytes[at + 1] & 0xff;
            lengths.add(at + 1);
            int more = first > 0x80 ? first & 0x7f : 0;
            int length = more == 0 ? first : 0;
            for (int i = 0; i < more; i++) {
                lengths.add(at + 2 + i);
                length = (length << 8) | (bytes[at + 2 + i] & 0xff);
            }
            int content = at + 2 + more;
            if (constructed) {
                der(bytes, content, content + length, lengths);
            }
            at = content + length;
        }
    }
}
