package dev.colophon.evidence.verify.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.verify.read.BlockInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The entries of a tar file one after the other: ustar, with long names and lengths as POSIX.1-2001 (pax) and GNU write them. Not
 * thread-safe.
 */
final class TarEntries {

    static final int BLOCK = 512;

    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE = 12;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM = 8;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX = 155;
    private static final int MAX_EXTENSION = 1 << 16;

    private final InputStream in;
    private String name = "";
    private char type;
    private boolean sparse;
    private long left;
    private long padding;

    TarEntries(InputStream in) {
        this.in = in;
    }

    /** Whether these bytes begin with the header of an entry, as its checksum says. */
    static boolean isHeader(byte[] start) {
        if (start.length < BLOCK || start[0] == 0) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            boolean ofChecksum = i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM;
            sum += ofChecksum ? ' ' : Byte.toUnsignedInt(start[i]);
        }
        try {
            return number(start, CHECKSUM_AT, CHECKSUM) == sum;
        } catch (IOException _) {
            return false;
        }
    }

    /** Goes to the next; false at the end. */
    boolean next() throws IOException {
        in.skipNBytes(left + padding);
        left = 0;
        padding = 0;
        Map<String, String> extended = new TreeMap<>();
        while (true) {
            byte[] header = in.readNBytes(BLOCK);
            if (header.length == 0 || (header.length == BLOCK && isZero(header))) {
                return false;
            }
            if (!isHeader(header)) {
                throw new IOException("tar header");
            }
            type = (char) Byte.toUnsignedInt(header[TYPE_AT]);
            long size = number(header, SIZE_AT, SIZE);
            switch (type) {
                case 'L' -> extended.put("path", text(extension(size), 0, MAX_EXTENSION));
                case 'x' -> pax(extension(size), extended);
                case 'g', 'K' -> extension(size);
                default -> {
                    begin(header, size, extended);
                    return true;
                }
            }
        }
    }

    private void begin(byte[] header, long size, Map<String, String> extended) throws IOException {
        boolean posix = text(header, MAGIC_AT, 6).equals("ustar");
        String prefix = posix && header[MAGIC_AT + 5] == 0 ? text(header, PREFIX_AT, PREFIX) : "";
        String plain = text(header, 0, NAME);
        name = extended.getOrDefault("path", prefix.isEmpty() ? plain : prefix + "/" + plain);
        sparse = type == 'S' || extended.keySet().stream().anyMatch(key -> key.startsWith("GNU.sparse."));
        try {
            left = extended.containsKey("size") ? Long.parseLong(extended.get("size")) : size;
        } catch (NumberFormatException e) {
            throw new IOException("tar size", e);
        }
        if (left < 0) {
            throw new IOException("tar size");
        }
        padding = Math.floorMod(-left, (long) BLOCK);
    }

    private byte[] extension(long size) throws IOException {
        if (size > MAX_EXTENSION) {
            throw new IOException("tar extension");
        }
        byte[] bytes = in.readNBytes((int) size);
        in.skipNBytes(Math.floorMod(-size, (long) BLOCK));
        return bytes;
    }

    /** Lines {@code length key=value}; the length counts the whole line. */
    private static void pax(byte[] bytes, Map<String, String> into) throws IOException {
        int at = 0;
        while (at < bytes.length) {
            int space = at;
            while (space < bytes.length && bytes[space] != ' ') {
                space++;
            }
            try {
                int length = Integer.parseInt(new String(bytes, at, space - at, UTF_8));
                String line = new String(bytes, space + 1, at + length - space - 2, UTF_8);
                int equals = line.indexOf('=');
                into.put(line.substring(0, equals), line.substring(equals + 1));
                at += length;
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                throw new IOException("pax", e);
            }
        }
    }

    private static boolean isZero(byte[] block) {
        return Arrays.equals(block, new byte[BLOCK]);
    }

    /** Up to the first zero byte. */
    private static String text(byte[] bytes, int at, int most) {
        int end = at;
        while (end < Math.min(bytes.length, at + most) && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, at, end - at, UTF_8);
    }

    /** Octal digits, or, where the first bit is set, a number in base 256. */
    private static long number(byte[] header, int at, int length) throws IOException {
        if (header[at] < 0) {
            byte[] digits = Arrays.copyOfRange(header, at, at + length);
            digits[0] &= 0x7f;
            BigInteger number = new BigInteger(1, digits);
            if (number.bitLength() > 62) {
                throw new IOException("tar number");
            }
            return number.longValue();
        }
        String octal = text(header, at, length).strip();
        try {
            return octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
        } catch (NumberFormatException e) {
            throw new IOException("tar number", e);
        }
    }

    String name() {
        return name;
    }

    boolean isFile() {
        return !sparse && (type == '0' || type == 0 || type == '7');
    }

    /** Whether its bytes are those of a file with the holes left out. */
    boolean isSparse() {
        return sparse;
    }

    /** What is left of the bytes of this entry. */
    InputStream content() {
        return new BlockInputStream() {

            @Override
            public int read(byte[] into, int from, int count) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int read = in.read(into, from, (int) Math.min(count, left));
                if (read < 0) {
                    throw new IOException("tar entry cut");
                }
                left -= read;
                return read;
            }
        };
    }
}
