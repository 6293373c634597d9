package dev.colophon.http;

import dev.colophon.http.body.BoundedCopy;
import java.io.IOException;

/**
 * Bounds what a server may send between two pieces of a body: TLS records, headers, chunk sizes, trailers. OkHttp reads
 * the line of a chunk size into memory whole, however long it is; so the socket counts, and stops. For one thread.
 */
final class Framing {

    /** The fetch that the reading thread works for. */
    static final ScopedValue<Framing> CURRENT = ScopedValue.newInstance();

    /** Headers and trailers are bounded at 256 KiB each by OkHttp, a TLS handshake at some 100 KiB. */
    static final int MOST_BYTES = 1 << 20;

    /** More than {@link #MOST_BYTES} without a byte of body. */
    static final class TooMuch extends IOException {
        TooMuch() {
            super("more than " + BoundedCopy.words(MOST_BYTES) + " without a byte of content");
        }
    }

    private long bytes;

    /** A request is made or a piece of the body has come through. */
    void restart() {
        bytes = 0;
    }

    /** Bytes have come out of a socket; a negative number is its end. */
    static void received(int length) throws TooMuch {
        if (CURRENT.isBound() && length > 0) {
            Framing framing = CURRENT.get();
            framing.bytes += length;
            if (framing.bytes > MOST_BYTES) {
                throw new TooMuch();
            }
        }
    }
}
