package dev.colophon.service.watch;

import dev.colophon.crawl.CrawlCounts;
import dev.colophon.crawl.LocalVisitor;
import dev.colophon.crawl.fetch.LocalList;
import dev.colophon.crawl.scan.ScanSource;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.crawl.scan.SourceRefused;
import dev.colophon.crawl.source.Source;
import dev.colophon.evidence.messages.Message;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.body.BoundedCopy;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.scan.Finding;
import dev.colophon.service.scan.Scan;
import dev.colophon.service.scan.ScanOutcome;
import dev.colophon.service.session.HomeSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** Looks into the folders and archives of this machine that are watched. Thread-safe. */
final class LocalSources implements LocalVisitor {

    private final CrawlExaminer examiner;
    private final GuardedClient client;
    private final WatchListener listener;
    private final LongAdder examined = new LongAdder();
    private final LongAdder matched = new LongAdder();
    private final LongAdder examinedOfAll = new LongAdder();
    private final LongAdder matchedOfAll = new LongAdder();
    private final LongAdder visited = new LongAdder();
    private volatile boolean ended;

    LocalSources(CrawlExaminer examiner, GuardedClient client, WatchListener listener) {
        this.examiner = examiner;
        this.client = client;
        this.listener = listener;
    }

    /** The counts of a crawl, with the files that were looked into here on behalf of the organisation that is told. */
    CrawlCounts.Snapshot added(CrawlCounts.Snapshot counts) {
        return counts.plus(examined.sum(), matched.sum());
    }

    /** The same on behalf of all. */
    CrawlCounts.Snapshot addedOfAll(CrawlCounts.Snapshot counts) {
        return counts.plus(examinedOfAll.sum(), matchedOfAll.sum());
    }

    /** How many of them had their turn. */
    long visited() {
        return visited.sum();
    }

    @Override
    public void read(Source source, LocalList list) {
        visited.increment();
        NotSeen.tellLines(
                list.problems().stream()
                        .map(problem -> new Skipped(source.seed(), Optional.empty(), Skipped.Kind.FAILED, problem))
                        .toList(),
                list.leftOut(),
                source.seed(),
                listener);
    }

    @Override
    public void unreadable(Source source, IOException why) {
        visited.increment();
        listener.notRead(Message.of("watch.list-unread", source.seed(), BoundedCopy.describe(why)));
    }

    @Override
    public void stop() {
        ended = true;
    }

    @Override
    public void scan(Source source) {
        visited.increment();
        examiner.use(session -> {
            scan(source, session);
            return Optional.empty();
        });
    }

    private void scan(Source source, HomeSession session) {
        try {
            boolean own = source.organisation().equals(session.organisation().id());
            new Scan(session, client, false, Set.of(), source.organisation(), () -> ended)
                    .of(ScanSource.of(source.seed()), outcome -> tell(outcome, own));
        } catch (SourceRefused e) {
            listener.notRead(ServiceException.told(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param own whether it is of the organisation that is told; what another watches is its own affair */
    private void tell(ScanOutcome outcome, boolean own) {
        if (outcome instanceof ScanOutcome.Found(Finding finding)) {
            boolean found = !finding.matches().isEmpty();
            examinedOfAll.increment();
            matchedOfAll.add(found ? 1 : 0);
            examined.add(own ? 1 : 0);
            if (own && found) {
                matched.increment();
                listener.found(finding);
            }
        }
    }
}
