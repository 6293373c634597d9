package dev.colophon.cases.campaign;

import dev.colophon.cases.removal.UpTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How long many copies stayed up, counted in whole minutes, so that memory grows with the length of the time and not with the number
 * of copies. Quantiles are those of the product-limit estimate, as {@link dev.colophon.cases.removal.SurvivalCurve} has it: copies
 * that are up still count as long as they were seen, and a quantile that no removal has reached is not known. For one thread.
 */
final class UpTimeCounts {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    /** Products of fractions miss whole quarters by less. */
    private static final double ROUNDING = 1e-9;

    private static final class Ends {

        private long removed;
        private long cutOff;
    }

    private final TreeMap<Long, Ends> byMinute = new TreeMap<>();
    private long all;

    void add(UpTime time) {
        Ends ends = byMinute.computeIfAbsent(time.time().toMillis() / MINUTE, _ -> new Ends());
        if (time.ended()) {
            ends.removed++;
        } else {
            ends.cutOff++;
        }
        all++;
    }

    void add(UpTimeCounts others) {
        others.byMinute.forEach((minute, ends) -> {
            Ends mine = byMinute.computeIfAbsent(minute, _ -> new Ends());
            mine.removed += ends.removed;
            mine.cutOff += ends.cutOff;
        });
        all += others.all;
    }

    /**
     * After how long this share of the copies was gone.
     *
     * @param share above 0, at most 1
     * @return whole minutes; empty when fewer were found gone
     */
    Optional<Duration> quantile(double share) {
        double up = 1;
        long left = all;
        for (Map.Entry<Long, Ends> time : byMinute.entrySet()) {
            Ends ends = time.getValue();
            if (ends.removed > 0) {
                up *= 1 - (double) ends.removed / left;
                if (up <= 1 - share + ROUNDING) {
                    return Optional.of(Duration.ofMinutes(time.getKey()));
                }
            }
            left -= ends.removed + ends.cutOff;
        }
        return Optional.empty();
    }
}
