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
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.decision.DecisionRows;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.store.Database;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Where copies of an organisation's works were seen. Thread-safe. */
public final class Sightings {

    private static final int PAGE = 500;

    private static final Pattern PORT = Pattern.compile(":[0-9]+$");

    private final Database database;
    private final Organisation organisation;
    private final Works works;
    private final InstantSource clock;

    public Sightings(Database database, Organisation organisation) {
        this(database, organisation, InstantSource.system());
    }

    /** By this clock policies are muted or not. */
    public Sightings(Database database, Organisation organisation, InstantSource clock) {
        this.database = database;
        this.organisation = organisation;
        this.clock = clock;
        this.works = new Works(database, organisation);
    }

    /** The sightings, last seen first. */
    public List<StoredSighting> list(SightingQuery query) {
        return database.read(dsl -> fetch(dsl, own().and(SightingConditions.of(query)), query.limit()));
    }

    /** Hands over the sightings, last seen first, without holding them all. */
    public void forEach(SightingQuery query, Consumer<StoredSighting> each) {
        int left = query.limit();
        Optional<StoredSighting> last = query.after();
        while (left > 0) {
            List<StoredSighting> page = list(query.page(Math.min(PAGE, left), last));
            page.forEach(each);
            if (page.size() < Math.min(PAGE, left)) {
                return;
            }
            left -= page.size();
            last = Optional.of(page.getLast());
        }
    }

    /** How many there are. */
    public int count() {
        return database.read(dsl -> dsl.fetchCount(SIGHTING, own()));
    }

    /** How many there are of each state, of all states: a query's own, its limit and where it begins do not count. */
    public Map<DecisionState, Integer> countByState(SightingQuery query) {
        return countByState(query, DSL.noCondition());
    }

    /** How many like that are open, and are not there any more. */
    public int countOpenGone(SightingQuery query) {
        return countByState(query, SIGHTING.STATE.eq(StoredSighting.State.GONE.name()))
                .getOrDefault(DecisionState.OPEN, 0);
    }

    private Map<DecisionState, Integer> countByState(SightingQuery query, Condition which) {
        SightingQuery any = query.in(EnumSet.allOf(DecisionState.class)).page(Integer.MAX_VALUE, Optional.empty());
        Map<DecisionState, Integer> counts = new EnumMap<>(DecisionState.class);
        database.read(dsl -> dsl.select(SIGHTING.DECISION_STATE, DSL.count())
                        .from(
                                any.place().isPresent() || any.host().isPresent()
                                        ? SIGHTING.join(PLACE).on(PLACE.KEY.eq(SIGHTING.PLACE))
                                        : SIGHTING)
                        .where(own(), SightingConditions.of(any), which)
                        .groupBy(SIGHTING.DECISION_STATE)
                        .fetch())
                .forEach(row -> counts.put(DecisionState.valueOf(row.value1()), row.value2()));
        return counts;
    }

    /**
     * How many copies on this machine are there, as far as is known.
     *
     * @param place at this place, and
     * @param beginnings at those that begin so
     */
    public int countPresent(Optional<String> place, List<String> beginnings) {
        Condition where = place.map(uri -> PLACE.KEY.eq(LocalPlaces.key(uri))).orElseGet(DSL::falseCondition);
        for (String beginning : beginnings) {
            int length = beginning.codePointCount(0, beginning.length());
            where = where.or(DSL.substring(PLACE.URI, 1, length).eq(Sanitiser.clean(beginning)));
        }
        Condition local = PLACE.HOST.isNull().and(where);
        return database.read(dsl -> dsl.select(DSL.countDistinct(SIGHTING.PLACE))
                .from(SIGHTING)
                .join(PLACE)
                .on(PLACE.KEY.eq(SIGHTING.PLACE))
                .where(own(), SIGHTING.STATE.eq(StoredSighting.State.PRESENT.name()), local)
                .fetchSingle()
                .value1());
    }

    /** The copies that were there at a time and are gone now; one that was replaced by another of the work is not. */
    public List<StoredSighting> goneSince(Instant time) {
        return database.read(dsl -> {
            List<StoredSighting> gone = new ArrayList<>();
            for (List<String> some : Rows.parts(GoneCopies.since(dsl, own(), time))) {
                gone.addAll(fetch(dsl, own().and(SIGHTING.ID.in(some)), some.size()));
            }
            return gone;
        });
    }

    /** How many copies were seen at each host, each content of a place once. */
    public Map<Host, Integer> countByHost() {
        Map<Host, Integer> counts = new HashMap<>();
        database.read(dsl -> {
                    var copies = dsl.selectDistinct(SIGHTING.PLACE, SIGHTING.CONTENT)
                            .from(SIGHTING)
                            .where(own())
                            .asTable("copies");
                    return dsl.select(PLACE.HOST, DSL.count())
                            .from(copies)
                            .join(PLACE)
                            .on(PLACE.KEY.eq(copies.field(SIGHTING.PLACE)))
                            .where(PLACE.HOST.isNotNull())
                            .groupBy(PLACE.HOST)
                            .fetchMap(PLACE.HOST, DSL.count());
                })
                .forEach((host, copies) ->
                        counts.merge(new Host(PORT.matcher(host).replaceFirst("")), copies, Integer::sum));
        return counts;
    }

    /**
     * The sighting with this id, or with the only id that begins or ends so; of one that is no more, the one that shows the same
     * bytes at the same place, of the work that its work is now ({@link StoredSighting#isMeantBy}).
     *
     * @throws dev.colophon.registry.work.RegistryException when there is none, or more than one
     */
    public StoredSighting get(String idOrPrefix) {
        return database.read(dsl -> Works.one(
                fetch(dsl, SIGHTING.ID.in(meant(dsl, idOrPrefix)), 2), "sighting", idOrPrefix, "colophon sightings"));
    }

    /** As {@link #get}; empty when there is none. */
    public Optional<StoredSighting> find(String idOrPrefix) {
        boolean none = database.read(dsl -> meant(dsl, idOrPrefix)).isEmpty();
        return none ? Optional.empty() : Optional.of(get(idOrPrefix));
    }

    private List<String> meant(DSLContext dsl, String idOrPrefix) {
        List<String> found = dsl.select(SIGHTING.ID)
                .from(SIGHTING)
                .where(own(), Rows.isMeant(SIGHTING.ID, idOrPrefix))
                .limit(2)
                .fetch(SIGHTING.ID);
        return found.isEmpty() ? successors(dsl, idOrPrefix) : found;
    }

    /** Of sightings that are no more, of which something was decided or written down. */
    private List<String> successors(DSLContext dsl, String idOrPrefix) {
        return dsl.selectDistinct(SIGHTING.ID)
                .from(DECISION)
                .join(WORK)
                .on(WORK.ID.eq(DECISION.WORK))
                .join(SIGHTING)
                .on(
                        SIGHTING.PLACE.eq(DECISION.PLACE),
                        SIGHTING.CONTENT.eq(DECISION.CONTENT),
                        SIGHTING.WORK.eq(coalesce(WORK.MERGED_INTO, WORK.ID)))
                .where(own(), Rows.isMeant(DECISION.SIGHTING, idOrPrefix))
                .limit(2)
                .fetch(SIGHTING.ID);
    }

    /** The sightings of these bytes at this place: the id of each by the id of its work. */
    public Map<String, String> at(String place, String sha256) {
        return database.read(dsl -> dsl.select(SIGHTING.WORK, SIGHTING.ID)
                .from(SIGHTING)
                .where(own(), SIGHTING.PLACE.eq(LocalPlaces.key(place)), SIGHTING.CONTENT.eq(sha256))
                .fetchMap(SIGHTING.WORK, SIGHTING.ID));
    }

    /** Whether these bytes, which are at this place, were there before, and gone or replaced when it was looked at in between. */
    public boolean isBack(String place, String sha256) {
        String key = LocalPlaces.key(place);
        return database.read(dsl -> {
            List<String> newest = dsl.connectionResult(connection -> Observations.newest(connection, key));
            return newest.size() == 2
                    && newest.getFirst().equals(sha256)
                    && !newest.getLast().equals(sha256)
                    && dsl.fetchExists(
                            SIGHTING,
                            own(),
                            SIGHTING.PLACE.eq(key),
                            SIGHTING.CONTENT.eq(sha256),
                            SIGHTING.FIRST_SEEN.lt(SIGHTING.LAST_SEEN));
        });
    }

    private Condition own() {
        return SIGHTING.ORGANISATION.eq(organisation.id());
    }

    private List<StoredSighting> fetch(DSLContext dsl, Condition which, int limit) {
        // Stored while its work was merged into another, a sighting may name either.
        Field<String> meant = coalesce(WORK.MERGED_INTO, WORK.ID).as("meant");
        List<Record> rows = List.copyOf(dsl.select(SIGHTING.fields())
                .select(PLACE.URI)
                .select(CONTENT.fields())
                .select(DECISION.fields())
                .select(meant)
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
        List<String> contents = rows.stream()
                .map(row -> Rows.text(row, SIGHTING.CONTENT))
                .distinct()
                .toList();
        Map<String, List<Match>> matches = KnownContents.matches(dsl, contents);
        Map<ReferenceId, Registered> registered = works.registered(
                dsl,
                matches.values().stream()
                        .flatMap(List::stream)
                        .map(Match::reference)
                        .toList());
        Map<Stand, Observation> looks = looks(dsl, rows);
        Map<String, Licence> licences = LicenceRows.named(
                dsl,
                rows.stream()
                        .flatMap(row -> Rows.maybeText(row, DECISION.LICENCE).stream())
                        .collect(Collectors.toSet()));
        Map<String, List<Appearance>> pages = Appearances.of(
                dsl, rows.stream().map(row -> Rows.text(row, PLACE.URI)).toList());
        Map<String, List<ArmedPolicy>> policies = new Policies(dsl, organisation)
                .inForce(registered.values().stream()
                        .map(Registered::work)
                        .distinct()
                        .toList());
        Instant now = clock.instant();
        List<List<RegisteredMatch>> owns = rows.stream()
                .map(row ->
                        RegisteredMatch.joined(
                                        matches.getOrDefault(Rows.text(row, SIGHTING.CONTENT), List.of()), registered)
                                .stream()
                                .filter(match -> isOf(match.registered().work(), row, meant))
                                .toList())
                .toList();
        List<Entitlement> entitlements = new Entitlements(dsl, organisation, now)
                .of(IntStream.range(0, rows.size())
                        .mapToObj(i -> SightedCopy.claim(
                                Optional.ofNullable(looks.get(Stand.of(rows.get(i))))
                                        .orElseThrow(),
                                owns.get(i)))
                        .toList());
        return IntStream.range(0, rows.size())
                .mapToObj(i -> {
                    Record row = rows.get(i);
                    String uri = Rows.text(row, PLACE.URI);
                    List<Match> all = matches.getOrDefault(Rows.text(row, SIGHTING.CONTENT), List.of());
                    List<RegisteredMatch> own = owns.get(i);
                    Work work = own.getFirst().registered().work();
                    KnownContent content = KnownContents.known(row, all, Rows.number(row, CONTENT.SEARCHED_TO));
                    Observation look =
                            Optional.ofNullable(looks.get(Stand.of(row))).orElseThrow();
                    List<Appearance> on = pages.getOrDefault(uri, List.of());
                    return new StoredSighting(
                            Rows.text(row, SIGHTING.ID),
                            work,
                            uri,
                            content,
                            StoredSighting.State.valueOf(Rows.text(row, SIGHTING.STATE)),
                            Rows.time(row, SIGHTING.FIRST_SEEN),
                            Rows.time(row, SIGHTING.LAST_SEEN),
                            look,
                            own,
                            on,
                            DecisionState.valueOf(Rows.text(row, SIGHTING.DECISION_STATE)),
                            Rows.maybeText(row, DECISION.ID).map(_ -> DecisionRows.decision(row)),
                            Rows.maybeText(row, DECISION.LICENCE).flatMap(id -> licence(id, work, licences)),
                            SightedCopy.facts(
                                    row,
                                    SightedCopy.of(content, look, on, own),
                                    policies.getOrDefault(work.id(), List.of()),
                                    entitlements.get(i),
                                    now));
                })
                .toList();
    }

    private static Optional<Licence> licence(String id, Work work, Map<String, Licence> licences) {
        return Licence.authorisedHost(id)
                .map(host -> Licence.ofAuthorisedHost(work, host))
                .or(() -> Optional.ofNullable(licences.get(id)));
    }

    private static boolean isOf(Work work, Record row, Field<String> meant) {
        return work.id().equals(Rows.text(row, SIGHTING.WORK)) || work.id().equals(row.get(meant));
    }

    private record Stand(String place, String content) {

        static Stand of(Record sighting) {
            return new Stand(Rows.text(sighting, SIGHTING.PLACE), Rows.text(sighting, SIGHTING.CONTENT));
        }
    }

    /** Of each content at each place the newest look whose bytes are kept, or the newest. */
    private static Map<Stand, Observation> looks(DSLContext dsl, List<Record> sightings) {
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
                    .fetch(Sightings::observation)
                    .forEach(look ->
                            found.put(new Stand(look.place(), look.content().orElseThrow()), look));
        }
        return found;
    }

    private static Observation observation(Record row) {
        Integer status = row.get(OBSERVATION.STATUS);
        return new Observation(
                Rows.text(row, OBSERVATION.ID),
                Rows.text(row, OBSERVATION.PLACE),
                Instant.ofEpochMilli(Rows.number(row, OBSERVATION.AT)),
                Observation.Outcome.valueOf(Rows.text(row, OBSERVATION.OUTCOME)),
                status == null ? OptionalInt.empty() : OptionalInt.of(status),
                Rows.maybeText(row, OBSERVATION.CONTENT),
                Rows.maybeText(row, OBSERVATION.TEXT_SHA256),
                Rows.maybeText(row, OBSERVATION.CONTENT_TYPE),
                Rows.maybeText(row, OBSERVATION.VANTAGE),
                Rows.maybeText(row, OBSERVATION.CAUSE),
                Rows.maybeText(row, OBSERVATION.WARC_FILE)
                        .map(file -> new Observation.WarcRecord(file, Rows.number(row, OBSERVATION.WARC_OFFSET))));
    }
}
