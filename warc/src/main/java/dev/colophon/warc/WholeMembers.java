package dev.colophon.warc;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Reads a file of gzip members up to the first that is not whole. */
final class WholeMembers implements AutoCloseable {

    private static final int PIECE = 64 << 10;
    private static final int[] HEADER = {0x1f, 0x8b, 8, 0};
    private static final int REST_OF_HEADER = 6;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] packed = new byte[PIECE];
    private final byte[] plain = new byte[PIECE];
    private int at;
    private int end;
    private long before;

    private WholeMembers(InputStream in) {
        this.in = in;
    }

    /** How many bytes from the start of the file are members that are whole, check sums included. */
    static long length(Path file) throws IOException {
        try (WholeMembers members = new WholeMembers(Files.newInputStream(file))) {
            long whole = 0;
            try {
                while (members.more()) {
                    members.member();
                    whole = members.before + members.at;
                }
            } catch (EOFException | DataFormatException cutHere) {
                return whole;
            }
            return whole;
        }
    }

    /** The length of the first member. */
    static long firstLength(Path file) throws IOException {
        try (WholeMembers members = new WholeMembers(Files.newInputStream(file))) {
            members.member();
            return members.before + members.at;
        } catch (DataFormatException damaged) {
            throw new IOException(file + " is damaged: " + damaged.getMessage(), damaged);
        }
    }

    private void member() throws IOException, DataFormatException {
        for (int octet : HEADER) {
            if (octet() != octet) {
                throw new DataFormatException("no member of ours");
            }
        }
        for (int i = 0; i < REST_OF_HEADER; i++) {
            octet();
        }
        inflater.reset();
        crc.reset();
        while (!inflater.finished()) {
            if (!more()) {
                throw new EOFException();
            }
            inflater.setInput(packed, at, end - at);
            int length = inflater.inflate(plain);
            crc.update(plain, 0, length);
            at = end - inflater.getRemaining();
            if (length == 0 && inflater.needsDictionary()) {
                throw new DataFormatException("no member of ours");
            }
        }
        if (littleEndian() != crc.getValue() || littleEndian() != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new DataFormatException("wrong check sum");
        }
    }

    private long littleEndian() throws IOException {
        return octet() | (octet() << 8) | (octet() << 16) | ((long) octet() << 24);
    }

    private int octet() throws IOException {
        if (!more()) {
            throw new EOFException();
        }
        return packed[at++] & 0xff;
    }

    private boolean more() throws IOException {
        if (at == end) {
            before += end;
            at = 0;
            end = Math.max(0, in.read(packed, 0, PIECE));
        }
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
