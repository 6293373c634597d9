package dev.colophon.cases.campaign;

import dev.colophon.cases.removal.SurvivalCurve;
import java.time.Duration;
import java.util.Optional;

/**
 * What a campaign counts of one provider, or of all. Each number counts copies, and {@link CampaignCopy} says which; of what is not
 * found only the last two count.
 *
 * @param works how many works were found
 * @param removedByDeadline how many of those that were removed were gone before the campaign ended
 * @param verifiedDay found gone still a day after they were first found gone
 * @param verifiedWeek the same after seven days
 * @param verifiedMonth the same after thirty days
 * @param survival of those that are found
 * @param lawful not found, and counted to say so
 * @param undecided not found either
 */
public record ProviderFigures(
        String provider,
        Optional<PublishedCount> published,
        long works,
        long found,
        long noticed,
        long removedByItself,
        long removedOnNotice,
        long removedByDeadline,
        long verifiedDay,
        long verifiedWeek,
        long verifiedMonth,
        long reappeared,
        SurvivalCurve survival,
        long contested,
        long restored,
        long retracted,
        long licensedSince,
        long lawful,
        long undecided) {

    private static final double QUARTER = 0.25;

    /** How long copies stayed up. Empty: so many were never found gone. */
    public record Quartiles(Optional<Duration> lower, Optional<Duration> median, Optional<Duration> upper) {}

    /** How long those that are found stayed up. */
    public Quartiles upTime() {
        return new Quartiles(survival.quantile(QUARTER), survival.median(), survival.quantile(1 - QUARTER));
    }
}
