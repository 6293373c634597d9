package dev.colophon.evidence.verify.read;

import dev.colophon.evidence.messages.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Gzip members one after another, with the place of each, which {@link java.util.zip.GZIPInputStream} does not tell. Only
 * the plain header of ten bytes is taken (RFC 1952 without name, comment or extra field); nothing may stand between members
 * or behind the last one.
 */
final class GzipMembers implements AutoCloseable {

    private static final int HEADER_BYTES = 10;
    private static final int TRAILER_BYTES = 8;
    private static final long MAX_INFLATED = 4L << 30;
    private static final long MAX_RATIO = 200;
    /** Silence or an empty picture shrinks by more than 200 : 1 and is no attack; below this nothing can be harmed. */
    private static final long RATIO_FROM = 64L << 20;

    private final InputStream in;
    private final String part;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private long taken;
    private long start;
    private long length;
    private long inflated;
    private int members;
    private boolean inside;

    GzipMembers(InputStream in, String part) {
        this.in = in;
        this.part = part;
    }

    /** Begins the next member; false behind the last one. */
    boolean next() throws MalformedPart {
        if (inside) {
            throw new IllegalStateException("the member before was not read to its end");
        }
        if (from == to && !fill()) {
            return false;
        }
        start = taken;
        members++;
        int[] header = new int[HEADER_BYTES];
        for (int i = 0; i < HEADER_BYTES; i++) {
            header[i] = take();
        }
        if (header[0] != 0x1f || header[1] != 0x8b || header[2] != 8 || header[3] != 0) {
            throw fault(Message.of("gzip.begin", start));
        }
        inflater.reset();
        crc.reset();
        inside = true;
        return true;
    }

    /** Unpacked bytes of this member; -1 at its end, when its checksum and length were found right. */
    int read(byte[] into, int at, int count) throws MalformedPart {
        if (!inside) {
            return -1;
        }
        try {
            while (true) {
                if (inflater.needsInput()) {
                    if (from == to && !fill()) {
                        throw fault(Message.of("gzip.cut"));
                    }
                    inflater.setInput(buffer, from, to - from);
                }
                int read = inflater.inflate(into, at, count);
                skip(to - from - inflater.getRemaining());
                if (read > 0) {
                    crc.update(into, at, read);
                    inflated += read;
                    limit();
                    return read;
                }
                if (inflater.finished()) {
                    end();
                    return -1;
                }
                if (inflater.needsDictionary()) {
                    throw fault(Message.of("gzip.dictionary"));
                }
            }
        } catch (DataFormatException e) {
            throw new MalformedPart(place(), Message.of("gzip.unreadable", e.getMessage()), e);
        }
    }

    private void limit() throws MalformedPart {
        long packed = taken - start;
        if (inflated > MAX_INFLATED) {
            throw fault(Message.of("gzip.limit"));
        }
        if (inflater.getBytesWritten() > RATIO_FROM && inflater.getBytesWritten() / MAX_RATIO > packed) {
            throw fault(Message.of("gzip.ratio", MAX_RATIO));
        }
    }

    private void end() throws MalformedPart {
        long trailer = 0;
        for (int i = 0; i < TRAILER_BYTES; i++) {
            trailer |= (long) take() << (8 * i);
        }
        if ((trailer & 0xffff_ffffL) != crc.getValue() || (int) (trailer >>> 32) != (int) inflater.getBytesWritten()) {
            throw fault(Message.of("gzip.checksum"));
        }
        length = taken - start;
        inside = false;
    }

    private int take() throws MalformedPart {
        if (from == to && !fill()) {
            throw fault(Message.of("gzip.cut"));
        }
        int one = Byte.toUnsignedInt(buffer[from]);
        skip(1);
        return one;
    }

    private void skip(int count) {
        from += count;
        taken += count;
    }

    private boolean fill() throws MalformedPart {
        try {
            from = 0;
            to = Math.max(0, in.read(buffer));
            return to > 0;
        } catch (IOException e) {
            throw new MalformedPart(part, Message.of("unreadable.io", e.getMessage()), e);
        }
    }

    MalformedPart fault(Message why) {
        return new MalformedPart(place(), why);
    }

    /** The member that is read: its number counts from 1. */
    String place() {
        return part + "#" + Math.max(1, members);
    }

    int members() {
        return members;
    }

    /** Where this member begins. */
    long start() {
        return start;
    }

    /** The packed length of the member that was read to its end. */
    long length() {
        return length;
    }

    @Override
    public void close() {
        inflater.close();
    }

    /** All of a file that is one gzip member. */
    static byte[] single(InputStream in, String part, int max) throws MalformedPart {
        try (GzipMembers gzip = new GzipMembers(in, part)) {
            if (!gzip.next()) {
                throw new MalformedPart(part, Message.of("gzip.empty"));
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            byte[] some = new byte[1 << 16];
            for (int read = gzip.read(some, 0, some.length); read >= 0; read = gzip.read(some, 0, some.length)) {
                all.write(some, 0, read);
                if (all.size() > max) {
                    throw new MalformedPart(part, Message.of("gzip.too-long", max));
                }
            }
            if (gzip.next()) {
                throw new MalformedPart(part, Message.of("gzip.several"));
            }
            return all.toByteArray();
        }
    }
}
