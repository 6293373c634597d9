package dev.colophon.cases.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts copies as they come. Memory does not grow with them. For one thread. */
final class FigureCounts {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);

    private final Instant ends;
    private final UpTimeCounts upTimes = new UpTimeCounts();
    private long works;
    private long found;
    private long noticed;
    private long removedByItself;
    private long removedOnNotice;
    private long removedByDeadline;
    private long verifiedDay;
    private long verifiedWeek;
    private long verifiedMonth;
    private long reappeared;
    private long contested;
    private long restored;
    private long retracted;
    private long licensedSince;
    private long lawful;
    private long undecided;

    /** For a campaign that ends then. */
    FigureCounts(Instant ends) {
        this.ends = ends;
    }

    void add(CampaignCopy copy) {
        lawful += one(copy.isLawful());
        undecided += one(copy.isUndecided());
        if (!copy.isFound()) {
            return;
        }
        found++;
        noticed += one(copy.isNoticed());
        removedByItself += one(copy.isRemovedByItself());
        removedOnNotice += one(copy.isRemovedOnNotice());
        removedByDeadline += one(copy.isGoneBefore(ends));
        verifiedDay += one(copy.isVerified(DAY));
        verifiedWeek += one(copy.isVerified(WEEK));
        verifiedMonth += one(copy.isVerified(MONTH));
        reappeared += one(copy.hasReappeared());
        contested += one(copy.isContested());
        restored += one(copy.isRestored());
        retracted += one(copy.isRetracted());
        licensedSince += one(copy.isLicensedSince());
        upTimes.add(copy.upTime());
    }

    private static int one(boolean counts) {
        return counts ? 1 : 0;
    }

    /** One more work was found. */
    void work() {
        works++;
    }

    /** All that others have counted; works that several have are one, so that whoever adds up counts them. */
    void add(FigureCounts others) {
        found += others.found;
        noticed += others.noticed;
        removedByItself += others.removedByItself;
        removedOnNotice += others.removedOnNotice;
        removedByDeadline += others.removedByDeadline;
        verifiedDay += others.verifiedDay;
        verifiedWeek += others.verifiedWeek;
        verifiedMonth += others.verifiedMonth;
        reappeared += others.reappeared;
        contested += others.contested;
        restored += others.restored;
        retracted += others.retracted;
        licensedSince += others.licensedSince;
        lawful += others.lawful;
        undecided += others.undecided;
        upTimes.add(others.upTimes);
    }

    ProviderFigures figures(String provider, Optional<PublishedCount> published) {
        return new ProviderFigures(
                provider,
                published,
                works,
                found,
                noticed,
                removedByItself,
                removedOnNotice,
                removedByDeadline,
                verifiedDay,
                verifiedWeek,
                verifiedMonth,
                reappeared,
                upTimes.curve(),
                contested,
                restored,
                retracted,
                licensedSince,
                lawful,
                undecided);
    }
}
