package dev.colophon.evidence.verify.read;

/** Takes the chunks of HTTP/1.1 (RFC 9112 section 7.1) off a body while it streams by; ends without a word where one is broken. */
final class Chunks {

    private static final int MAX_SIZE_DIGITS = 15;

    private enum State {
        SIZE,
        EXTENSION,
        SIZE_END,
        DATA,
        DATA_END,
        TRAILER,
        BROKEN
    }

    /** What is told of the body. */
    @FunctionalInterface
    interface Sink {
        void take(byte[] bytes, int from, int count);
    }

    private final Sink sink;
    private State state = State.SIZE;
    private long left;
    private int digits;

    Chunks(Sink sink) {
        this.sink = sink;
    }

    void update(byte[] bytes, int from, int count) {
        int at = from;
        int end = from + count;
        while (at < end && state != State.TRAILER && state != State.BROKEN) {
            if (state == State.DATA) {
                int data = (int) Math.min(left, end - at);
                sink.take(bytes, at, data);
                at += data;
                left -= data;
                state = left == 0 ? State.DATA_END : State.DATA;
            } else {
                take(bytes[at++]);
            }
        }
    }

    private void take(byte one) {
        state = switch (state) {
            case SIZE -> size(one);
            case EXTENSION -> one == '\r' ? State.SIZE_END : State.EXTENSION;
            case SIZE_END -> one != '\n' ? State.BROKEN : left == 0 ? State.TRAILER : State.DATA;
            case DATA_END -> {
                digits = 0;
                // The line end behind the data, and then the next size.
                yield one == '\n' ? State.SIZE : one == '\r' ? State.DATA_END : State.BROKEN;
            }
            case DATA, TRAILER, BROKEN -> state;
        };
    }

    private State size(byte one) {
        int digit = Character.digit(one, 16);
        if (digit >= 0 && digits < MAX_SIZE_DIGITS) {
            left = 16 * left + digit;
            digits++;
            return State.SIZE;
        }
        if (digits == 0) {
            return State.BROKEN;
        }
        return one == '\r' ? State.SIZE_END : one == ';' || one == ' ' ? State.EXTENSION : State.BROKEN;
    }
}
