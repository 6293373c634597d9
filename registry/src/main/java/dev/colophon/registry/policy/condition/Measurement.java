package dev.colophon.registry.policy.condition;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which match of a copy is measured: DDEX {@code MeasurementType}. */
public enum Measurement {
    /** Where the sound matches. */
    AUDIO,
    /** Where the moving picture matches. */
    VIDEO,
    /** Where anything matches. */
    EITHER,
    /** Where sound and moving picture match at once. */
    BOTH;

    /** Whether what this measures is never more than what the other does. */
    boolean isWithin(Measurement other) {
        return this == other || this == BOTH || other == EITHER;
    }

    /** Reads one in any case; empty when it is none. */
    public static Optional<Measurement> of(String text) {
        return Arrays.stream(values())
                .filter(measurement -> measurement.word().equals(text.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
