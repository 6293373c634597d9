package dev.colophon.media;

/** Takes decoded sound while it is decoded. */
@FunctionalInterface
interface SampleSink {

    /** Mono samples at 11,025 Hz, nominally -1..1. */
    void accept(float[] mono, int offset, int length);
}
