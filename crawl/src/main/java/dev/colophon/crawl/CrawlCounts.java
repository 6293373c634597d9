package dev.colophon.crawl;

import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.source.UrlKind;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a crawler has done since it started. Thread-safe. */
public final class CrawlCounts {

    private final LongAdder pages = new LongAdder();
    private final LongAdder media = new LongAdder();
    private final LongAdder unchanged = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder barred = new LongAdder();
    private final LongAdder examined = new LongAdder();
    private final LongAdder matched = new LongAdder();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong underWay = new AtomicLong();

    /**
     * The state at a moment.
     *
     * @param pages, media answers received, of pages and lists, and of media
     * @param unchanged answers that were the same as before
     * @param bytes received
     * @param failed requests without a useful answer
     * @param barred URLs that were not asked for, by our rules or the host's
     * @param examined captures looked into
     * @param matched captures that share content with registered works
     * @param waiting captures that wait to be looked into
     * @param underWay requests under way
     */
    public record Snapshot(
            long pages,
            long media,
            long unchanged,
            long bytes,
            long failed,
            long barred,
            long examined,
            long matched,
            long waiting,
            long underWay) {

        /** With so many more that were looked into elsewhere. */
        public Snapshot plus(long moreExamined, long moreMatched) {
            return new Snapshot(
                    pages,
                    media,
                    unchanged,
                    bytes,
                    failed,
                    barred,
                    examined + moreExamined,
                    matched + moreMatched,
                    waiting,
                    underWay);
        }
    }

    public Snapshot snapshot() {
        return new Snapshot(
                pages.sum(),
                media.sum(),
                unchanged.sum(),
                bytes.sum(),
                failed.sum(),
                barred.sum(),
                examined.sum(),
                matched.sum(),
                waiting.get(),
                underWay.get());
    }

    void finished(FetchOutcome.Finished finished) {
        switch (finished.outcome()) {
            case FetchOutcome.Answered answered -> {
                boolean medium = finished.what() instanceof Lease.Visit visit && visit.kind() == UrlKind.MEDIUM;
                (medium ? media : pages).increment();
                bytes.add(answered.bytes());
            }
            case FetchOutcome.Unchanged same -> {
                unchanged.increment();
                bytes.add(same.bytes());
            }
            case FetchOutcome.Moved moved -> {
                pages.increment();
                bytes.add(moved.bytes());
            }
            case FetchOutcome.SoftNotFound soft -> {
                failed.increment();
                bytes.add(soft.bytes());
            }
            case FetchOutcome.Failed _, FetchOutcome.NotNow _, FetchOutcome.RobotsUnreachable _ -> failed.increment();
            case FetchOutcome.Barred _ -> barred.increment();
            case FetchOutcome.RobotsRead _,
                    FetchOutcome.TermsRead _,
                    FetchOutcome.TermsUnreachable _,
                    FetchOutcome.GivenBack _ -> {}
        }
    }

    void examined(boolean found) {
        examined.increment();
        if (found) {
            matched.increment();
        }
    }

    void waiting(long change) {
        waiting.addAndGet(change);
    }

    long waiting() {
        return waiting.get();
    }

    void underWay(long now) {
        underWay.set(now);
    }
}
