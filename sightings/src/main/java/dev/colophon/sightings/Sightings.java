package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Capture.CAPTURE;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static dev.colophon.store.schema.tables.SightingMatch.SIGHTING_MATCH;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.registry.Host;
import dev.colophon.registry.MatchJson;
import dev.colophon.registry.Registered;
import dev.colophon.registry.RegisteredMatch;
import dev.colophon.registry.Works;
import dev.colophon.store.Database;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Where copies were seen. Thread-safe. */
public final class Sightings {

    private final Database database;

    /** The sightings in this database. */
    public Sightings(Database database) {
        this.database = database;
    }

    /** The sightings, last seen first. */
    public List<StoredSighting> list(SightingQuery query) {
        return database.read(dsl -> fetch(dsl, condition(query), query.limit()));
    }

    /** How many there are. */
    public int count() {
        return database.read(dsl -> dsl.fetchCount(SIGHTING));
    }

    /** How many there are at each host. */
    public Map<Host, Integer> countByHost() {
        Map<Host, Integer> counts = new HashMap<>();
        database.read(dsl -> dsl.select(CAPTURE.PLACE)
                        .from(SIGHTING)
                        .join(CAPTURE)
                        .on(CAPTURE.ID.eq(SIGHTING.CAPTURE))
                        .fetch(CAPTURE.PLACE))
                .forEach(place -> Host.ofPlace(place).ifPresent(host -> counts.merge(host, 1, Integer::sum)));
        return counts;
    }

    /**
     * The sighting with this id, or with the only id that begins so.
     *
     * @throws RegistryException when there is none, or more than one
     */
    public StoredSighting get(String idOrPrefix) {
        return database.read(dsl -> Works.one(
                fetch(dsl, SIGHTING.ID.startsWith(Sanitiser.clean(idOrPrefix)), 2),
                "sighting",
                idOrPrefix,
                "colophon sightings"));
    }

    /** The sighting with this id, or with the only id that begins so; empty when there is none. */
    public Optional<StoredSighting> find(String idOrPrefix) {
        boolean none =
                database.read(dsl -> !dsl.fetchExists(SIGHTING, SIGHTING.ID.startsWith(Sanitiser.clean(idOrPrefix))));
        return none ? Optional.empty() : Optional.of(get(idOrPrefix));
    }

    private static Condition condition(SightingQuery query) {
        List<String> grades = Arrays.stream(Grade.values())
                .filter(grade -> grade.compareTo(query.weakest()) <= 0)
                .map(Grade::name)
                .toList();
        var matching = select(SIGHTING_MATCH.SIGHTING)
                .from(SIGHTING_MATCH)
                .join(REFERENCE)
                .on(REFERENCE.ID.eq(SIGHTING_MATCH.REFERENCE))
                .where(SIGHTING_MATCH.GRADE.in(grades))
                .and(query.work().map(REFERENCE.WORK::eq).orElse(noCondition()));
        return SIGHTING.ID
                .in(matching)
                .and(query.since()
                        .map(since -> SIGHTING.LAST_SEEN.ge(since.toEpochMilli()))
                        .orElse(noCondition()))
                .and(query.place().map(CAPTURE.PLACE::contains).orElse(noCondition()));
    }

    private static List<StoredSighting> fetch(DSLContext dsl, Condition which, int limit) {
        Map<String, Capture> captures = new LinkedHashMap<>();
        dsl.select(SIGHTING.ID)
                .select(CAPTURE.fields())
                .from(SIGHTING)
                .join(CAPTURE)
                .on(CAPTURE.ID.eq(SIGHTING.CAPTURE))
                .where(which)
                .orderBy(SIGHTING.LAST_SEEN.desc(), SIGHTING.ID.desc())
                .limit(limit)
                .forEach(row -> captures.put(Rows.text(row, SIGHTING.ID), CaptureRows.capture(row)));
        Map<String, List<RegisteredMatch>> matches = matches(dsl, List.copyOf(captures.keySet()));
        Map<String, List<Appearance>> pages = Appearances.of(
                dsl, captures.values().stream().map(Capture::place).toList());
        return captures.entrySet().stream()
                .map(entry -> new StoredSighting(
                        entry.getKey(),
                        entry.getValue(),
                        matches.getOrDefault(entry.getKey(), List.of()),
                        pages.getOrDefault(entry.getValue().place(), List.of())))
                .toList();
    }

    private static Map<String, List<RegisteredMatch>> matches(DSLContext dsl, List<String> sightings) {
        Map<String, List<Match>> stored = new HashMap<>();
        for (List<String> some : Rows.parts(sightings)) {
            dsl.select(SIGHTING_MATCH.SIGHTING, SIGHTING_MATCH.REFERENCE, SIGHTING_MATCH.DETAIL)
                    .from(SIGHTING_MATCH)
                    .where(SIGHTING_MATCH.SIGHTING.in(some))
                    .forEach(row -> stored.computeIfAbsent(row.value1(), _ -> new ArrayList<>())
                            .add(MatchJson.decode(new ReferenceId(row.value2()), row.value3())));
        }
        Map<ReferenceId, Registered> registered = Works.registered(
                dsl,
                stored.values().stream()
                        .flatMap(List::stream)
                        .map(Match::reference)
                        .toList());
        Map<String, List<RegisteredMatch>> matches = new HashMap<>();
        stored.forEach((sighting, all) -> matches.put(sighting, RegisteredMatch.joined(all, registered)));
        return matches;
    }
}
