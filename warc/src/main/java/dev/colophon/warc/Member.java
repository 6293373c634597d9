package dev.colophon.warc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes records, each as a gzip member (RFC 1952). Uses native memory until {@link #release}; for one thread at a time. */
final class Member {

    /** Measured, see RATIONALE.md. */
    private static final int LEVEL = 1;

    /** A block whose first piece does not shrink below this share of itself is only wrapped. */
    private static final double WORTHWHILE = 0.95;

    private static final int PIECE = 32 << 10;
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    private static final byte[] END_OF_RECORD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** As many as are in use at once; a deflater holds some 270 KB of native memory. */
    private static final int MOST_IDLE = 8;

    /** The one used last is taken first: what it holds is still in the cache of the processor. */
    private static final ConcurrentLinkedDeque<Member> IDLE = new ConcurrentLinkedDeque<>();

    private static final AtomicInteger IDLE_COUNT = new AtomicInteger();

    private final Deflater deflater = new Deflater(LEVEL, true);
    private final CRC32 crc = new CRC32();
    private final byte[] piece = new byte[PIECE];
    private final byte[] packed = new byte[PIECE];

    private Member() {}

    static Member take() {
        Member idle = IDLE.poll();
        if (idle == null) {
            return new Member();
        }
        IDLE_COUNT.decrementAndGet();
        return idle;
    }

    void release() {
        if (IDLE_COUNT.incrementAndGet() <= MOST_IDLE) {
            IDLE.push(this);
        } else {
            IDLE_COUNT.decrementAndGet();
            deflater.end();
        }
    }

    /** Writes one record and returns the length of its member. */
    long write(NewRecord record, OutputStream to) throws IOException {
        deflater.reset();
        deflater.setLevel(record.packed() ? Deflater.NO_COMPRESSION : LEVEL);
        crc.reset();
        to.write(HEADER);
        put(record.header(), record.header().length, to);
        try (InputStream block = record.block().open()) {
            long left = record.length();
            boolean inDoubt = !record.packed();
            while (left > 0) {
                int length = block.readNBytes(piece, 0, (int) Math.min(PIECE, left));
                if (length == 0) {
                    throw new IOException("a block of " + record.length() + " bytes ends " + left + " bytes early");
                }
                long before = deflater.getBytesWritten();
                put(piece, length, to);
                left -= length;
                if (inDoubt && left > 0) {
                    inDoubt = false;
                    drain(Deflater.SYNC_FLUSH, to);
                    boolean shrinks = deflater.getBytesWritten() - before < WORTHWHILE * length;
                    deflater.setLevel(shrinks ? LEVEL : Deflater.NO_COMPRESSION);
                }
            }
        }
        put(END_OF_RECORD, END_OF_RECORD.length, to);
        deflater.finish();
        drain(Deflater.NO_FLUSH, to);
        trailer(to);
        return HEADER.length + deflater.getBytesWritten() + 8;
    }

    private void put(byte[] bytes, int length, OutputStream to) throws IOException {
        crc.update(bytes, 0, length);
        deflater.setInput(bytes, 0, length);
        drain(Deflater.NO_FLUSH, to);
    }

    private void drain(int flush, OutputStream to) throws IOException {
        int length;
        do {
            length = deflater.deflate(packed, 0, packed.length, flush);
            to.write(packed, 0, length);
        } while (length == packed.length || !(deflater.needsInput() || deflater.finished()));
    }

    private void trailer(OutputStream to) throws IOException {
        byte[] trailer = new byte[8];
        littleEndian(trailer, 0, crc.getValue());
        littleEndian(trailer, 4, deflater.getBytesRead());
        to.write(trailer);
    }

    private static void littleEndian(byte[] to, int at, long value) {
        for (int i = 0; i < 4; i++) {
            to[at + i] = (byte) (value >>> (8 * i));
        }
    }
}
