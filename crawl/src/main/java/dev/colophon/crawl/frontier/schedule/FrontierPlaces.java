package dev.colophon.crawl.frontier.schedule;

import dev.colophon.crawl.frontier.ResultWriter;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.schedule.Insert.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * The places of the frontier and who asks for them. Used by one thread; each method takes part in the transaction it is
 * given, and changes rows in the order of their keys, as all workers do.
 */
public final class FrontierPlaces {

    /** By what its sources say; LOCAL when there are none. */
    public static final String STATE = "(case when exists (select 1 from source_place s where s.place = place.key and "
            + "s.state = 'OPEN') then 'OPEN' when exists (select 1 from source_place s where s.place = place.key and "
            + "s.state = 'HELD') then 'HELD' when exists (select 1 from source_place s where s.place = place.key) "
            + "then 'BARRED' else 'LOCAL' end)";

    /** One that another source has had read is not asked for again sooner than this for a source that comes later. */
    public static final Duration FRESH = Duration.ofDays(1);

    private static final String LOCK = "select key from place where key = any(?) order by key for no key update";
    private static final String KNOWN_PLACES =
            "select p.key, s.source from place p left join source_place s on s.place = p.key where p.key = any(?)";
    private static final Insert PLACE = new Insert(
            "place",
            1,
            List.of(
                    new Column("key", Insert.Type.VARCHAR),
                    new Column("uri", Insert.Type.VARCHAR),
                    new Column("host", Insert.Type.VARCHAR),
                    new Column("kind", Insert.Type.VARCHAR),
                    new Column("state", Insert.Type.VARCHAR),
                    new Column("lane", Insert.Type.INTEGER),
                    new Column("priority", Insert.Type.INTEGER),
                    new Column("due_at", Insert.Type.BIGINT),
                    new Column("attempts", Insert.Type.INTEGER),
                    new Column("every_ms", Insert.Type.BIGINT)));
    private static final Insert INTEREST = new Insert(
            "source_place",
            2,
            List.of(
                    new Column("source", Insert.Type.VARCHAR),
                    new Column("place", Insert.Type.VARCHAR),
                    new Column("depth", Insert.Type.INTEGER),
                    new Column("hops", Insert.Type.INTEGER),
                    new Column("state", Insert.Type.VARCHAR),
                    new Column("reached_at", Insert.Type.BIGINT),
                    new Column("led", Insert.Type.BOOLEAN)));

    /** Of a row of {@link #INTEREST}. */
    private static final int REACHED = 5;

    /** What redirects led to is asked for in any case, since it was found otherwise, too. */
    private static final String FOUND_OTHERWISE =
            "update source_place set led = false, depth = ?, hops = ? where source = ? and place = ? and led";

    /**
     * What is known already is asked for by one more source: pages and lists have to be read for it, whether or not they
     * changed, and of media that another organisation saw it has to be learnt whether it may go there. Its due time is another afterwards, so that a visit under way notices: see {@link ResultWriter}.
     */
    private static final String JOIN = "update place set state = (case when state in ('GONE', 'DISALLOWED') then state "
            + "else " + STATE + " end), host = ?, kind = coalesce(kind, ?), "
            + "lane = (case when state = 'LOCAL' or lane = ? then ? else " + Lanes.SHARED + " end), "
            + "every_ms = (case when state = 'LOCAL' then ? else every_ms end), "
            + "attempts = (case when state = 'LOCAL' then 0 else attempts end), "
            + "priority = (case when state = 'LOCAL' or priority < ? then ? else priority end), "
            + "due_at = (case when state = 'LOCAL' then ? when kind = 'MEDIUM' and lane = ? then due_at when visited_at is null or due_at <= ? then due_at + 1 "
            + "when visited_at + ? <= ? then ? when visited_at + ? < due_at then visited_at + ? else due_at + 1 end), "
            + "etag = (case when kind = 'MEDIUM' then etag else null end), "
            + "last_modified = (case when kind = 'MEDIUM' then last_modified else null end), "
            + "text_sha256 = (case when kind = 'MEDIUM' then text_sha256 else null end) where key = ?";

    private static final String TOUCH_INTEREST =
            "update source_place set state = ?, reached_at = null where source = ? and place = ? and state = 'BARRED'";
    private static final String TOUCH = "update place set due_at = ?, priority = ?, "
            + "kind = (case when ? then ? else kind end), state = " + STATE + " where key = ?";
    private static final String RECOMPUTE =
            "update place set state = " + STATE + " where key = ? and state in ('OPEN', 'HELD', 'BARRED')";
    private static final String DISALLOW = "update place set state = 'DISALLOWED' where key = ?";
    private static final String BAR =
            "update source_place set state = 'BARRED' where source = ? and place = ? and state = 'OPEN'";

    private static final String SOURCE = "select source.paused or source.held_until > 0, lane.number from source "
            + "join lane on lane.organisation = source.organisation where source.id = ?";
    private final HotStatements sql;

    public FrontierPlaces(HotStatements sql) {
        this.sql = sql;
    }

    /**
     * What a transaction has added.
     *
     * @param keys of {@link KnownPlaces}, to be remembered when it is committed
     * @param hosts that have something to do now, to be woken when it is committed
     * @param rejected keys of places that were not added, because they look endless or nobody asks for them any more
     */
    public record Added(List<Long> keys, Set<String> hosts, Set<String> rejected) {

        public Added() {
            this(new ArrayList<>(), new TreeSet<>(), new HashSet<>());
        }
    }

    /**
     * A source that asks for places.
     *
     * @param waits whether they are not visited on its behalf for the time being
     * @param lane of its organisation
     */
    public record Asker(boolean waits, int lane) {

        private static Optional<Asker> of(ResultSet rows) throws SQLException {
            return rows.next() ? Optional.of(new Asker(rows.getBoolean(1), rows.getInt(2))) : Optional.empty();
        }
    }

    /** Of these sources, those that are still there. On PostgreSQL they stay there until the transaction ends. */
    public Map<String, Asker> askers(DSLContext dsl, Collection<String> sources) {
        String locking = dsl.family() == SQLDialect.POSTGRES ? " for key share of source" : "";
        Map<String, Asker> askers = new HashMap<>();
        for (String source : new TreeSet<>(sources)) {
            sql.query(dsl, SOURCE + locking, Asker::of, source).ifPresent(asker -> askers.put(source, asker));
        }
        return askers;
    }

    /** Of what was found, what may be new, unless it looks endless. */
    public Candidates candidates(
            DSLContext dsl, List<FoundUrl> found, Map<String, Asker> askers, KnownPlaces known, LocalDate today) {
        Candidates candidates = new Candidates(sql);
        Set<String> there = new HashSet<>();
        for (FoundUrl url : found) {
            if (known.contains(KnownPlaces.key(url))) {
                there.add(url.url().key());
            } else if (!askers.containsKey(url.source())
                    || !(url.isNamed() || Traps.reason(url.url(), today).isEmpty())) {
                candidates.reject(url);
            } else {
                candidates.add(dsl, url);
            }
        }
        candidates.rejected().removeAll(there); // another source has it
        return candidates;
    }

    /**
     * Of candidates that are there, by their keys, which sources ask for each. PostgreSQL only: on SQLite, where nobody else
     * writes, it is tried.
     */
    public Map<String, Set<String>> known(DSLContext dsl, Candidates candidates) {
        Map<String, Set<String>> asked = new HashMap<>();
        if (dsl.family() == SQLDialect.POSTGRES && !candidates.byPlace().isEmpty()) {
            sql.query(
                    dsl,
                    KNOWN_PLACES,
                    rows -> {
                        while (rows.next()) {
                            Set<String> sources = asked.computeIfAbsent(rows.getString(1), _ -> new HashSet<>());
                            Optional.ofNullable(rows.getString(2)).ifPresent(sources::add);
                        }
                        return true;
                    },
                    (Object) candidates.byPlace().keySet().toArray(String[]::new));
        }
        return asked;
    }

    /**
     * To lock all rows that the transaction will change, in their order, before it inserts any: whoever waits for what another
     * inserts holds nothing that this one still wants. PostgreSQL only.
     *
     * @param asked what {@link #known} said
     */
    public static HotStatements.Batch locking(
            DSLContext dsl,
            Candidates candidates,
            Map<String, Set<String>> asked,
            Collection<String> changed,
            Collection<FoundUrl> touched) {
        Set<String> locked = new HashSet<>();
        if (dsl.family() == SQLDialect.POSTGRES) {
            locked.addAll(changed);
            touched.forEach(url -> locked.add(url.url().key()));
            asked.forEach((key, sources) -> {
                if (!sources.containsAll(
                        candidates.byPlace().getOrDefault(key, Map.of()).keySet())) {
                    locked.add(key);
                }
            });
        }
        @Nullable Object[] keys = {locked.toArray(String[]::new)};
        return new HotStatements.Batch(LOCK, locked.isEmpty() ? List.of() : List.<@Nullable Object[]>of(keys));
    }

    /**
     * Adds what is new.
     *
     * @param there those that are there and who asks for them, as far as that is known
     */
    public void add(
            DSLContext dsl,
            Candidates candidates,
            Map<String, Set<String>> there,
            Map<String, Asker> askers,
            KnownPlaces known,
            Instant now,
            Added added) {
        added.rejected().addAll(candidates.rejected());
        if (candidates.byPlace().isEmpty()) {
            return;
        }
        TreeMap<String, Set<Integer>> hosts = new TreeMap<>();
        List<@Nullable Object[]> places = new ArrayList<>();
        List<@Nullable Object[]> interests = new ArrayList<>();
        List<FoundUrl> asked = new ArrayList<>();
        List<@Nullable Object[]> foundOtherwise = new ArrayList<>();
        candidates.byPlace().forEach((key, bySource) -> {
            FoundUrl first = Collections.max(bySource.values(), Comparator.comparingInt(FoundUrl::priority));
            List<Asker> those = bySource.keySet().stream()
                    .map(source -> asker(askers, source))
                    .toList();
            Set<Integer> lanes = those.stream().map(Asker::lane).collect(Collectors.toCollection(TreeSet::new));
            if (!there.containsKey(key)) {
                places.add(place(
                        first,
                        those,
                        lanes.size() > 1 ? Lanes.SHARED : those.getFirst().lane(),
                        now));
            }
            Set<String> already = there.getOrDefault(key, Set.of());
            bySource.forEach((source, url) -> {
                if (!url.led()) { // that is left when nothing leads there, and may be found again
                    added.keys().add(KnownPlaces.key(url));
                }
                if (already.contains(source)) {
                    foundOtherwise(url).ifPresent(foundOtherwise::add);
                    return;
                }
                Asker asker = asker(askers, source);
                hosts.computeIfAbsent(url.url().host(), _ -> new TreeSet<>()).add(asker.lane());
                asked.add(url);
                String state = asker.waits() ? "HELD" : "OPEN";
                interests.add(new @Nullable Object[] {source, key, url.depth(), url.hops(), state, null, url.led()});
            });
        });
        hosts(dsl, hosts, known, added);
        boolean[] inserted = sql.insert(dsl, PLACE, places);
        Set<String> fresh = new HashSet<>();
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i]) {
                fresh.add(String.valueOf(places.get(i)[0]));
            }
        }
        for (int i = 0; i < interests.size(); i++) {
            FoundUrl url = asked.get(i);
            boolean open = !asker(askers, url.source()).waits();
            interests.get(i)[REACHED] = open && fresh.contains(url.url().key()) ? (Long) 0L : null;
        }
        boolean[] given = sql.insert(dsl, INTEREST, interests);
        List<@Nullable Object[]> joins = new ArrayList<>();
        List<FoundUrl> counted = new ArrayList<>();
        for (int i = 0; i < given.length; i++) {
            FoundUrl url = asked.get(i);
            if (given[i]) {
                counted.add(url);
                added.hosts().add(url.url().host());
                if (!fresh.contains(url.url().key())) {
                    joins.add(join(url, asker(askers, url.source()).lane(), now.toEpochMilli()));
                }
            } else {
                foundOtherwise(url).ifPresent(foundOtherwise::add);
            }
        }
        sql.batch(dsl, FOUND_OTHERWISE, foundOtherwise);
        sql.batch(dsl, JOIN, joins);
        candidates.count(dsl, counted);
    }

    private static Optional<@Nullable Object[]> foundOtherwise(FoundUrl url) {
        return url.led()
                ? Optional.empty()
                : Optional.of(new @Nullable Object[] {
                    url.depth(), url.hops(), url.source(), url.url().key()
                });
    }

    private static @Nullable Object[] place(FoundUrl url, List<Asker> askers, int lane, Instant now) {
        return new @Nullable Object[] {
            url.url().key(),
            url.url().url(),
            url.url().host(),
            url.kind().name(),
            askers.stream().allMatch(Asker::waits) ? "HELD" : "OPEN",
            lane,
            url.priority(),
            now.toEpochMilli(),
            0,
            url.every().toMillis()
        };
    }

    private static Asker asker(Map<String, Asker> askers, String source) {
        return Optional.ofNullable(askers.get(source)).orElseThrow();
    }

    private static @Nullable Object[] join(FoundUrl url, int lane, long now) {
        long fresh = FRESH.toMillis();
        return new @Nullable Object[] {
            url.url().host(),
            url.kind().name(),
            lane,
            lane,
            url.every().toMillis(),
            url.priority(),
            url.priority(),
            now,
            lane,
            now,
            fresh,
            now,
            now,
            fresh,
            fresh,
            url.url().key()
        };
    }

    /** Makes sure that hosts have rows, and that it is known in which lanes something is to be visited there. */
    private void hosts(DSLContext dsl, Map<String, Set<Integer>> lanes, KnownPlaces known, Added added) {
        List<Lanes.AtHost> asked = new ArrayList<>();
        lanes.forEach((host, those) -> those.forEach(lane -> {
            long key = KnownPlaces.key(lane, host);
            if (!known.contains(key)) {
                asked.add(new Lanes.AtHost(lane, host));
                added.keys().add(key);
            }
        }));
        Lanes.add(dsl, sql, asked);
    }

    /** Makes known ones due now, with their priority; what a source names as its seed is what it says it is. */
    public void touch(DSLContext dsl, List<FoundUrl> urls, Map<String, Asker> askers, Instant now, Added added) {
        List<FoundUrl> inOrder = urls.stream()
                .filter(url -> askers.containsKey(url.source()))
                .sorted((a, b) -> a.url().key().compareTo(b.url().key()))
                .toList();
        List<@Nullable Object[]> interests = new ArrayList<>();
        List<@Nullable Object[]> places = new ArrayList<>();
        for (FoundUrl url : inOrder) {
            String key = url.url().key();
            interests.add(new @Nullable Object[] {
                asker(askers, url.source()).waits() ? "HELD" : "OPEN", url.source(), key
            });
            places.add(new @Nullable Object[] {
                now.toEpochMilli(),
                url.priority(),
                url.priority() == FoundUrl.SEED,
                url.kind().name(),
                key
            });
            added.hosts().add(url.url().host());
        }
        sql.batch(dsl, TOUCH_INTEREST, interests);
        sql.batch(dsl, TOUCH, places);
    }

    /** Sets the states of places by what their sources say. */
    void recompute(DSLContext dsl, Collection<String> keys) {
        sql.batch(dsl, RECOMPUTE, keyRows(keys));
    }

    /** What their hosts' robots.txt does not allow. */
    void disallow(DSLContext dsl, Collection<String> keys) {
        sql.batch(dsl, DISALLOW, keyRows(keys));
    }

    private static List<@Nullable Object[]> keyRows(Collection<String> keys) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        new TreeSet<>(keys).forEach(key -> rows.add(new @Nullable Object[] {key}));
        return rows;
    }

    /** Sources may not go there; others may. */
    public void bar(DSLContext dsl, String place, List<String> sources) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        sources.forEach(source -> rows.add(new @Nullable Object[] {source, place}));
        sql.batch(dsl, BAR, rows);
        recompute(dsl, List.of(place));
    }
}
