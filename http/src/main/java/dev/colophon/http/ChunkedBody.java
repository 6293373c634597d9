package dev.colophon.http;

/**
 * Follows a body in the chunked transfer coding (RFC 9112, 7.1) as it stands on the wire, and knows after each byte how
 * much content has passed. As lenient as the client that reads it: what stands behind a size or a chunk's content up to
 * the line end is not looked at.
 */
final class ChunkedBody {

    private enum State {
        SIZE,
        EXTENSION,
        CONTENT,
        AFTER_CONTENT,
        TRAILER_START,
        TRAILER,
        END
    }

    /** Larger sizes that a chunk states are this one: no body is so long. */
    private static final long MOST = Long.MAX_VALUE;

    private State state = State.SIZE;
    private long left;
    private long content;

    /** The bytes from {@code from} to {@code to} that belong to the body and bring no more than {@code most} of content in all. */
    int advance(byte[] wire, int from, int to, long most) {
        int at = from;
        while (at < to && state != State.END) {
            if (state == State.CONTENT) {
                int taken = (int) Math.min(Math.min(left, to - at), most - content);
                if (taken == 0) {
                    break;
                }
                at += taken;
                left -= taken;
                content += taken;
                state = left == 0 ? State.AFTER_CONTENT : State.CONTENT;
            } else {
                state = next(wire[at++]);
            }
        }
        return at - from;
    }

    private State next(byte octet) {
        return switch (state) {
            case SIZE -> {
                int digit = Character.digit(octet, 16);
                if (digit >= 0) {
                    left = left > MOST >> 4 ? MOST : (left << 4) + digit;
                    yield State.SIZE;
                }
                yield octet == '\n' ? afterSize() : State.EXTENSION;
            }
            case EXTENSION -> octet == '\n' ? afterSize() : State.EXTENSION;
            case AFTER_CONTENT -> octet == '\n' ? State.SIZE : State.AFTER_CONTENT;
            case TRAILER_START ->
                switch (octet) {
                    case '\n' -> State.END;
                    case '\r' -> State.TRAILER_START;
                    default -> State.TRAILER;
                };
            case TRAILER -> octet == '\n' ? State.TRAILER_START : State.TRAILER;
            case CONTENT, END -> state;
        };
    }

    private State afterSize() {
        return left == 0 ? State.TRAILER_START : State.CONTENT;
    }
}
