package dev.colophon.cases.removal;

import dev.colophon.cases.removal.RemovalLook.Earlier;
import dev.colophon.cases.removal.RemovalVerdict.Meaning;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * When a copy is to be looked for again: a pure function of time and the looks so far. While it is up, daily. Since it was said to
 * be removed, or was first found gone: after 1 h, 24 h, 7 days and 30 days, then monthly for six months. A look that tells nothing
 * is made again: after an hour, then after twice as long each time, up to a day. Back up: daily again.
 */
public final class LookSchedule {

    private static final List<Duration> FIRST =
            List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30));
    private static final int MONTHS = 6;
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration RETRY = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 5;

    private LookSchedule() {}

    /**
     * When the next look is due, which may be in the past.
     *
     * @param begun when looking began
     * @param claimed when somebody said last that it is removed
     * @param looks in the order of time
     * @return empty when all looks are made
     */
    public static Optional<Instant> next(Instant begun, Optional<Instant> claimed, List<Earlier> looks) {
        Optional<Instant> removed = claimed;
        Optional<Earlier> telling = Optional.empty();
        int silent = 0; // looks that told nothing since
        for (Earlier look : looks) {
            if (look.verdict().meaning() == Meaning.UNKNOWN) {
                silent++;
                continue;
            }
            silent = 0;
            telling = Optional.of(look);
            boolean up = look.verdict().meaning() == Meaning.UP;
            if (!up && removed.filter(since -> !since.isAfter(look.at())).isEmpty()) {
                removed = Optional.of(look.at());
            } else if (up && removed.filter(since -> !since.isAfter(look.at())).isPresent()) {
                removed = Optional.empty();
            }
        }
        Instant told = telling.map(Earlier::at).orElse(Instant.MIN);
        Optional<Instant> due = removed.isPresent()
                ? afterRemoval(removed.get(), told)
                : Optional.of(telling.map(look -> look.at().plus(DAILY)).orElse(begun));
        if (silent == 0 || due.isEmpty()) {
            return due;
        }
        Duration rest = RETRY.multipliedBy(1L << Math.min(silent - 1, MOST_DOUBLINGS));
        Instant again = looks.getLast().at().plus(rest.compareTo(DAILY) > 0 ? DAILY : rest);
        return due.map(at -> at.isAfter(again) ? at : again);
    }

    /** The first of the times after a removal that no look since has met. */
    private static Optional<Instant> afterRemoval(Instant removed, Instant told) {
        for (Duration after : FIRST) {
            Instant at = removed.plus(after);
            if (at.isAfter(told)) {
                return Optional.of(at);
            }
        }
        Instant last = removed.plus(FIRST.getLast());
        for (int month = 1; month <= MONTHS; month++) {
            Instant at = last.atZone(ZoneOffset.UTC).plusMonths(month).toInstant();
            if (at.isAfter(told)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }
}
