package dev.colophon.evidence.verify.read;

import dev.colophon.evidence.messages.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/** A stretch of an open file, read at its place so that several threads can read one file. Not mapped: a file that is cut meanwhile must not end the process. */
public record Bytes(FileChannel channel, long offset, long length) {

    /** A stretch of this stretch. */
    public Bytes slice(long from, long count) {
        Objects.checkFromIndexSize(from, count, length);
        return new Bytes(channel, offset + from, count);
    }

    /**
     * All of it.
     *
     * @param part named when it is longer than {@code max}, or cannot be read
     */
    public byte[] all(int max, String part) throws MalformedPart {
        if (length > max) {
            throw new MalformedPart(part, Message.of("unreadable.too-long", max));
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        try {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, offset + bytes.position()) < 0) {
                    throw new MalformedPart(part, Message.of("unreadable.cut"));
                }
            }
        } catch (IOException e) {
            throw new MalformedPart(part, Message.of("unreadable.io", e.getMessage()), e);
        }
        return bytes.array();
    }

    /** The bytes from the first to the last; closing it leaves the file open. */
    public InputStream stream() {
        return new Stretch();
    }

    private final class Stretch extends BlockInputStream {
        private long at;

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            if (at == length && count > 0) {
                return -1;
            }
            int read = channel.read(ByteBuffer.wrap(into, from, (int) Math.min(count, length - at)), offset + at);
            if (read < 0) {
                throw new IOException("the file was cut while it was read");
            }
            at += read;
            return read;
        }
    }
}
