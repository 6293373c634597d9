package dev.colophon.media.ffmpeg;

/** Takes decoded frames while they are decoded. */
@FunctionalInterface
public interface FrameSink {

    /** Width and height of a frame, whatever the aspect ratio of the film. */
    int SIDE = 256;

    /**
     * Takes the next frame.
     *
     * @param grey {@code SIDE * SIDE} bytes of luma, rows from the top; valid during the call only
     * @param micros presentation time from the start, never decreasing
     */
    void frame(byte[] grey, long micros);
}
