package dev.colophon.media;

/** Takes decoded frames while they are decoded. */
@FunctionalInterface
interface FrameSink {

    /**
     * Takes the next frame.
     *
     * @param grey 256 x 256 bytes of luma, rows from the top; valid during the call only
     * @param micros presentation time from the start, never decreasing
     */
    void accept(byte[] grey, long micros);
}
