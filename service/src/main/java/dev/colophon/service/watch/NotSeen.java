package dev.colophon.service.watch;

import dev.colophon.crawl.frontier.source.BarredAddresses;
import dev.colophon.crawl.frontier.source.DisallowedAddresses;
import dev.colophon.crawl.frontier.source.SourceFailures;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.crawl.source.BarredAddress;
import dev.colophon.crawl.source.Source;
import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What sources name and what was not had, told one by one as far as a person reads on. */
final class NotSeen {

    private static final int MOST_TOLD = 10;

    private final SourceFailures failures;
    private final DisallowedAddresses disallowed;
    private final BarredAddresses barred;
    private final Instant began;
    private final WatchListener listener;

    /** @param began when the watch did of which it is told */
    NotSeen(Database database, Organisation organisation, Instant began, WatchListener listener) {
        this.failures = new SourceFailures(database, organisation);
        this.disallowed = new DisallowedAddresses(database, organisation);
        this.barred = new BarredAddresses(database, organisation);
        this.began = began;
        this.listener = listener;
    }

    /**
     * Tells the first lines of a list that name no address, and how many more there are.
     *
     * @param all how many there are, which may be more than are known
     */
    static void tellLines(List<Skipped> known, int all, String list, WatchListener listener) {
        known.stream().limit(MOST_TOLD).forEach(listener::notSeen);
        int rest = all - Math.min(known.size(), MOST_TOLD);
        if (rest > 0) {
            listener.told(Message.of("watch.more.lines", rest, list));
        }
    }

    /**
     * Tells of the addresses that sources name and that failed, or were not asked for, since the watch began, and at its end of
     * a watch in which nothing was due that nothing was.
     *
     * @param idle whether nothing was visited or looked into
     */
    void tell(Sources sources, boolean idle) {
        Set<String> told = new HashSet<>(); // of several sources that name an address, once
        for (Source source : sources.list()) {
            boolean hadTurn = !source.due().minus(source.every()).isBefore(began);
            // What it may have named anew is not asked for by rules that may be known already.
            tellFailing(source, hadTurn ? Instant.EPOCH : began, told);
            if (hadTurn) {
                tellBarred(source, told);
            }
        }
        if (idle && told.isEmpty()) {
            List<String> hosts = disallowed.keepingAway(began);
            if (hosts.isEmpty()) {
                sources.next().ifPresent(at -> listener.told(Message.of("watch.idle", at.toString())));
            } else {
                hosts.stream()
                        .limit(MOST_TOLD)
                        .forEach(host -> listener.told(Message.of("watch.idle.disallowed", host)));
            }
        }
    }

    private void tellFailing(Source source, Instant ruledSince, Set<String> told) {
        List<SourceFailures.Failing> failing = failures.of(source, began, ruledSince).stream()
                .filter(one -> told.add(one.url()))
                .toList();
        failing.stream()
                .limit(MOST_TOLD)
                .map(one -> new Skipped(
                        one.url(),
                        Optional.empty(),
                        one.asked() ? Skipped.Kind.FAILED : Skipped.Kind.REFUSED,
                        one.cause()))
                .forEach(listener::notSeen);
        if (failing.size() > MOST_TOLD) {
            listener.told(Message.of("watch.more.failing", failing.size() - MOST_TOLD, source.seed()));
        }
    }

    private void tellBarred(Source source, Set<String> told) {
        List<BarredAddress> all =
                barred.of(source).stream().filter(one -> told.add(one.url())).toList();
        if (!all.isEmpty()) {
            listener.barred(all.stream().limit(MOST_TOLD).toList());
        }
        if (all.size() > MOST_TOLD) {
            listener.told(Message.of("watch.more.barred", all.size() - MOST_TOLD, source.seed()));
        }
    }
}
