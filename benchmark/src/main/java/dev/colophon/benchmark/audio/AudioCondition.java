package dev.colophon.benchmark.audio;

import java.util.List;

/**
 * One way in which a clip of a sound is altered.
 *
 * @param seconds length of the copy
 * @param expectMatch whether the work must be found; a reversed clip must not be
 * @param speed how much faster the copy runs than the source, 1 = unchanged
 * @param cents how much higher the copy is than the source
 */
public record AudioCondition(
        String name, double seconds, boolean expectMatch, double speed, int cents, Treatment treatment) {

    /** How the copy is made of the clip. */
    sealed interface Treatment {

        /** By a filter chain and an encoder of ffmpeg; an empty chain passes the clip on. */
        record Ffmpeg(String filters, String suffix, List<String> encoder) implements Treatment {}

        /** By our own arithmetic, where exact levels matter. */
        record Samples(Alteration alteration) implements Treatment {}
    }

    /** Alters samples at {@link AudioConditions#RATE}. */
    @FunctionalInterface
    interface Alteration {
        float[] apply(Scene scene);
    }

    /** How many seconds of the source the copy contains. */
    double sourceSeconds() {
        return seconds * speed;
    }
}
