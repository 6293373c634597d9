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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells while a watch goes on what became of copies that were known before: each change once, and in the next watch what one that was
 * killed had not told. Thread-safe.
 */
final class Changes {

    /** What is stored so much later than it happened is still told, the next time. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private static final String GONE = "gone ";
    private static final String AGAIN = "again ";
    private static final String BACK = "back ";
    private static final String REDECIDED = "redecided ";

    private final Database database;
    private final DatabaseClock clock;
    private final Sightings sightings;
    private final PlaceHistory history;
    private final RedirectedCopies redirected;
    private final WatchListener listener;
    private final Path file;
    private ToldChanges told;

    /**
     * From now on, or from where the last watch was killed.
     *
     * @param file in which it is kept how far was told
     */
    Changes(
            Database database,
            DatabaseClock clock,
            Sightings sightings,
            PlaceHistory history,
            RedirectedCopies redirected,
            WatchListener listener,
            Path file) {
        this.database = database;
        this.clock = clock;
        this.sightings = sightings;
        this.history = history;
        this.redirected = redirected;
        this.listener = listener;
        this.file = file;
        Instant now = database.read(clock::now);
        this.told = ToldChanges.left(file)
                .map(left -> left.from().isAfter(now) ? new ToldChanges(now, id(Duration.ZERO), left.since()) : left)
                .orElseGet(() -> known(now, id(Duration.ZERO)));
        told.keep(file);
    }

    /** Where a clock was set back, what happened "since" is known: of that nothing is told again. */
    private ToldChanges known(Instant now, String id) {
        return new ToldChanges(now, id, Found.since(sightings, now, id).keys());
    }

    /** What happened since a time, told or not. */
    private record Found(
            List<StoredSighting> gone,
            List<StoredSighting> again,
            List<StoredSighting> back,
            List<ChangedDecision> redecided) {

        static Found since(Sightings sightings, Instant from, String fromId) {
            return new Found(
                    sightings.goneSince(from),
                    sightings.seenAgainSince(from, fromId),
                    sightings.backSince(from),
                    sightings.changedBySignals(fromId));
        }

        Set<String> keys() {
            Set<String> keys = new HashSet<>();
            gone.forEach(sighting -> keys.add(GONE + sighting.id()));
            again.forEach(sighting -> keys.add(AGAIN + sighting.id()));
            back.forEach(sighting -> keys.add(BACK + sighting.id()));
            redecided.forEach(change -> keys.add(REDECIDED + change.sighting().id()));
            return keys;
        }
    }

    /** Tells of those since the last time. */
    synchronized void tell() {
        redirected.settle();
        Instant next = database.read(clock::now).minus(OVERLAP);
        String nextId = id(OVERLAP);
        Found found = Found.since(sightings, told.from(), told.fromId());
        Finding.gone(untold(GONE, found.gone()), history).forEach(listener::gone);
        Finding.again(untold(AGAIN, found.again())).forEach(listener::again);
        Finding.back(untold(BACK, found.back())).forEach(listener::again);
        found.redecided().stream()
                .filter(change ->
                        !told.since().contains(REDECIDED + change.sighting().id()))
                .forEach(listener::redecided);
        boolean later = next.isAfter(told.from());
        told = new ToldChanges(later ? next : told.from(), later ? nextId : told.fromId(), found.keys());
        told.keep(file);
    }

    /** Tells of them once more, the last time: a watch that begins later has none to take up. */
    void end() {
        tell();
        ToldChanges.forget(file);
    }

    private List<StoredSighting> untold(String kind, List<StoredSighting> all) {
        return all.stream()
                .filter(sighting -> !told.since().contains(kind + sighting.id()))
                .toList();
    }

    /** An id that was made so long ago. */
    private String id(Duration ago) {
        return new Ids(() -> clock.own().instant().minus(ago)).next();
    }
}
