package dev.colophon.registry.message.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes of which a parser may read only so many from one event to the next: names, attributes, comments and processing
 * instructions are held in memory whole, and XML knows no limit for them.
 */
final class BoundedMarkup extends FilterInputStream {

    /** Too many bytes belong to one piece of markup. */
    static final class TooLongException extends IOException {

        TooLongException() {
            super("too long");
        }
    }

    private final long longest;
    private long sinceEvent;

    BoundedMarkup(InputStream in, long longest) {
        super(in);
        this.longest = longest;
    }

    /** The parser came to the end of a piece. */
    void event() {
        sinceEvent = 0;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        count(read < 0 ? 0 : 1);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
    }

    private void count(int read) throws TooLongException {
        sinceEvent += read;
        if (sinceEvent > longest) {
            throw new TooLongException();
        }
    }
}
