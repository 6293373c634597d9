package dev.colophon.cases.campaign;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A number that somebody else published.
 *
 * @param value 0 or more
 */
public record PublishedCount(long value, Precision precision) {

    public PublishedCount {
        if (value < 0) {
            throw new IllegalArgumentException("a count below zero: " + value);
        }
    }

    /** How far a number can be relied on, as whoever published it says. */
    public enum Precision {
        EXACT,
        /** The true number may be smaller or larger. */
        ROUNDED,
        /** The true number is not smaller. */
        AT_LEAST;

        /** As a person writes it: {@code at-least}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** That of a word; empty when it is none. */
        public static Optional<Precision> ofWord(String word) {
            String clean = word.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
            return Arrays.stream(values())
                    .filter(one -> one.word().equals(clean))
                    .findFirst();
        }
    }
}
