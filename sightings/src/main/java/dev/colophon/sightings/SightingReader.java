package dev.colophon.sightings;

import static dev.colophon.sightings.decision.DecisionRows.LAST;
import static dev.colophon.store.schema.tables.Content.CONTENT;
import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static dev.colophon.store.schema.tables.Work.WORK;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.when;

import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.registry.Works;
import dev.colophon.registry.contest.Entitlements;
import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.LicenceRows;
import dev.colophon.registry.policy.ArmedPolicy;
import dev.colophon.registry.policy.Policies;
import dev.colophon.registry.registration.Registered;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.standing.Entitlement;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.decision.DecisionRows;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/** Reads sightings with all that belongs to them, in one transaction. For one thread. */
final class SightingReader {

    /** Stored while its work was merged into another, a sighting may name either. */
    private static final Field<String> MEANT =
            coalesce(WORK.MERGED_INTO, WORK.ID).as("meant");

    private final DSLContext dsl;
    private final Organisation organisation;
    private final Works works;
    private final Instant now;

    /** @param now by which policies are muted or not */
    SightingReader(DSLContext dsl, Organisation organisation, Works works, Instant now) {
        this.dsl = dsl;
        this.organisation = organisation;
        this.works = works;
        this.now = now;
    }

    /**
     * A row with what was matched and seen of it.
     *
     * @param all matches of its content, also with other works
     * @param own those with its work, best first
     */
    private record Seen(Record row, List<Match> all, List<RegisteredMatch> own, Observation look) {

        Work work() {
            return own.getFirst().registered().work();
        }

        String place() {
            return Rows.text(row, PLACE.URI);
        }
    }

    /** What belongs to several of them, by the ids of licences, works and sightings and the URIs of places. */
    private record Joined(
            Map<String, Licence> licences,
            Map<String, List<Appearance>> pages,
            Map<String, List<ArmedPolicy>> policies,
            Map<String, StoredSighting.Replacement> replacements,
            Map<String, StoredSighting.Unknown> unknown,
            Map<String, String> shown) {}

    /** Last seen first. */
    List<StoredSighting> read(Condition which, int limit) {
        List<Seen> seen = seen(rows(which, limit));
        Joined joined = joined(seen);
        List<Entitlement> entitlements = new Entitlements(dsl, organisation, now)
                .of(seen.stream()
                        .map(one -> SightedCopy.claim(one.look(), one.own()))
                        .toList());
        return IntStream.range(0, seen.size())
                .mapToObj(i -> stored(seen.get(i), joined, entitlements.get(i)))
                .toList();
    }

    private List<Record> rows(Condition which, int limit) {
        return List.copyOf(dsl.select(SIGHTING.fields())
                .select(PLACE.URI)
                .select(CONTENT.fields())
                .select(DECISION.fields())
                .select(MEANT)
                .from(SIGHTING)
                .join(WORK)
                .on(WORK.ID.eq(SIGHTING.WORK))
                .join(PLACE)
                .on(PLACE.KEY.eq(SIGHTING.PLACE))
                .join(CONTENT)
                .on(CONTENT.SHA256.eq(SIGHTING.CONTENT))
                .leftJoin(LAST)
                .on(LAST.ID.eq(SIGHTING.DECISION))
                .leftJoin(DECISION)
                .on(DecisionRows.holding())
                .where(which)
                .orderBy(SIGHTING.LAST_SEEN.desc(), SIGHTING.ID.desc())
                .limit(limit)
                .fetch());
    }

    private List<Seen> seen(List<Record> rows) {
        Map<String, List<Match>> matches = KnownContents.matches(
                dsl,
                rows.stream()
                        .map(row -> Rows.text(row, SIGHTING.CONTENT))
                        .distinct()
                        .toList());
        Map<ReferenceId, Registered> registered = works.registered(
                dsl,
                matches.values().stream()
                        .flatMap(List::stream)
                        .map(Match::reference)
                        .toList());
        Map<Stand, Observation> looks = looks(rows);
        return rows.stream()
                .map(row -> {
                    List<Match> all = matches.getOrDefault(Rows.text(row, SIGHTING.CONTENT), List.of());
                    List<RegisteredMatch> own = RegisteredMatch.joined(all, registered).stream()
                            .filter(match -> isOf(match.registered().work(), row))
                            .toList();
                    Observation look =
                            Optional.ofNullable(looks.get(Stand.of(row))).orElseThrow();
                    return new Seen(row, all, own, look);
                })
                .toList();
    }

    private static boolean isOf(Work work, Record row) {
        return work.id().equals(Rows.text(row, SIGHTING.WORK)) || work.id().equals(row.get(MEANT));
    }

    private Joined joined(List<Seen> seen) {
        List<String> ids =
                seen.stream().map(one -> Rows.text(one.row(), SIGHTING.ID)).toList();
        Map<String, StoredSighting.Unknown> unknown = UnknownCopies.of(dsl, ids);
        Map<String, String> shown = ShownCopies.of(dsl, unknown.keySet());
        shown.keySet().forEach(unknown::remove);
        return new Joined(
                LicenceRows.named(
                        dsl,
                        seen.stream()
                                .flatMap(one -> Rows.maybeText(one.row(), DECISION.LICENCE).stream())
                                .collect(Collectors.toSet())),
                Appearances.of(dsl, seen.stream().map(Seen::place).toList()),
                new Policies(dsl, organisation)
                        .inForce(seen.stream()
                                .flatMap(one -> one.own().stream())
                                .map(match -> match.registered().work())
                                .distinct()
                                .toList()),
                ReplacedCopies.of(dsl, ids),
                unknown,
                shown);
    }

    private StoredSighting stored(Seen seen, Joined joined, Entitlement entitlement) {
        Record row = seen.row();
        Work work = seen.work();
        KnownContent content = KnownContents.known(row, seen.all(), Rows.number(row, CONTENT.SEARCHED_TO));
        List<Appearance> pages = joined.pages().getOrDefault(seen.place(), List.of()).stream()
                .map(page -> page.ofCopy(Rows.time(row, SIGHTING.FIRST_SEEN)))
                .toList();
        return new StoredSighting(
                Rows.text(row, SIGHTING.ID),
                work,
                seen.place(),
                content,
                StoredSighting.State.valueOf(Rows.text(row, SIGHTING.STATE)),
                Optional.ofNullable(joined.replacements().get(Rows.text(row, SIGHTING.ID))),
                Optional.ofNullable(joined.unknown().get(Rows.text(row, SIGHTING.ID))),
                Optional.ofNullable(joined.shown().get(Rows.text(row, SIGHTING.ID))),
                Rows.time(row, SIGHTING.FIRST_SEEN),
                Rows.time(row, SIGHTING.LAST_SEEN),
                seen.look(),
                seen.own(),
                pages,
                DecisionState.valueOf(Rows.text(row, SIGHTING.DECISION_STATE)),
                Rows.maybeText(row, DECISION.ID).map(_ -> DecisionRows.decision(row)),
                Rows.maybeText(row, DECISION.LICENCE).flatMap(id -> licence(id, work, joined.licences())),
                SightedCopy.facts(
                        row,
                        SightedCopy.of(content, seen.look(), pages, seen.own()),
                        joined.policies().getOrDefault(work.id(), List.of()),
                        entitlement,
                        now));
    }

    private static Optional<Licence> licence(String id, Work work, Map<String, Licence> licences) {
        return Licence.authorisedHost(id)
                .map(host -> Licence.ofAuthorisedHost(work, host))
                .or(() -> Optional.ofNullable(licences.get(id)));
    }

    private record Stand(String place, String content) {

        static Stand of(Record sighting) {
            return new Stand(Rows.text(sighting, SIGHTING.PLACE), Rows.text(sighting, SIGHTING.CONTENT));
        }
    }

    /** Of each content at each place the newest look whose bytes are kept, or the newest. */
    private Map<Stand, Observation> looks(List<Record> sightings) {
        Map<Stand, Observation> found = new HashMap<>();
        for (List<Record> some : Rows.parts(sightings)) {
            Field<Integer> rank = rowNumber()
                    .over()
                    .partitionBy(OBSERVATION.PLACE, OBSERVATION.CONTENT)
                    .orderBy(
                            when(OBSERVATION.WARC_FILE.isNull(), 1).otherwise(0),
                            OBSERVATION.AT.desc(),
                            OBSERVATION.ID.desc());
            Table<?> ranked = dsl.select(OBSERVATION.ID, rank.as("recent"))
                    .from(OBSERVATION)
                    .where(
                            OBSERVATION.CONTENT.in(some.stream()
                                    .map(row -> Stand.of(row).content())
                                    .collect(Collectors.toSet())),
                            OBSERVATION.PLACE.in(some.stream()
                                    .map(row -> Stand.of(row).place())
                                    .collect(Collectors.toSet())))
                    .asTable("ranked");
            dsl.select(OBSERVATION.fields())
                    .from(OBSERVATION)
                    .join(ranked)
                    .on(OBSERVATION.ID.eq(ranked.field(OBSERVATION.ID)))
                    .where(ranked.field("recent", Integer.class).eq(1))
                    .fetch(Observations::read)
                    .forEach(look ->
                            found.put(new Stand(look.place(), look.content().orElseThrow()), look));
        }
        return found;
    }
}
