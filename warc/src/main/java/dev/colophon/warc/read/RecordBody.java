package dev.colophon.warc.read;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.util.Optional;
import org.netpreserve.jwarc.MessageBody;

/**
 * The block of a WARC record on its way to the HTTP parser: it bounds the header, and computes the digests that the
 * record declares. It calls itself seekable because the parser then takes the block's length for the body's instead
 * of a {@code Content-Length} that may lie; it only moves forward.
 */
final class RecordBody implements SeekableByteChannel {

    private static final int BLANK_LINE = 0x0d0a0d0a;

    private final MessageBody block;
    private final long size;
    private final Optional<MessageDigest> blockDigest;
    private final Optional<MessageDigest> payloadDigest;
    private long position;
    private long headBudget;
    private int lastFour;
    private boolean inPayload;

    RecordBody(
            MessageBody block,
            long headBudget,
            Optional<MessageDigest> blockDigest,
            Optional<MessageDigest> payloadDigest)
            throws IOException {
        this.block = block;
        this.size = block.size();
        this.headBudget = headBudget;
        this.blockDigest = blockDigest;
        this.payloadDigest = payloadDigest;
    }

    /** The header has been parsed: from here on only the block's own length counts. */
    void headDone() {
        headBudget = Long.MAX_VALUE;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        if (position > headBudget) {
            throw new IOException("an HTTP header longer than " + headBudget + " bytes");
        }
        int start = to.position();
        int length = block.read(to);
        if (length < 0 && position < size) {
            throw new EOFException("the file ends inside this record");
        }
        if (length > 0) {
            position += length;
            ByteBuffer piece = to.duplicate().flip().position(start);
            blockDigest.ifPresent(digest -> digest.update(piece.duplicate()));
            payloadDigest.ifPresent(digest -> payload(digest, piece));
        }
        return length;
    }

    private void payload(MessageDigest digest, ByteBuffer piece) {
        while (!inPayload && piece.hasRemaining()) {
            lastFour = (lastFour << 8) | (piece.get() & 0xff);
            inPayload = lastFour == BLANK_LINE;
        }
        digest.update(piece);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        throw new UnsupportedOperationException("a record is read from front to back");
    }

    @Override
    public int write(ByteBuffer from) {
        throw new UnsupportedOperationException("a record is only read");
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new UnsupportedOperationException("a record is only read");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
