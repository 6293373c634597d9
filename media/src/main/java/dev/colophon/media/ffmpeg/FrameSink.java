package dev.colophon.media.ffmpeg;

/** Takes decoded frames while they are decoded. */
@FunctionalInterface
public interface FrameSink {

    /** Width and height of a frame, whatever the aspect ratio of the film. */
    int SIDE = 256;

    /** Width and height of a frame in detail, likewise. */
    int DETAIL_SIDE = 512;

    /**
     * Takes the next frame.
     *
     * @param grey {@code SIDE * SIDE} bytes of luma, rows from the top; valid during the call only
     * @param micros presentation time from the start, never decreasing
     */
    void frame(byte[] grey, long micros);

    /** Whether the frame that came last is to come in detail, too. */
    default boolean wantsDetail() {
        return false;
    }

    /**
     * Takes in detail the frame that came last; comes when it is {@linkplain #wantsDetail wanted}.
     *
     * @param grey {@code DETAIL_SIDE * DETAIL_SIDE} bytes of luma, rows from the top; valid during the call only
     * @param aspect width by height of the film as it is seen
     */
    default void detail(byte[] grey, double aspect) {}
}
