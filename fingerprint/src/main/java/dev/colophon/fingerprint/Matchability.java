package dev.colophon.fingerprint;

import dev.colophon.fingerprint.audio.AudioParameters;
import java.util.Optional;

/** Whether a sound has enough in it to tell a copy from chance. */
final class Matchability {

    /** Shorter copies hold fewer peaks than a match needs beside noise. */
    private static final double SHORTEST_COPY_SECONDS = 3;

    private static final double SHORTEST_REFERENCE_SECONDS = 5;

    /** Distinct peaks that a sound needs; music has 200 in 10 seconds. */
    private static final int FEWEST_PEAKS = 60;

    /**
     * Peaks counted of one quarter tone: a tone however long, a mains hum or a dial tone stays below {@link #FEWEST_PEAKS},
     * a slow tune on four notes does not.
     */
    private static final int PER_QUARTER_TONE = 6;

    private static final int QUARTER_TONE_CENTS = 50;

    private Matchability() {}

    static Optional<Unmatchable> shortcoming(Role role, double seconds, short[] cents) {
        double shortest = switch (role) {
            case REFERENCE -> SHORTEST_REFERENCE_SECONDS;
            case COPY -> SHORTEST_COPY_SECONDS;
        };
        if (seconds < shortest) {
            return Optional.of(Unmatchable.TOO_SHORT);
        }
        return distinct(cents) < FEWEST_PEAKS ? Optional.of(Unmatchable.TOO_PLAIN) : Optional.empty();
    }

    private static int distinct(short[] cents) {
        int[] rows = new int[AudioParameters.HIGHEST_CENTS / QUARTER_TONE_CENTS + 1];
        int distinct = 0;
        for (short value : cents) {
            if (rows[value / QUARTER_TONE_CENTS]++ < PER_QUARTER_TONE) {
                distinct++;
            }
        }
        return distinct;
    }
}
