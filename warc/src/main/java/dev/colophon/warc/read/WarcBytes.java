package dev.colophon.warc.read;

import dev.colophon.http.body.BoundedCopy;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The bytes of a WARC file from a given offset on, gzip members opened one by one, so that the offset of the member
 * being read is always known and a damaged one can be stepped over. Headers are bounded by a budget that the reader
 * sets before it asks for the next record: the parser behind keeps whole headers in memory.
 */
final class WarcBytes implements ReadableByteChannel {

    private static final int PIECE = 1 << 16;
    private static final byte[] WARC = {'W', 'A', 'R', 'C', '/'};

    private final FileChannel file;
    private final boolean gzip;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final ByteBuffer input = ByteBuffer.allocate(PIECE).limit(0);
    private long inputOffset;
    private long memberStart;
    private boolean inMember;
    private long budget = Long.MAX_VALUE;
    private long given;

    /** Starts at the offset, which must be that of a record or of a gzip member. */
    WarcBytes(Path path, long offset) throws IOException {
        file = FileChannel.open(path);
        file.position(offset);
        inputOffset = offset;
        memberStart = offset;
        gzip = fill(2) && input.get(input.position()) == 0x1f && input.get(input.position() + 1) == (byte) 0x8b;
    }

    boolean gzip() {
        return gzip;
    }

    /** Where the gzip member begins that was read last. */
    long memberStart() {
        return memberStart;
    }

    /** How many bytes of records were read so far. */
    long given() {
        return given;
    }

    /** The most bytes that may be read from now on. */
    void budget(long bytes) {
        budget = bytes;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        if (!to.hasRemaining()) {
            return 0;
        }
        if (budget <= 0) {
            throw new IOException("a record header longer than the limit");
        }
        int length = gzip ? inflate(to) : plain(to);
        budget -= Math.max(0, length);
        given += Math.max(0, length);
        return length;
    }

    private int plain(ByteBuffer to) throws IOException {
        if (!fill(1)) {
            return -1;
        }
        int length = Math.min(to.remaining(), input.remaining());
        to.put(input.slice().limit(length));
        input.position(input.position() + length);
        return length;
    }

    /** Never gives bytes of two members at once. */
    private int inflate(ByteBuffer to) throws IOException {
        while (true) {
            if (!inMember) {
                memberStart = inputOffset + input.position();
                if (!fill(1)) {
                    return -1;
                }
                memberHeader();
                inflater.reset();
                crc.reset();
                inMember = true;
            }
            if (!fill(1)) {
                throw new EOFException("the file ends inside a gzip member");
            }
            int before = input.remaining();
            int start = to.position();
            inflater.setInput(input.slice());
            int length;
            try {
                length = inflater.inflate(to);
            } catch (DataFormatException damaged) {
                throw new ZipException("damaged gzip member: " + BoundedCopy.describe(damaged));
            }
            input.position(input.position() + before - inflater.getRemaining());
            crc.update(to.duplicate().flip().position(start));
            if (inflater.finished()) {
                memberTrailer();
                inMember = false;
            }
            if (length > 0) {
                return length;
            }
            if (inflater.needsDictionary()) {
                throw new ZipException("damaged gzip member: it asks for a dictionary");
            }
        }
    }

    private void memberHeader() throws IOException {
        if (octet() != 0x1f || octet() != 0x8b || octet() != 8) {
            throw new ZipException("no gzip member where one should begin");
        }
        int flags = octet();
        for (int i = 0; i < 6; i++) {
            octet();
        }
        if ((flags & 4) != 0) {
            int extra = octet() | (octet() << 8);
            for (int i = 0; i < extra; i++) {
                octet();
            }
        }
        for (int text = Integer.bitCount(flags & 0x18); text > 0; text--) {
            while (octet() != 0) {
                // file name and comment, of no use here
            }
        }
        if ((flags & 2) != 0) {
            octet();
            octet();
        }
    }

    private void memberTrailer() throws IOException {
        long expected = octet() | (octet() << 8) | (octet() << 16) | ((long) octet() << 24);
        long size = octet() | (octet() << 8) | (octet() << 16) | ((long) octet() << 24);
        if (expected != crc.getValue() || size != (inflater.getBytesWritten() & 0xffffffffL)) {
            throw new ZipException("damaged gzip member: its check sum is wrong");
        }
    }

    private int octet() throws IOException {
        if (!fill(1)) {
            throw new EOFException("the file ends inside a gzip member");
        }
        return input.get() & 0xff;
    }

    private boolean fill(int needed) throws IOException {
        while (input.remaining() < needed) {
            inputOffset += input.position();
            input.compact();
            int length = file.read(input);
            input.flip();
            if (length < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        file.close();
    }

    /** Offset of the first record at or after the given one: a gzip member or a line that begins with its version. */
    static Optional<Long> recordFrom(Path path, long from, boolean gzip) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            // The line end before a record may lie before the offset itself.
            long at = Math.max(0, from - 2);
            file.position(at);
            InputStream in = new BufferedInputStream(Channels.newInputStream(file), PIECE);
            int last2 = at == 0 ? '\n' : 0;
            int last1 = at == 0 ? '\n' : 0;
            for (int octet = in.read(); octet >= 0; octet = in.read(), at++) {
                boolean member = last2 == 0x1f && last1 == 0x8b && octet == 8 && at - 2 >= from;
                if (gzip && member && opensRecord(path, at - 2)) {
                    return Optional.of(at - 2);
                }
                // A record begins after the blank line that closes the one before, at least after a line end.
                boolean lineStart = last1 == '\n' && (last2 == '\r' || last2 == '\n') && at >= from;
                if (!gzip && octet == 'W' && lineStart && startsLikeRecord(path, at)) {
                    return Optional.of(at);
                }
                last2 = last1;
                last1 = octet;
            }
            return Optional.empty();
        }
    }

    private static boolean opensRecord(Path path, long offset) throws IOException {
        try (WarcBytes bytes = new WarcBytes(path, offset)) {
            return begins(bytes);
        } catch (ZipException | EOFException chanceBytes) {
            return false;
        }
    }

    private static boolean startsLikeRecord(Path path, long offset) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            return begins(file.position(offset));
        }
    }

    private static boolean begins(ReadableByteChannel channel) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(WARC.length);
        while (start.hasRemaining() && channel.read(start) >= 0) {
            // until five bytes are here
        }
        return Arrays.equals(start.array(), WARC);
    }
}
