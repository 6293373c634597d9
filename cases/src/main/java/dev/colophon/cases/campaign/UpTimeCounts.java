package dev.colophon.cases.campaign;

import dev.colophon.cases.removal.SurvivalCurve;
import dev.colophon.cases.removal.SurvivalCurve.Ends;
import dev.colophon.cases.removal.UpTime;
import java.time.Duration;
import java.util.TreeMap;

/**
 * How long many copies stayed up, counted in whole minutes, so that memory grows with the length of the time and not with the number
 * of copies. For one thread.
 */
final class UpTimeCounts {

    private final TreeMap<Duration, Ends> byMinute = new TreeMap<>();

    void add(UpTime time) {
        byMinute.merge(
                Duration.ofMinutes(time.time().toMinutes()),
                new Ends(time.ended() ? 1 : 0, time.ended() ? 0 : 1),
                Ends::plus);
    }

    void add(UpTimeCounts others) {
        others.byMinute.forEach((minute, ends) -> byMinute.merge(minute, ends, Ends::plus));
    }

    /** Which share of them is still up after a time. */
    SurvivalCurve curve() {
        return SurvivalCurve.of(byMinute);
    }
}
