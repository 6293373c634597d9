package dev.colophon.registry.licence.term;

import dev.colophon.registry.work.RegistryException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Days in UTC.
 *
 * @param first empty: since ever
 * @param last the last of them; empty: for ever
 */
public record DateRange(Optional<LocalDate> first, Optional<LocalDate> last) {

    public static final DateRange ALWAYS = new DateRange(Optional.empty(), Optional.empty());

    /** @throws RegistryException when the last comes before the first */
    public DateRange {
        if (first.isPresent() && last.isPresent() && last.get().isBefore(first.get())) {
            throw new RegistryException("it ends on %s, before it begins on %s".formatted(last.get(), first.get()));
        }
    }

    public boolean contains(Instant moment) {
        return contains(LocalDate.ofInstant(moment, ZoneOffset.UTC));
    }

    public boolean contains(LocalDate day) {
        return first.filter(day::isBefore).isEmpty()
                && last.filter(day::isAfter).isEmpty();
    }

    /** When it begins, in milliseconds. */
    public Optional<Long> begins() {
        return first.map(DateRange::millis);
    }

    /** The first moment after it, in milliseconds. */
    public Optional<Long> ends() {
        return last.map(day -> millis(day.plusDays(1)));
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    public static DateRange of(OptionalLong begins, OptionalLong ends) {
        return new DateRange(
                begins.isPresent() ? Optional.of(day(begins.getAsLong())) : Optional.empty(),
                ends.isPresent() ? Optional.of(day(ends.getAsLong()).minusDays(1)) : Optional.empty());
    }

    private static LocalDate day(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    /** {@code from 2026-01-01 to 2027-12-31}; {@code at any time}. */
    @Override
    public String toString() {
        return first.isEmpty() && last.isEmpty()
                ? "at any time"
                : (first.map(day -> "from " + day).orElse("")
                                + last.map(day -> " to " + day).orElse(""))
                        .strip();
    }
}
