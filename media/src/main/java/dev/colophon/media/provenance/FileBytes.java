package dev.colophon.media.provenance;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** A file at any offset. Not thread-safe. */
final class FileBytes implements AutoCloseable {

    private static final int BLOCK = 1 << 16;

    private final FileChannel channel;
    private final long size;

    private FileBytes(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    static FileBytes open(Path file) throws IOException {
        return new FileBytes(FileChannel.open(file, StandardOpenOption.READ));
    }

    long size() {
        return size;
    }

    /** Exactly so many bytes. */
    ByteBuffer at(long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || offset > size - length) {
            throw new EOFException("it ends in the middle");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                throw new EOFException("it ends in the middle");
            }
        }
        return bytes.flip();
    }

    void digest(MessageDigest digest, long start, long end) throws IOException {
        for (long at = start; at < end; at += BLOCK) {
            digest.update(at(at, (int) Math.min(BLOCK, end - at)));
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
