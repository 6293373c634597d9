package dev.colophon.crawl.frontier.source;

import static dev.colophon.store.schema.tables.Host.HOST;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.QueryCount.QUERY_COUNT;
import static dev.colophon.store.schema.tables.Source.SOURCE;
import static dev.colophon.store.schema.tables.SourcePlace.SOURCE_PLACE;
import static dev.colophon.store.schema.tables.SourceSpending.SOURCE_SPENDING;

import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.schedule.HostQueue;
import dev.colophon.crawl.frontier.schedule.HotStatements;
import dev.colophon.crawl.frontier.schedule.Lanes;
import dev.colophon.crawl.scan.ScanSource;
import dev.colophon.crawl.scan.SourceRefused;
import dev.colophon.crawl.source.Budget;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Scope;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.http.guard.Refused;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Ids;
import dev.colophon.store.PlaceKey;
import dev.colophon.store.Sanitiser;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The sources of an organisation. Thread-safe. */
public final class Sources {

    /** Such as {@code ftp://}; the authority keeps apart what is a name of a file. */
    private static final Pattern OF_OTHER_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://");

    private final Database database;
    private final Organisation organisation;
    private final DatabaseClock clock;
    private final Ids ids;

    /** @param organisation whose sources are read and changed */
    public Sources(Database database, Organisation organisation, DatabaseClock clock) {
        this.database = database;
        this.organisation = organisation;
        this.clock = clock;
        this.ids = new Ids(clock.own());
    }

    /** Says whether a URL may be asked for at all; see {@code GuardedClient.admit}. */
    public interface Admission {
        String admit(String url) throws Refused;
    }

    /**
     * Adds a source, due at once. The same kind and seed again changes what is said of it and keeps its id.
     *
     * @throws Refused when its URL leads where we do not go
     * @throws SourceRefused when it is no URL, or no file or folder of this machine
     */
    public Source add(SourcePlan plan, Admission admission) throws Refused, SourceRefused {
        String seed = seed(plan, admission);
        return added(plan, seed, false);
    }

    /**
     * Adds one that was removed again, due at once, and paused if it was.
     *
     * @throws Refused as {@link #add}
     * @throws SourceRefused as {@link #add}
     */
    public Source restore(Source removed, Admission admission) throws Refused, SourceRefused {
        SourcePlan plan = SourcePlan.of(removed);
        String seed = seed(plan, admission);
        return added(plan, seed, removed.paused());
    }

    /**
     * Puts a source of another kind in the place of one, paused if that was. What that had still to visit is forgotten with it; what
     * it saw stays.
     *
     * @throws Refused as {@link #add}
     * @throws SourceRefused as {@link #add}
     */
    public Source replace(Source source, SourcePlan plan, Admission admission) throws Refused, SourceRefused {
        String seed = seed(plan, admission);
        return database.writeRepeating(dsl -> {
            remove(dsl, source);
            return add(dsl, plan, seed, source.paused()).source();
        });
    }

    /** @param awake hosts that have something to do since */
    private record Added(Source source, List<String> awake) {}

    private Source added(SourcePlan plan, String seed, boolean paused) {
        Added added = database.write(dsl -> add(dsl, plan, seed, paused));
        wake(added.awake());
        return added.source();
    }

    private Added add(DSLContext dsl, SourcePlan plan, String seed, boolean paused) {
        long now = clock.now(dsl).toEpochMilli();
        Lanes.open(dsl, organisation.id());
        Map<Field<?>, Object> planned = planned(plan);
        String key = PlaceKey.of(seed);
        Condition same = DSL.and(
                SOURCE.ORGANISATION.eq(organisation.id()),
                SOURCE.KIND.eq(plan.kind().name()),
                SOURCE.SEED_KEY.eq(key));
        boolean goesElsewhere = dsl.fetchExists(SOURCE, same.and(SOURCE.ALLOWED_HOSTS.ne(lines(plan.allowedHosts()))));
        dsl.insertInto(SOURCE)
                .set(SOURCE.ID, ids.next())
                .set(SOURCE.ORGANISATION, organisation.id())
                .set(SOURCE.KIND, plan.kind().name())
                .set(SOURCE.SEED, seed)
                .set(SOURCE.SEED_KEY, key)
                .set(planned)
                .set(SOURCE.PAUSED, paused)
                .set(SOURCE.HELD_UNTIL, 0L)
                .set(SOURCE.DUE_AT, now)
                .set(SOURCE.CREATED_AT, now)
                .onConflict(SOURCE.ORGANISATION, SOURCE.KIND, SOURCE.SEED_KEY)
                .doUpdate()
                .set(planned)
                .set(SOURCE.DUE_AT, now)
                .execute();
        var row = dsl.selectFrom(SOURCE).where(same).fetchSingle();
        Source source = source(row);
        boolean held = source.paused() || row.get(SOURCE.HELD_UNTIL) > 0;
        return new Added(
                source,
                goesElsewhere ? SourceStates.admit(dsl, source.id(), held, Instant.ofEpochMilli(now)) : List.of());
    }

    private static String seed(SourcePlan plan, Admission admission) throws Refused, SourceRefused {
        String text = plan.seed().strip();
        boolean web = text.regionMatches(true, 0, "http:", 0, 5) || text.regionMatches(true, 0, "https:", 0, 6);
        boolean list = plan.kind() == SourceKind.URL_LIST || plan.kind() == SourceKind.SEARCH_RESULTS;
        if (!plan.kind().isLocal() && (web || !list)) {
            return CanonicalUrl.of(admission.admit(text))
                    .orElseThrow(() -> new SourceRefused(text + " is no URL"))
                    .url();
        }
        try {
            Path path = ScanSource.named(plan.seed()).toAbsolutePath().normalize();
            boolean there = plan.kind() == SourceKind.FOLDER ? Files.isDirectory(path) : Files.isRegularFile(path);
            if (!there) {
                if (OF_OTHER_SCHEME.matcher(text).lookingAt() && !Files.exists(path)) {
                    throw new SourceRefused(
                            "%s cannot be watched: only http and https are asked for; give such a URL, or a file or folder of this machine"
                                    .formatted(text));
                }
                String wanted = plan.kind() == SourceKind.FOLDER ? "folder" : "file";
                throw new SourceRefused(
                        !Files.exists(path)
                                ? "no %s %s on this machine; check the spelling".formatted(wanted, path)
                                : Files.isDirectory(path) || Files.isRegularFile(path)
                                        ? "%s is no %s; choose another kind".formatted(path, wanted)
                                        : "%s is neither a file nor a folder; give one of these, or a URL"
                                                .formatted(path));
            }
            return path.toString();
        } catch (InvalidPathException e) {
            throw new SourceRefused(text + " is no file name");
        }
    }

    /** What a plan says of a source. */
    private static Map<Field<?>, Object> planned(SourcePlan plan) {
        return Map.ofEntries(
                Map.entry(SOURCE.EVERY_MS, plan.every().toMillis()),
                Map.entry(SOURCE.DEPTH, plan.depth()),
                Map.entry(SOURCE.PAGES_A_DAY, plan.budget().pages()),
                Map.entry(SOURCE.BYTES_A_DAY, plan.budget().bytes()),
                Map.entry(SOURCE.INCLUDE_PATTERNS, lines(plan.scope().include())),
                Map.entry(SOURCE.EXCLUDE_PATTERNS, lines(plan.scope().exclude())),
                Map.entry(SOURCE.FOLLOW_NOFOLLOW, plan.followNofollow()),
                Map.entry(SOURCE.ELSEWHERE, plan.scope().elsewhere()),
                Map.entry(SOURCE.RENDER, plan.render()),
                Map.entry(SOURCE.ALLOWED_HOSTS, lines(plan.allowedHosts())));
    }

    /** All of them, oldest first. */
    public List<Source> list() {
        return database.read(dsl -> dsl.selectFrom(SOURCE)
                .where(SOURCE.ORGANISATION.eq(organisation.id()))
                .orderBy(SOURCE.CREATED_AT, SOURCE.ID)
                .fetch(Sources::source));
    }

    /**
     * The source with this id, or an unambiguous start or end of it, or this seed: a URL in any spelling, also without the slash at its
     * end; a path, also a relative one.
     *
     * @throws SourceRefused when there is none, or more than one
     */
    public Source get(String text) throws SourceRefused {
        if (text.isBlank()) {
            throw new SourceRefused("an empty id names no source; see `colophon source list`");
        }
        List<Source> all = list();
        List<Source> named = all.stream().filter(source -> isSeed(text, source)).toList();
        if (named.isEmpty()) {
            String other = text.endsWith("/") ? text.substring(0, text.length() - 1) : text + "/";
            named = all.stream().filter(source -> isSeed(other, source)).toList();
        }
        if (named.size() > 1) {
            throw new SourceRefused("%d sources are at %s; name one by its id: see `colophon source list`"
                    .formatted(named.size(), text));
        }
        List<Source> found = named.isEmpty()
                ? all.stream().filter(source -> Ids.isMeant(source.id(), text)).toList()
                : named;
        if (found.size() != 1) {
            throw new SourceRefused(
                    found.isEmpty()
                            ? "no source " + text + "; see `colophon source list`"
                            : text + " begins or ends the ids of " + found.size() + " sources; write more of it");
        }
        return found.getFirst();
    }

    /** The source at this very place, of this kind if there are several; empty when it is not known which of them is meant. */
    public Optional<Source> at(String place, Optional<SourceKind> kind) {
        List<Source> there =
                list().stream().filter(source -> isSeed(place, source)).toList();
        List<Source> alike = there.stream()
                .filter(source -> kind.filter(said -> said == source.kind()).isPresent())
                .toList();
        List<Source> meant = alike.isEmpty() ? there : alike;
        return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
    }

    private static boolean isSeed(String text, Source source) {
        if (source.seed().equals(text)) {
            return true;
        }
        Optional<CanonicalUrl> url = CanonicalUrl.of(text.strip());
        if (url.isPresent()) {
            return source.seed().equals(url.get().url());
        }
        try {
            String path = Path.of(text).toAbsolutePath().normalize().toString();
            return source.seed().equals(path)
                    || source.seed()
                            .equals(Path.of(text.strip())
                                    .toAbsolutePath()
                                    .normalize()
                                    .toString());
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Stops visits on its behalf, or lets them go on: not before tomorrow where its budget is spent. */
    public void pause(Source source, boolean paused) {
        List<String> hosts = database.writeRepeating(dsl -> {
            dsl.update(SOURCE).set(SOURCE.PAUSED, paused).where(isMine(source)).execute();
            if (paused) {
                return SourceStates.hold(dsl, source.id());
            }
            boolean spent = !dsl.fetchExists(SOURCE, isMine(source).and(SOURCE.HELD_UNTIL.eq(0L)));
            return spent ? List.of() : SourceStates.release(dsl, source.id());
        });
        wake(hosts);
    }

    private void wake(List<String> hosts) {
        if (!hosts.isEmpty()) {
            database.change(dsl -> new HostQueue("", new HotStatements()).wake(dsl, hosts, clock.now(dsl)));
        }
    }

    private Condition isMine(Source source) {
        return SOURCE.ID.eq(source.id()).and(SOURCE.ORGANISATION.eq(organisation.id()));
    }

    /** Forgets it; what it saw stays, and so do visits on behalf of others. */
    public void remove(Source source) {
        boolean _ = database.writeRepeating(dsl -> remove(dsl, source));
    }

    private boolean remove(DSLContext dsl, Source source) {
        if (!dsl.fetchExists(SOURCE, isMine(source))) {
            return false;
        }
        SourceStates.leave(dsl, source.id());
        dsl.deleteFrom(SOURCE_PLACE).where(SOURCE_PLACE.SOURCE.eq(source.id())).execute();
        dsl.deleteFrom(QUERY_COUNT).where(QUERY_COUNT.SOURCE.eq(source.id())).execute();
        dsl.deleteFrom(SOURCE_SPENDING)
                .where(SOURCE_SPENDING.SOURCE.eq(source.id()))
                .execute();
        dsl.deleteFrom(SOURCE).where(isMine(source)).execute();
        return true;
    }

    /**
     * The stop word for a host, for everybody: nothing is asked of it until it is said again with {@code false}.
     *
     * @param host a name, with its port where that is not 80 or 443
     */
    public void block(String host, boolean blocked) {
        String name = Sanitiser.clean(host.strip().toLowerCase(Locale.ROOT));
        boolean _ = database.writeRepeating(dsl -> {
            HotStatements sql = new HotStatements();
            Lanes.hosts(dsl, sql, Set.of(name));
            dsl.update(HOST)
                    .set(HOST.BLOCKED, blocked)
                    .set(HOST.READY_AT, blocked ? DSL.val(Lease.NEVER) : DSL.greatest(HOST.NEXT_AT, HOST.LEASE_UNTIL))
                    .where(HOST.NAME.eq(name))
                    .execute();
            new HostQueue("", sql).lower(dsl, List.of(name), 0);
            return blocked;
        });
    }

    /** The hosts of which nothing is asked. */
    public List<String> blocked() {
        return blocked(database);
    }

    /** The hosts of which nothing is asked, by anybody. */
    public static List<String> blocked(Database database) {
        return database.read(dsl -> dsl.select(HOST.NAME)
                .from(HOST)
                .where(HOST.BLOCKED.isTrue())
                .orderBy(HOST.NAME)
                .fetch(HOST.NAME));
    }

    public static Source source(Record row) {
        return new Source(
                row.get(SOURCE.ID),
                row.get(SOURCE.ORGANISATION),
                SourceKind.valueOf(row.get(SOURCE.KIND)),
                row.get(SOURCE.SEED),
                Duration.ofMillis(row.get(SOURCE.EVERY_MS)),
                row.get(SOURCE.DEPTH),
                new Budget(row.get(SOURCE.PAGES_A_DAY), row.get(SOURCE.BYTES_A_DAY)),
                new Scope(
                        row.get(SOURCE.ELSEWHERE),
                        row.get(SOURCE.INCLUDE_PATTERNS).lines().toList(),
                        row.get(SOURCE.EXCLUDE_PATTERNS).lines().toList()),
                row.get(SOURCE.FOLLOW_NOFOLLOW),
                row.get(SOURCE.RENDER),
                row.get(SOURCE.ALLOWED_HOSTS).lines().toList(),
                row.get(SOURCE.PAUSED),
                Instant.ofEpochMilli(row.get(SOURCE.DUE_AT)),
                Instant.ofEpochMilli(row.get(SOURCE.CREATED_AT)));
    }

    /** When something is to be visited next, as far as that is known; empty when nothing is. */
    public Optional<Instant> next() {
        return database.read(dsl -> Stream.of(
                        dsl.select(DSL.min(SOURCE.DUE_AT))
                                .from(SOURCE)
                                .where(SOURCE.ORGANISATION.eq(organisation.id()), SOURCE.PAUSED.isFalse())
                                .fetchOptional(0, Long.class),
                        dsl.select(DSL.min(DSL.greatest(PLACE.DUE_AT, HOST.NEXT_AT)))
                                .from(SOURCE_PLACE)
                                .join(SOURCE)
                                .on(SOURCE.ID.eq(SOURCE_PLACE.SOURCE))
                                .join(PLACE)
                                .on(PLACE.KEY.eq(SOURCE_PLACE.PLACE))
                                .join(HOST)
                                .on(HOST.NAME.eq(PLACE.HOST))
                                .where(
                                        SOURCE.ORGANISATION.eq(organisation.id()),
                                        SOURCE_PLACE.STATE.eq("OPEN"),
                                        PLACE.STATE.eq("OPEN"),
                                        HOST.BLOCKED.isFalse())
                                .fetchOptional(0, Long.class))
                .flatMap(Optional::stream)
                .filter(at -> at < Lease.NEVER)
                .min(Comparator.naturalOrder())
                .map(Instant::ofEpochMilli));
    }

    private static String lines(List<String> lines) {
        return Sanitiser.clean(String.join("\n", lines));
    }
}
