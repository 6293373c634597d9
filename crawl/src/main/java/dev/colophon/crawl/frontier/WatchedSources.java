package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Source.SOURCE;

import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.schedule.Lanes;
import dev.colophon.crawl.frontier.source.SourceStates;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;

/**
 * The sources that are watched, as they were read last, and the turns of those on this machine. What is read in a transaction is
 * remembered when that is committed.
 */
final class WatchedSources {

    private static final Duration REFRESH = Duration.ofSeconds(1);

    private final Lanes lanes;

    /** When each source on this machine began the turn that it has. */
    private final Map<String, Instant> turns = new ConcurrentHashMap<>();

    private Map<String, Source> sources = Map.of();
    private Instant refreshed = Instant.MIN;

    WatchedSources(Lanes lanes) {
        this.lanes = lanes;
    }

    /**
     * What a transaction read.
     *
     * @param all by their ids
     * @param local those on this machine whose turn begins
     * @param seeds where the others begin whose time has come
     * @param hosts at which something may be asked for again
     */
    record Reading(Instant at, Map<String, Source> all, List<Source> local, List<FoundUrl> seeds, Set<String> hosts) {}

    /** Sources whose time has come, whose budget is spent or free again; empty when they were read a moment ago. */
    Optional<Reading> read(DSLContext dsl, Instant now, LocalDate today, Instant tomorrow) {
        if (!now.isBefore(refreshed) && Duration.between(refreshed, now).compareTo(REFRESH) < 0) {
            return Optional.empty();
        }
        Set<String> hosts = new TreeSet<>(SourceStates.releaseDue(dsl, now));
        SourceStates.holdSpent(dsl, today.toEpochDay(), tomorrow);
        List<Source> local = new ArrayList<>();
        List<FoundUrl> seeds = new ArrayList<>();
        for (Source source : SourceStates.due(dsl, now)) {
            if (SourceStates.isHere(source)) {
                local.add(source);
            } else {
                seeds.add(seed(source));
            }
        }
        Map<String, Source> all = new HashMap<>();
        dsl.selectFrom(SOURCE).forEach(row -> all.put(row.get(SOURCE.ID), Sources.source(row)));
        lanes.refresh(dsl);
        return Optional.of(new Reading(now, all, local, seeds, hosts));
    }

    private static FoundUrl seed(Source source) {
        CanonicalUrl url = CanonicalUrl.of(source.seed()).orElseThrow();
        return new FoundUrl(url, source.kind().seedKind(), source.id(), 0, 0, FoundUrl.SEED, source.every());
    }

    /** The turns of lists on this machine end with this transaction, in which what they name is stored. */
    void endTurns(DSLContext dsl, Collection<FoundUrl> named, Instant now) {
        named.stream()
                .map(FoundUrl::source)
                .distinct()
                .filter(turns::containsKey)
                .forEach(list -> SourceStates.turnEnded(dsl, list, Objects.requireNonNull(turns.get(list)), now));
    }

    /** Remembers what a transaction did; whether one that was watched before is not any more. */
    boolean committed(Optional<Reading> read, Collection<FoundUrl> named) {
        named.forEach(url -> turns.remove(url.source()));
        if (read.isEmpty()) {
            return false;
        }
        Reading reading = read.get();
        boolean removed = !reading.all().keySet().containsAll(sources.keySet());
        sources = reading.all();
        refreshed = reading.at();
        reading.local().forEach(source -> turns.put(source.id(), reading.at()));
        return removed;
    }

    /** By their ids, as they were read last. */
    Map<String, Source> all() {
        return sources;
    }

    /** A source on this machine has its turn no more; when that began, if it had one. */
    Optional<Instant> endTurn(Source source) {
        return Optional.ofNullable(turns.remove(source.id()));
    }

    /** The ids of those on this machine that have a turn. */
    Set<String> running() {
        return turns.keySet();
    }
}
