package dev.colophon.media.ffmpeg;

/** Takes decoded sound while it is decoded. */
@FunctionalInterface
public interface SampleSink {

    /** Samples a second. */
    int SAMPLE_RATE = 11_025;

    /** Takes the next mono samples at {@link #SAMPLE_RATE}, nominally -1..1; the array is valid during the call only. */
    void samples(float[] mono, int offset, int length);
}
