package dev.colophon.media.child;

import java.io.IOException;
import java.io.InputStream;

/** The output of a child: ends at a bound, and a broken pipe is an end like any other. */
final class BoundedOutput extends InputStream {

    private final InputStream pipe;
    private final Runnable whenExceeded;
    private long left;

    BoundedOutput(InputStream pipe, long bytes, Runnable whenExceeded) {
        this.pipe = pipe;
        this.left = bytes;
        this.whenExceeded = whenExceeded;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left < 0) {
            return -1;
        }
        try {
            int n = pipe.read(bytes, offset, length);
            if (n > left) {
                n = (int) left;
                left = -1;
                whenExceeded.run();
                return n > 0 ? n : -1;
            }
            left -= Math.max(n, 0);
            return n;
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        pipe.close();
    }
}
