package dev.colophon.cases.removal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which share of copies is still up after a time: the product-limit estimate of Kaplan and Meier (1958) for times that are cut off
 * where nobody looked longer. Its variance is Greenwood's; the bounds of 95 % are taken on the scale of log(-log), so that they stay
 * between 0 and 1 (Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, 1.4).
 *
 * @param copies how many were looked at
 * @param ended how many of them were found gone
 * @param longest until when one was looked at at most; no more is known
 * @param steps one for each time at which some were found gone, shortest first
 */
public record SurvivalCurve(int copies, int ended, Duration longest, List<Step> steps) {

    /** The 97.5 % point of the normal distribution. */
    private static final double NORMAL = 1.959963984540054;

    private static final double HALF = 0.5;

    /** Products of fractions miss whole quarters by less. */
    private static final double ROUNDING = 1e-9;

    public SurvivalCurve {
        steps = List.copyOf(steps);
    }

    /**
     * A step down.
     *
     * @param atRisk copies that were up until then, and looked at
     * @param ended of these, found gone at that time
     * @param share still up after it, 0 to 1
     * @param standardError of the share, by Greenwood's formula; 0 where all are gone
     * @param lower bound of the share, 0 to 1
     * @param upper bound of the share, 0 to 1
     */
    public record Step(
            Duration time, int atRisk, int ended, double share, double standardError, double lower, double upper) {}

    /**
     * How many copies a time ends for.
     *
     * @param ended so many were found gone then
     * @param cutOff so many were up then, and not looked at any more
     */
    public record Ends(int ended, int cutOff) {

        /** Those of both. */
        public Ends plus(Ends other) {
            return new Ends(ended + other.ended, cutOff + other.cutOff);
        }
    }

    /** Of these times; those cut off at the very time at which others end count as up then. */
    public static SurvivalCurve of(List<UpTime> times) {
        SortedMap<Duration, Ends> counted = new TreeMap<>();
        times.forEach(
                time -> counted.merge(time.time(), new Ends(time.ended() ? 1 : 0, time.ended() ? 0 : 1), Ends::plus));
        return of(counted);
    }

    /** The same of times that are counted. */
    public static SurvivalCurve of(SortedMap<Duration, Ends> times) {
        List<Step> steps = new ArrayList<>();
        double share = 1;
        double greenwood = 0;
        int copies = times.values().stream()
                .mapToInt(ends -> ends.ended() + ends.cutOff())
                .sum();
        int left = copies;
        int all = 0;
        for (Map.Entry<Duration, Ends> time : times.entrySet()) {
            int ended = time.getValue().ended();
            if (ended > 0) {
                share *= 1 - (double) ended / left;
                greenwood += ended == left ? 0 : ended / ((double) left * (left - ended));
                steps.add(step(time.getKey(), left, ended, share, greenwood));
                all += ended;
            }
            left -= ended + time.getValue().cutOff();
        }
        return new SurvivalCurve(copies, all, times.isEmpty() ? Duration.ZERO : times.lastKey(), steps);
    }

    private static Step step(Duration time, int atRisk, int ended, double share, double greenwood) {
        if (share <= 0) {
            return new Step(time, atRisk, ended, 0, 0, 0, 0);
        }
        double error = share * Math.sqrt(greenwood);
        double width = NORMAL * Math.sqrt(greenwood) / Math.abs(Math.log(share));
        return new Step(
                time, atRisk, ended, share, error, Math.pow(share, Math.exp(width)), Math.pow(share, Math.exp(-width)));
    }

    /** What is known of a time; empty behind the longest. */
    public Optional<Step> at(Duration time) {
        if (copies == 0 || time.compareTo(longest) > 0) {
            return Optional.empty();
        }
        return steps.stream()
                .filter(step -> step.time().compareTo(time) <= 0)
                .reduce((_, later) -> later)
                .or(() -> Optional.of(new Step(Duration.ZERO, copies, 0, 1, 0, 1, 1)));
    }

    /** The time after which no more than half are up; empty when more than half always were. */
    public Optional<Duration> median() {
        return quantile(HALF);
    }

    /**
     * After how long this share of the copies was gone.
     *
     * @param gone above 0, at most 1
     * @return empty when fewer were found gone
     */
    public Optional<Duration> quantile(double gone) {
        return steps.stream()
                .filter(step -> step.share() <= 1 - gone + ROUNDING)
                .map(Step::time)
                .findFirst();
    }
}
