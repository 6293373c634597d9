package dev.colophon.cases.removal;

import static dev.colophon.store.schema.tables.RemovalLook.REMOVAL_LOOK;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;

import dev.colophon.cases.removal.RemovalLook.Earlier;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import dev.colophon.store.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The looks for copies of an organisation's works that were to be removed, and when the next are due. Thread-safe. */
public final class RemovalLooks {

    /** A look with all its media takes minutes; whoever needs longer is thought dead. */
    public static final Duration LEASE = Duration.ofMinutes(30);

    private static final int LONGEST_REASON = 2_000;

    private final Database database;
    private final Organisation organisation;
    private final Ids ids;
    private final Tasks tasks;

    public RemovalLooks(Database database, Organisation organisation, DatabaseClock clock) {
        this.database = database;
        this.organisation = organisation;
        this.ids = new Ids(clock.own());
        this.tasks = new Tasks(clock);
    }

    /** A series whose look is due, and the right to make it. */
    public record Due(LookSeries series, Tasks.Lease lease) {}

    /**
     * A series and when its next look is due.
     *
     * @param parked why it is made no more; empty while it is
     */
    public record Planned(LookSeries series, Instant due, Optional<String> parked) {}

    /** The looks for the copy of a sighting, in the order of time. */
    public List<StoredLook> of(StoredSighting sighting) {
        return database.read(dsl -> dsl.selectFrom(REMOVAL_LOOK)
                .where(ofCopy(sighting))
                .orderBy(REMOVAL_LOOK.AT, REMOVAL_LOOK.ID)
                .fetch(RemovalLooks::read));
    }

    private Condition own() {
        return REMOVAL_LOOK.ORGANISATION.eq(organisation.id());
    }

    private Condition ofCopy(StoredSighting sighting) {
        return own().and(REMOVAL_LOOK.PLACE.eq(LocalPlaces.key(sighting.place())))
                .and(REMOVAL_LOOK.CONTENT.eq(sighting.content().content().sha256()))
                .andNot(OtherWorks.isFor(sighting.work().id()));
    }

    private static StoredLook read(Record row) {
        return new StoredLook(
                Rows.text(row, REMOVAL_LOOK.ID),
                Rows.text(row, REMOVAL_LOOK.SIGHTING),
                Rows.time(row, REMOVAL_LOOK.AT),
                new RemovalFinding(
                        RemovalVerdict.valueOf(Rows.text(row, REMOVAL_LOOK.VERDICT)),
                        Rows.text(row, REMOVAL_LOOK.REASON),
                        Rows.maybeText(row, REMOVAL_LOOK.FOUND_AT)),
                Rows.text(row, REMOVAL_LOOK.VANTAGES).lines().toList());
    }

    /**
     * Stores a look, and when the next is due, in one transaction.
     *
     * @param series that it belongs to
     * @param next empty when there is none any more
     * @param lease under which it was made; what was made under one that holds no more is stored, and plans nothing
     */
    public void store(
            StoredSighting sighting,
            RemovalLook look,
            RemovalFinding finding,
            LookSeries series,
            Optional<Instant> next,
            Optional<Tasks.Lease> lease) {
        database.change(dsl -> {
            insert(dsl, sighting, look, finding);
            if (lease.isEmpty() || tasks.holds(dsl, lease.get())) {
                plan(dsl, series, next);
            }
        });
    }

    private void insert(DSLContext dsl, StoredSighting sighting, RemovalLook look, RemovalFinding finding) {
        dsl.insertInto(REMOVAL_LOOK)
                .set(REMOVAL_LOOK.ID, ids.next())
                .set(REMOVAL_LOOK.ORGANISATION, organisation.id())
                .set(REMOVAL_LOOK.SIGHTING, sighting.id())
                .set(REMOVAL_LOOK.PLACE, LocalPlaces.key(sighting.place()))
                .set(REMOVAL_LOOK.CONTENT, sighting.content().content().sha256())
                .set(
                        REMOVAL_LOOK.HOST,
                        Host.ofPlace(sighting.place()).map(Host::name).orElse(""))
                .set(REMOVAL_LOOK.AT, look.at().toEpochMilli())
                .set(REMOVAL_LOOK.VERDICT, finding.verdict().name())
                .set(REMOVAL_LOOK.REASON, Sanitiser.fit(finding.reason(), LONGEST_REASON))
                .set(
                        REMOVAL_LOOK.FOUND_AT,
                        finding.where().map(Sanitiser::clean).orElse(null))
                .set(
                        REMOVAL_LOOK.VANTAGES,
                        Sanitiser.fit(
                                look.views().stream().map(VantageView::vantage).collect(Collectors.joining("\n")),
                                LONGEST_REASON))
                .execute();
    }

    /**
     * Somebody says that a copy is removed: its looks begin anew, the first after an hour.
     *
     * @param dsl of a transaction of whoever asks
     */
    public void claimed(DSLContext dsl, String sighting, Instant at) {
        LookSeries series = Tasks.scheduled(dsl, Tasks.Kind.LOOK, key(sighting), 1).stream()
                .map(task -> LookSeries.of(task.payload()))
                .findFirst()
                .orElseGet(() -> new LookSeries(sighting, at, Optional.empty()))
                .claimed(at);
        plan(dsl, series, LookSchedule.next(series.begun(), series.claimed(), List.of()));
    }

    private void plan(DSLContext dsl, LookSeries series, Optional<Instant> next) {
        String key = key(series.sighting());
        if (next.isPresent()) {
            tasks.schedule(dsl, Tasks.Kind.LOOK, new Tasks.NewTask(ids.next(), key, series.json()), next.get());
        } else {
            boolean _ = tasks.cancel(dsl, Tasks.Kind.LOOK, key);
        }
    }

    /** Other organisations see nothing of it. */
    private String key(String sighting) {
        return organisation.id() + " " + sighting;
    }

    /** The series of a sighting that goes on; empty where there is none. */
    public Optional<LookSeries> series(String sighting) {
        return database.read(dsl -> Tasks.scheduled(dsl, Tasks.Kind.LOOK, key(sighting), 1)).stream()
                .map(task -> LookSeries.of(task.payload()))
                .findFirst();
    }

    /** Ends a series; false where there is none. */
    public boolean end(String sighting) {
        return database.write(dsl -> tasks.cancel(dsl, Tasks.Kind.LOOK, key(sighting)));
    }

    /** The series that go on, first due first. */
    public List<Planned> planned(int most) {
        return database.read(dsl -> Tasks.scheduled(dsl, Tasks.Kind.LOOK, key(""), most)).stream()
                .map(task -> new Planned(LookSeries.of(task.payload()), task.due(), task.error()))
                .toList();
    }

    /** Takes a series whose look is due and that nobody has taken; the attempt is counted before it is made. */
    public Optional<Due> take() {
        return database
                .write(dsl -> {
                    List<Tasks.Taken> taken = tasks.takeOf(dsl, Tasks.Kind.LOOK, key(""), 1, LEASE);
                    taken.forEach(task -> tasks.begin(dsl, task.lease()));
                    return taken;
                })
                .stream()
                .map(task -> new Due(LookSeries.of(task.payload()), task.lease()))
                .findFirst();
    }

    /** Ends the series that was taken, if the lease holds. */
    public void finish(Due due) {
        database.change(dsl -> tasks.finish(dsl, Set.of(due.lease())));
    }

    /**
     * How long copies stayed up, by host.
     *
     * @param host of one alone
     */
    public SortedMap<String, UpTimes> upTimes(Optional<Host> host) {
        SortedMap<String, UpTimes> times = new TreeMap<>();
        looks(host.map(one -> REMOVAL_LOOK.HOST.eq(one.name())).orElseGet(DSL::noCondition))
                .forEach((name, copies) -> times.put(name, UpTimes.of(copies)));
        return times;
    }

    /** How long copies stayed up at some hosts together. */
    public UpTimes upTimes(Collection<String> hosts) {
        return UpTimes.of(looks(REMOVAL_LOOK.HOST.in(hosts)).values().stream()
                .flatMap(List::stream)
                .toList());
    }

    /** The looks for each copy, in the order of time, by host. */
    private Map<String, List<List<Earlier>>> looks(Condition which) {
        Map<List<String>, List<Earlier>> looks = new HashMap<>();
        Map<List<String>, String> hosts = new HashMap<>();
        database.read(dsl -> dsl.select(
                                REMOVAL_LOOK.HOST,
                                REMOVAL_LOOK.PLACE,
                                REMOVAL_LOOK.CONTENT,
                                REMOVAL_LOOK.AT,
                                REMOVAL_LOOK.VERDICT,
                                coalesce(SIGHTING.WORK, inline("")))
                        .from(REMOVAL_LOOK)
                        .leftJoin(SIGHTING)
                        .on(SIGHTING.ID.eq(REMOVAL_LOOK.SIGHTING))
                        .where(own(), which)
                        .orderBy(REMOVAL_LOOK.AT, REMOVAL_LOOK.ID)
                        .fetch())
                .forEach(row -> {
                    List<String> copy = List.of(row.value2(), row.value3(), row.value6());
                    hosts.put(copy, row.value1());
                    looks.computeIfAbsent(copy, _ -> new ArrayList<>())
                            .add(new Earlier(Instant.ofEpochMilli(row.value4()), RemovalVerdict.valueOf(row.value5())));
                });
        Map<String, List<List<Earlier>>> ofHosts = new HashMap<>();
        looks.forEach((copy, series) -> ofHosts.computeIfAbsent(hosts.getOrDefault(copy, ""), _ -> new ArrayList<>())
                .add(series));
        return ofHosts;
    }
}
