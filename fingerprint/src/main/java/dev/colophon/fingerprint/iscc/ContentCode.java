package dev.colophon.fingerprint.iscc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.XXHash32;

/** The Content-Codes of text, pictures, sound, film and of several of them. */
public final class ContentCode {

    private static final int LETTERS = 13;
    private static final int SIDE = 32;
    private static final int BLOCK = 8;
    private static final int SIGNATURE = 380;

    private ContentCode() {}

    /** Of plain text. */
    public static Iscc text(String text, int bits) {
        int[] characters = IsccText.collapse(text).codePoints().toArray();
        SimilarityHash.MinHash minima = new SimilarityHash.MinHash();
        for (int i = 0; i == 0 || i + LETTERS <= characters.length; i++) {
            int count = Math.min(LETTERS, characters.length - i);
            minima.add(hash(new String(characters, i, count).getBytes(UTF_8)));
        }
        return Iscc.unit(MainType.CONTENT, SubType.TEXT, SimilarityHash.minhash(minima), bits);
    }

    private static long hash(byte[] bytes) {
        XXHash32 hash = new XXHash32();
        hash.update(bytes, 0, bytes.length);
        return hash.getValue();
    }

    /**
     * Of a picture.
     *
     * @param grey 32 rows of 32 pixels, of bytes without sign
     */
    public static Iscc image(byte[] grey, int bits) {
        if (grey.length != SIDE * SIDE) {
            throw new IllegalArgumentException(grey.length + " pixels");
        }
        double[][] rows = new double[SIDE][];
        for (int y = 0; y < SIDE; y++) {
            double[] row = new double[SIDE];
            for (int x = 0; x < SIDE; x++) {
                row[x] = grey[y * SIDE + x] & 0xFF;
            }
            rows[y] = cosineTransform(row);
        }
        double[][] columns = new double[SIDE][];
        for (int x = 0; x < SIDE; x++) {
            double[] column = new double[SIDE];
            for (int y = 0; y < SIDE; y++) {
                column[y] = rows[y][x];
            }
            columns[x] = cosineTransform(column);
        }
        Bits hash = new Bits();
        for (int[] corner : new int[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}}) {
            block(columns, corner[0], corner[1], hash);
        }
        return Iscc.unit(MainType.CONTENT, SubType.IMAGE, hash.toBytes(), bits);
    }

    private static void block(double[][] columns, int left, int top, Bits hash) {
        double[] values = new double[BLOCK * BLOCK];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns[left + i % BLOCK][top + i / BLOCK];
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double median = (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
        for (double value : values) {
            hash.add(value > median);
        }
    }

    /** Nayuki's fast transform of a power of two: the order of its steps decides bits. */
    private static double[] cosineTransform(double[] values) {
        int n = values.length;
        if (n == 1) {
            return values;
        }
        int half = n / 2;
        double[] sums = new double[half];
        double[] differences = new double[half];
        for (int i = 0; i < half; i++) {
            double mirrored = values[n - 1 - i];
            sums[i] = values[i] + mirrored;
            differences[i] = (values[i] - mirrored) / (Math.cos((i + 0.5) * Math.PI / n) * 2.0);
        }
        sums = cosineTransform(sums);
        differences = cosineTransform(differences);
        double[] result = new double[n];
        for (int i = 0; i < half; i++) {
            result[2 * i] = sums[i];
            result[2 * i + 1] = i + 1 < half ? differences[i] + differences[i + 1] : differences[i];
        }
        return result;
    }

    /**
     * Of sound.
     *
     * @param chromaprint the words of its Chromaprint
     */
    public static Iscc audio(int[] chromaprint, int bits) {
        int[] sorted = chromaprint.clone();
        Arrays.sort(sorted);
        ByteBuffer hash = ByteBuffer.allocate(32);
        hash.put(simhash(chromaprint, 0, chromaprint.length));
        parts(chromaprint, 4, hash);
        parts(sorted, 3, hash);
        return Iscc.unit(MainType.CONTENT, SubType.AUDIO, hash.array(), bits);
    }

    /** As even as can be, larger ones first. */
    private static void parts(int[] words, int count, ByteBuffer hash) {
        int start = 0;
        for (int part = 0; part < count; part++) {
            int end = start + words.length / count + (part < words.length % count ? 1 : 0);
            hash.put(simhash(words, start, end));
            start = end;
        }
    }

    private static byte[] simhash(int[] words, int start, int end) {
        List<byte[]> digests = new ArrayList<>();
        for (int i = start; i < end; i++) {
            digests.add(ByteBuffer.allocate(4).putInt(words[i]).array());
        }
        return digests.isEmpty() ? new byte[4] : SimilarityHash.simhash(digests);
    }

    /**
     * Of film.
     *
     * @param frames MPEG-7 signatures, each of 380 values, which are from 0 to 2
     */
    public static Iscc video(List<int[]> frames, int bits) {
        Set<IntBuffer> distinct = new HashSet<>();
        long[] sums = new long[SIGNATURE];
        for (int[] frame : frames) {
            if (distinct.add(IntBuffer.wrap(frame))) {
                for (int i = 0; i < SIGNATURE; i++) {
                    sums[i] += frame[i];
                }
            }
        }
        Bits hash = new Bits();
        for (int i = 0; i < IsccTables.PAIRS.length; i += 2) {
            hash.add(sums[(int) IsccTables.PAIRS[i]] < sums[(int) IsccTables.PAIRS[i + 1]]);
        }
        return Iscc.unit(MainType.CONTENT, SubType.VIDEO, hash.toBytes(), bits);
    }

    /**
     * Of content of several kinds.
     *
     * @param parts two Content-Codes or more, of so many bits at least
     */
    public static Iscc mixed(List<Iscc> parts, int bits) {
        if (parts.size() < 2
                || parts.stream().anyMatch(part -> part.main() != MainType.CONTENT || part.bits() < bits)) {
            throw new IllegalArgumentException(
                    "a Mixed-Code is made of two Content-Codes or more, of %d bits".formatted(bits));
        }
        List<byte[]> digests = new ArrayList<>();
        for (Iscc part : parts) {
            byte[] digest = new byte[bits / 8];
            digest[0] = part.toBytes()[0];
            System.arraycopy(part.body(), 0, digest, 1, digest.length - 1);
            digests.add(digest);
        }
        return Iscc.unit(MainType.CONTENT, SubType.MIXED, SimilarityHash.simhash(digests), bits);
    }
}
