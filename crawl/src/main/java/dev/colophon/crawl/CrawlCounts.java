package dev.colophon.crawl;

import dev.colophon.crawl.frontier.lease.FetchOutcome;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.UrlKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a crawler has done since it started, for all organisations together and for each. Thread-safe. */
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

    /** By the ids of organisations; of these, what was looked into is not counted. */
    private final Map<String, CrawlCounts> byOrganisation = new ConcurrentHashMap<>();

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
     * @param underWay hosts that are being asked
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

        /** With so many more that were looked into. */
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

    /**
     * What was asked for on behalf of one organisation, and what of it waits to be looked into. What is looked into is nobody's in
     * it: whoever looks knows whose works are found.
     *
     * @param organisation its id
     */
    Snapshot snapshot(String organisation) {
        return of(organisation).snapshot();
    }

    private CrawlCounts of(String organisation) {
        return byOrganisation.computeIfAbsent(organisation, _ -> new CrawlCounts());
    }

    private List<CrawlCounts> of(List<Source> sources) {
        return sources.stream()
                .map(Source::organisation)
                .distinct()
                .map(this::of)
                .toList();
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
        count(finished);
        of(finished.sources()).forEach(own -> own.count(finished));
        if (finished.last()) {
            underWay(finished.lease(), -1);
        }
    }

    private void count(FetchOutcome.Finished finished) {
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

    /** @param sources that asked for what waits, as far as that is known */
    void waiting(List<Source> sources, long change) {
        waiting.addAndGet(change);
        of(sources).forEach(own -> own.waiting.addAndGet(change));
    }

    long waiting() {
        return waiting.get();
    }

    void granted(Lease lease) {
        underWay(lease, 1);
    }

    private void underWay(Lease lease, int change) {
        underWay.addAndGet(change);
        of(lease.tasks().stream().flatMap(task -> task.sources().stream()).toList())
                .forEach(own -> own.underWay.addAndGet(change));
    }
}
