package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static dev.colophon.store.schema.tables.Work.WORK;
import static org.jooq.impl.DSL.coalesce;

import dev.colophon.registry.Works;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.store.Database;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Where copies of an organisation's works were seen. Thread-safe. */
public final class Sightings {

    private static final int PAGE = 500;

    /** A list of so many is a page of one that may be long. */
    private static final int MOST_OF_A_PAGE = 2 * PAGE;

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

    /** The sightings, in the order of the query; where a page has more than {@value #MOST_OF_A_PAGE}, last seen first. */
    public List<StoredSighting> list(SightingQuery query) {
        if (query.limit() > MOST_OF_A_PAGE) {
            return database.read(dsl -> fetch(dsl, own().and(SightingConditions.of(query)), query.limit()));
        }
        return database.read(dsl -> {
            List<String> ids = ids(dsl, query, DSL.noCondition());
            return ids.isEmpty()
                    ? List.of()
                    : fetch(dsl, own().and(SIGHTING.ID.in(ids)), ids.size()).stream()
                            .sorted(Comparator.comparingInt(one -> ids.indexOf(one.id())))
                            .toList();
        });
    }

    /** The ids of the sightings that a query asks for and that are also like this, in its order. */
    public List<String> ids(DSLContext dsl, SightingQuery query, Condition which) {
        return switch (query.order()) {
            case NEWEST -> new SightingPages(dsl, organisation).ids(query, which);
            case STRENGTH -> new SortedPages(dsl, organisation).byStrength(query, which);
            case WORK -> new SortedPages(dsl, organisation).byWork(query, which);
            case AGE -> new SortedPages(dsl, organisation).byAge(query, which);
        };
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

    /** Those of these ids that there are, last seen first of each {@value #PAGE}. */
    public List<StoredSighting> of(List<String> ids) {
        return database.read(dsl -> of(dsl, ids));
    }

    /** The same in the transaction that is given. */
    public List<StoredSighting> of(DSLContext dsl, List<String> ids) {
        return Rows.parts(ids).stream()
                .flatMap(some -> fetch(dsl, own().and(SIGHTING.ID.in(some)), some.size()).stream())
                .toList();
    }

    /** How many there are. */
    public int count() {
        return database.read(dsl -> dsl.fetchCount(SIGHTING, own()));
    }

    /** How many there are of each state, of all states: a query's own, its limit and where it begins do not count. */
    public Map<DecisionState, Integer> countByState(SightingQuery query) {
        return countByState(query, DSL.noCondition());
    }

    /** The same of all sightings, counted to a number: of a state with more it is one more than that. */
    public Map<DecisionState, Integer> countByStateTo(int most) {
        Map<DecisionState, Integer> counts = new EnumMap<>(DecisionState.class);
        boolean _ = database.read(dsl -> {
            for (DecisionState state : DecisionState.values()) {
                int count = dsl.fetchCount(dsl.select(SIGHTING.ID)
                        .from(SIGHTING)
                        .where(own(), SIGHTING.DECISION_STATE.eq(state.name()))
                        .limit(most + 1));
                if (count > 0) {
                    counts.put(state, count);
                }
            }
            return true;
        });
        return counts;
    }

    /** How many nobody has decided, counted to one more than {@code most}: no more are read. */
    public int countUndecidedTo(int most) {
        return database.read(dsl -> {
            int count = 0;
            for (DecisionState state : DecisionState.undecided()) {
                count += dsl.fetchCount(dsl.select(SIGHTING.ID)
                        .from(SIGHTING)
                        .where(own(), SIGHTING.DECISION_STATE.eq(state.name()))
                        .limit(most + 1 - count));
            }
            return count;
        });
    }

    /** How many like that are open, and are not there any more; what other bytes of the work took the place of is not gone. */
    public int countOpenGone(SightingQuery query) {
        // Inline, so that the index of those that are gone holds all that is asked for; of one work that index would
        // lead to all others'.
        String word = StoredSighting.State.GONE.name();
        Condition gone = SIGHTING.STATE
                .eq(query.work().isPresent() ? DSL.val(word) : DSL.inline(word))
                .and(SIGHTING.DECISION_STATE.eq(DecisionState.OPEN.name()))
                .and(GoneCopies.isNotReplaced());
        return countByState(query, gone).getOrDefault(DecisionState.OPEN, 0);
    }

    private Map<DecisionState, Integer> countByState(SightingQuery query, Condition which) {
        SightingQuery any = query.in(EnumSet.allOf(DecisionState.class)).page(Integer.MAX_VALUE, Optional.empty());
        Map<DecisionState, Integer> counts = new EnumMap<>(DecisionState.class);
        database.read(dsl -> dsl.select(SIGHTING.DECISION_STATE, DSL.count())
                        .from(
                                any.place().isPresent()
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
        return database.read(dsl -> of(dsl, GoneCopies.since(dsl, own(), time)));
    }

    /**
     * The copies that were seen again since a time, at the same place with the same bytes, after a look that told nothing of them.
     *
     * @param since an id that was made then
     */
    public List<StoredSighting> seenAgainSince(Instant time, String since) {
        return database.read(dsl -> of(dsl, CopiesSeenAgain.since(dsl, organisation.id(), time, since)));
    }

    /** The copies that are back since a time, as what their addresses lead to told. */
    public List<StoredSighting> backSince(Instant time) {
        return database.read(dsl -> of(dsl, CopiesSeenAgain.back(dsl, organisation.id(), time)));
    }

    /**
     * Those that were known before and that rules hold since, because somebody says that they are licensed; or held before and do not
     * now, because nobody says so any more.
     *
     * @param since an id that was made then
     */
    public List<ChangedDecision> changedBySignals(String since) {
        return database.read(dsl -> {
            Map<String, DecisionState> before = SignalChanges.since(dsl, own(), since);
            List<ChangedDecision> changed = new ArrayList<>();
            for (List<String> some : Rows.parts(List.copyOf(before.keySet()))) {
                fetch(dsl, own().and(SIGHTING.ID.in(some)), some.size()).stream()
                        .map(sighting ->
                                new ChangedDecision(sighting, before.getOrDefault(sighting.id(), DecisionState.OPEN)))
                        .forEach(changed::add);
            }
            return changed;
        });
    }

    /** The hosts at which something was seen, with their ports; of each one entry of an index is read. */
    public List<String> hosts() {
        return database.read(dsl -> new SightingPages(dsl, organisation).hosts(_ -> DSL.noCondition()));
    }

    /** How many copies were seen at some of {@link #hosts}, each content of a place once. */
    public int countAt(Collection<String> hosts) {
        return Rows.parts(List.copyOf(hosts)).stream()
                .mapToInt(some ->
                        database.read(dsl -> dsl.fetchCount(dsl.selectDistinct(SIGHTING.PLACE, SIGHTING.CONTENT)
                                .from(SIGHTING)
                                .where(own(), SIGHTING.HOST.in(some)))))
                .sum();
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
                .forEach((host, copies) -> counts.merge(new Host(withoutPort(host)), copies, Integer::sum));
        return counts;
    }

    /** The name of a host that may have a port. */
    public static String withoutPort(String host) {
        return PORT.matcher(host).replaceFirst("");
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

    /** What became of these bytes, which are at this place, since it was looked at before: never GONE, and THERE whether or not that is news. */
    public Presence presence(String place, String sha256) {
        String key = LocalPlaces.key(place);
        return database.read(dsl -> {
            boolean before = dsl.fetchExists(
                    SIGHTING,
                    own(),
                    SIGHTING.PLACE.eq(key),
                    SIGHTING.CONTENT.eq(sha256),
                    SIGHTING.FIRST_SEEN.lt(SIGHTING.LAST_SEEN));
            Presence presence = before
                    ? dsl.connectionResult(connection -> SightingStates.presence(connection, key, sha256))
                    : Presence.THERE;
            boolean mayReplace = !before || presence == Presence.BACK;
            return mayReplace
                    ? new ReplacedCopies(dsl, organisation.id()).inPlaceOfOthers(key, sha256, presence)
                    : presence;
        });
    }

    private Condition own() {
        return SIGHTING.ORGANISATION.eq(organisation.id());
    }

    private List<StoredSighting> fetch(DSLContext dsl, Condition which, int limit) {
        return new SightingReader(dsl, organisation, works, clock.instant()).read(which, limit);
    }
}
