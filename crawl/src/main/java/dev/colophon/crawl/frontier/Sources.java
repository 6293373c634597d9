package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Host.HOST;
import static dev.colophon.store.schema.tables.Source.SOURCE;
import static dev.colophon.store.schema.tables.Url.URL;

import dev.colophon.crawl.scan.SourceRefused;
import dev.colophon.crawl.source.Budget;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.Scope;
import dev.colophon.crawl.source.Source;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.http.guard.Refused;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import dev.colophon.store.PlaceKey;
import dev.colophon.store.Sanitiser;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** The places that are watched. Thread-safe. */
public final class Sources {

    private static final String SPEND = "update source set "
            + "spent_pages = (case when spent_day = ? then spent_pages else 0 end) + ?, "
            + "spent_bytes = (case when spent_day = ? then spent_bytes else 0 end) + ?, spent_day = ? where id = ?";
    private static final String HOLD = "update source set held_until = ? where id = ? and held_until = 0 "
            + "and (spent_pages >= pages_a_day or spent_bytes >= bytes_a_day)";

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;

    public Sources(Database database, InstantSource clock) {
        this.database = database;
        this.ids = new Ids(clock);
        this.clock = clock;
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
        String key = PlaceKey.of(seed);
        return database.write(dsl -> {
            long now = clock.millis();
            dsl.insertInto(SOURCE)
                    .set(SOURCE.ID, ids.next())
                    .set(SOURCE.KIND, plan.kind().name())
                    .set(SOURCE.SEED, seed)
                    .set(SOURCE.SEED_KEY, key)
                    .set(SOURCE.EVERY_MS, plan.every().toMillis())
                    .set(SOURCE.DEPTH, plan.depth())
                    .set(SOURCE.PAGES_A_DAY, plan.budget().pages())
                    .set(SOURCE.BYTES_A_DAY, plan.budget().bytes())
                    .set(SOURCE.INCLUDE_PATTERNS, lines(plan.scope().include()))
                    .set(SOURCE.EXCLUDE_PATTERNS, lines(plan.scope().exclude()))
                    .set(SOURCE.FOLLOW_NOFOLLOW, plan.followNofollow())
                    .set(SOURCE.ELSEWHERE, plan.scope().elsewhere())
                    .set(SOURCE.RENDER, plan.render())
                    .set(SOURCE.ALLOWED_HOSTS, lines(plan.allowedHosts()))
                    .set(SOURCE.PAUSED, false)
                    .set(SOURCE.HELD_UNTIL, 0L)
                    .set(SOURCE.DUE_AT, now)
                    .set(SOURCE.CREATED_AT, now)
                    .set(SOURCE.SPENT_DAY, 0L)
                    .set(SOURCE.SPENT_PAGES, 0)
                    .set(SOURCE.SPENT_BYTES, 0L)
                    .onConflict(SOURCE.KIND, SOURCE.SEED_KEY)
                    .doUpdate()
                    .set(SOURCE.EVERY_MS, plan.every().toMillis())
                    .set(SOURCE.DEPTH, plan.depth())
                    .set(SOURCE.PAGES_A_DAY, plan.budget().pages())
                    .set(SOURCE.BYTES_A_DAY, plan.budget().bytes())
                    .set(SOURCE.INCLUDE_PATTERNS, lines(plan.scope().include()))
                    .set(SOURCE.EXCLUDE_PATTERNS, lines(plan.scope().exclude()))
                    .set(SOURCE.FOLLOW_NOFOLLOW, plan.followNofollow())
                    .set(SOURCE.ELSEWHERE, plan.scope().elsewhere())
                    .set(SOURCE.RENDER, plan.render())
                    .set(SOURCE.ALLOWED_HOSTS, lines(plan.allowedHosts()))
                    .set(SOURCE.DUE_AT, now)
                    .execute();
            return source(dsl.selectFrom(SOURCE)
                    .where(SOURCE.KIND.eq(plan.kind().name()), SOURCE.SEED_KEY.eq(key))
                    .fetchSingle());
        });
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
            Path path = Path.of(text).toAbsolutePath().normalize();
            boolean there = plan.kind() == SourceKind.FOLDER ? Files.isDirectory(path) : Files.isRegularFile(path);
            if (!there) {
                throw new SourceRefused("no %s %s on this machine; check the spelling"
                        .formatted(plan.kind() == SourceKind.FOLDER ? "folder" : "file", path));
            }
            return path.toString();
        } catch (InvalidPathException e) {
            throw new SourceRefused(text + " is no file name");
        }
    }

    /** All of them, oldest first. */
    public List<Source> list() {
        return database.read(dsl ->
                dsl.selectFrom(SOURCE).orderBy(SOURCE.CREATED_AT, SOURCE.ID).fetch(Sources::source));
    }

    /**
     * The source with this id, or an unambiguous start of it, or this seed.
     *
     * @throws SourceRefused when there is none, or more than one
     */
    public Source get(String text) throws SourceRefused {
        if (text.isBlank()) {
            throw new SourceRefused("an empty id names no source; see `colophon source list`");
        }
        List<Source> found = list().stream()
                .filter(source -> source.id().startsWith(text.toLowerCase(Locale.ROOT))
                        || source.seed().equals(text))
                .toList();
        if (found.size() != 1) {
            throw new SourceRefused(
                    found.isEmpty()
                            ? "no source " + text + "; see `colophon source list`"
                            : text + " begins the ids of " + found.size() + " sources; write more of it");
        }
        return found.getFirst();
    }

    /** Stops visits on its behalf, or lets them go on: not before tomorrow where its budget is spent. */
    public void pause(Source source, boolean paused) {
        database.change(dsl -> {
            Frontier.alone(dsl);
            dsl.update(SOURCE)
                    .set(SOURCE.PAUSED, paused)
                    .where(SOURCE.ID.eq(source.id()))
                    .execute();
            if (paused) {
                hold(dsl, source.id(), true);
            } else if (dsl.fetchExists(SOURCE, SOURCE.ID.eq(source.id()).and(SOURCE.HELD_UNTIL.eq(0L)))) {
                hold(dsl, source.id(), false);
                rouse(dsl, source.id());
            }
        });
    }

    /** Forgets it and its part of the frontier; captures and sightings stay. */
    public void remove(Source source) {
        database.change(dsl -> {
            Frontier.alone(dsl);
            Urls.recount(dsl, source.id());
            dsl.deleteFrom(URL).where(URL.SOURCE.eq(source.id())).execute();
            dsl.deleteFrom(SOURCE).where(SOURCE.ID.eq(source.id())).execute();
        });
    }

    /**
     * The stop word for a host: nothing is asked of it until it is said again with {@code false}.
     *
     * @param host a name, with its port where that is not 80 or 443
     */
    public void block(String host, boolean blocked) {
        String name = Sanitiser.clean(host.strip().toLowerCase(Locale.ROOT));
        database.change(dsl -> {
            Frontier.alone(dsl);
            Frontier.host(dsl, new HotStatements(), name);
            dsl.update(HOST)
                    .set(HOST.BLOCKED, blocked)
                    .set(
                            HOST.READY_AT,
                            blocked ? DSL.val(Frontier.NEVER) : DSL.greatest(HOST.NEXT_AT, HOST.LEASE_UNTIL))
                    .where(HOST.NAME.eq(name))
                    .execute();
        });
    }

    /** The hosts of which nothing is asked. */
    public List<String> blocked() {
        return database.read(dsl -> dsl.select(HOST.NAME)
                .from(HOST)
                .where(HOST.BLOCKED.isTrue())
                .orderBy(HOST.NAME)
                .fetch(HOST.NAME));
    }

    /** Takes those whose time has come, and sets their next time. */
    List<Source> due(DSLContext dsl, Instant now) {
        List<Source> due = dsl.selectFrom(SOURCE)
                .where(SOURCE.DUE_AT.le(now.toEpochMilli()), SOURCE.PAUSED.isFalse())
                .orderBy(SOURCE.DUE_AT)
                .fetch(Sources::source);
        due.forEach(source -> dsl.update(SOURCE)
                .set(SOURCE.DUE_AT, now.plus(source.every()).toEpochMilli())
                .where(SOURCE.ID.eq(source.id()))
                .execute());
        return due;
    }

    /** Lets go on those whose budget was spent until now. */
    void release(DSLContext dsl, Instant now) {
        List<String> released = dsl.select(SOURCE.ID)
                .from(SOURCE)
                .where(SOURCE.HELD_UNTIL.between(1L, now.toEpochMilli()), SOURCE.PAUSED.isFalse())
                .fetch(SOURCE.ID);
        for (String id : released) {
            dsl.update(SOURCE)
                    .set(SOURCE.HELD_UNTIL, 0L)
                    .where(SOURCE.ID.eq(id))
                    .execute();
            hold(dsl, id, false);
            rouse(dsl, id);
        }
    }

    /** Counts what was spent on its behalf, and holds it until tomorrow when that is its budget. */
    void spend(DSLContext dsl, HotStatements sql, Source source, int requests, long bytes, long day, Instant tomorrow) {
        sql.update(dsl, SPEND, day, requests, day, bytes, day, source.id());
        if (sql.update(dsl, HOLD, tomorrow.toEpochMilli(), source.id()) > 0) {
            hold(dsl, source.id(), true);
        }
    }

    private static void hold(DSLContext dsl, String source, boolean hold) {
        dsl.update(URL)
                .set(URL.STATE, hold ? "HELD" : "OPEN")
                .where(URL.SOURCE.eq(source), URL.STATE.eq(hold ? "OPEN" : "HELD"))
                .execute();
    }

    /** Its hosts are looked at again for something to do. */
    private static void rouse(DSLContext dsl, String source) {
        dsl.update(HOST)
                .set(HOST.READY_AT, HOST.NEXT_AT)
                .where(HOST.LEASE.isNull(), HOST.BLOCKED.isFalse())
                .and(HOST.NAME.in(DSL.selectDistinct(URL.HOST).from(URL).where(URL.SOURCE.eq(source))))
                .execute();
    }

    static Source source(Record row) {
        return new Source(
                row.get(SOURCE.ID),
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

    private static String lines(List<String> lines) {
        return Sanitiser.clean(String.join("\n", lines));
    }
}
