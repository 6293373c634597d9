package dev.colophon.registry.licence.term;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/** Days that somebody may mean: others overflow what counts milliseconds, or a database. */
public final class StatedDay {

    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private StatedDay() {}

    /** Reads one as people write it, such as {@code 2026-12-31}; empty when it is none. */
    public static Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip())).filter(StatedDay::isPossible);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether it is one of the years 1 to 9999. */
    public static boolean isPossible(LocalDate day) {
        return !day.isBefore(EARLIEST) && !day.isAfter(LATEST);
    }
}
