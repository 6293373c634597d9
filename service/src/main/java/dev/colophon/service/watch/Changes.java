package dev.colophon.service.watch;

import dev.colophon.crawl.frontier.redirect.RedirectedCopies;
import dev.colophon.service.scan.Finding;
import dev.colophon.sightings.ChangedDecision;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.history.PlaceHistory;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells while a watch goes on what became of copies that were known before: each change once. Thread-safe. */
final class Changes {

    /** What is stored so much later than it happened is still told, the next time. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private final Database database;
    private final DatabaseClock clock;
    private final Sightings sightings;
    private final PlaceHistory history;
    private final RedirectedCopies redirected;
    private final WatchListener listener;
    private Instant from;
    private String fromId;
    private Set<String> gone = Set.of();
    private Set<String> again = Set.of();
    private Set<String> back = Set.of();
    private Set<String> redecided = Set.of();

    /** From now on. */
    Changes(
            Database database,
            DatabaseClock clock,
            Sightings sightings,
            PlaceHistory history,
            RedirectedCopies redirected,
            WatchListener listener) {
        this.database = database;
        this.clock = clock;
        this.sightings = sightings;
        this.history = history;
        this.redirected = redirected;
        this.listener = listener;
        this.from = database.read(clock::now);
        this.fromId = id(Duration.ZERO);
    }

    /** Tells of those since the last time. */
    synchronized void tell() {
        redirected.settle();
        Instant next = database.read(clock::now).minus(OVERLAP);
        String nextId = id(OVERLAP);
        List<StoredSighting> goneSince = sightings.goneSince(from);
        Finding.gone(without(gone, goneSince), history).forEach(listener::gone);
        List<StoredSighting> againSince = sightings.seenAgainSince(from, fromId);
        Finding.again(without(again, againSince)).forEach(listener::again);
        List<StoredSighting> backSince = sightings.backSince(from);
        Finding.back(without(back, backSince)).forEach(listener::again);
        List<ChangedDecision> redecidedSince = sightings.changedBySignals(fromId);
        redecidedSince.stream()
                .filter(change -> !redecided.contains(change.sighting().id()))
                .forEach(listener::redecided);
        if (next.isAfter(from)) {
            from = next;
            fromId = nextId;
        }
        gone = ids(goneSince);
        again = ids(againSince);
        back = ids(backSince);
        redecided = new HashSet<>(
                redecidedSince.stream().map(change -> change.sighting().id()).toList());
    }

    private static List<StoredSighting> without(Set<String> told, List<StoredSighting> all) {
        return all.stream().filter(sighting -> !told.contains(sighting.id())).toList();
    }

    private static Set<String> ids(List<StoredSighting> sightings) {
        return sightings.stream().map(StoredSighting::id).collect(Collectors.toSet());
    }

    /** An id that was made so long ago. */
    private String id(Duration ago) {
        return new Ids(() -> clock.own().instant().minus(ago)).next();
    }
}
