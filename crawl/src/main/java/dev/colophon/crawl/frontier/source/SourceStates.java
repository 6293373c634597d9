package dev.colophon.crawl.frontier.source;

import static dev.colophon.store.schema.tables.Source.SOURCE;

import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.schedule.FrontierPlaces;
import dev.colophon.crawl.frontier.schedule.HotStatements;
import dev.colophon.crawl.frontier.schedule.WriteBatch;
import dev.colophon.crawl.source.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What pauses, budgets and schedules of sources do to their places. A place is visited as long as one source asks for it; each
 * method changes what one source says, and the places by what all say. Takes part in transactions.
 */
public final class SourceStates {

    /** What was never seen for it, others may see while it waits. */
    private static final String HOLD = "update source_place set state = 'HELD', reached_at = (case when exists "
            + "(select 1 from observation where observation.place = source_place.place and content is not null) "
            + "then reached_at else null end) where source = ? and state = 'OPEN'";

    private static final String HOLD_PLACES = "update place set state = " + FrontierPlaces.STATE
            + " where state = 'OPEN' and key in (select place from source_place where source = ? and state = 'HELD')";
    private static final String RELEASE = "update source_place set state = 'OPEN' where source = ? and state = 'HELD'";
    private static final String RELEASE_PLACES = "update place set state = 'OPEN' where state in ('HELD', 'BARRED') "
            + "and key in (select place from source_place where source = ? and state = 'OPEN')";
    private static final String HOSTS = "select distinct p.host from source_place s join place p on p.key = s.place "
            + "where s.source = ? and s.state = 'OPEN' and p.state = 'OPEN'";

    private static final String ADMIT_PLACES = "update place set state = ?, "
            + "due_at = (case when due_at > ? then ? else due_at end) where state = 'BARRED' "
            + "and key in (select place from source_place where source = ? and state = 'BARRED')";
    private static final String ADMIT = "update source_place set state = ? where source = ? and state = 'BARRED'";

    /** What the others say; a place of nobody else is only remembered. */
    private static final String LEAVE = "update place set state = (case "
            + "when not exists (select 1 from source_place o where o.place = place.key and o.source <> ?) then 'LOCAL' "
            + "when state in ('GONE', 'DISALLOWED') then state "
            + "when exists (select 1 from source_place o where o.place = place.key and o.source <> ? "
            + "and o.state = 'OPEN') then 'OPEN' "
            + "when exists (select 1 from source_place o where o.place = place.key and o.source <> ? "
            + "and o.state = 'HELD') then 'HELD' else 'BARRED' end) "
            + "where key in (select place from source_place where source = ?)";

    /** What its organisation sees it sees from then on without it. */
    private static final String KEEP = "insert into place_organisation (place, organisation, since) "
            + "select a.place, s.organisation, a.reached_at from source_place a join source s on s.id = a.source "
            + "where s.id = ? and a.state <> 'BARRED' and a.reached_at is not null "
            + "and exists (select 1 from observation where observation.place = a.place) "
            + "on conflict (place, organisation) do update set since = excluded.since "
            + "where excluded.since < place_organisation.since";

    private static final String SPEND = "insert into source_spending (source, day, worker, pages, bytes) "
            + "values (?, ?, ?, ?, ?) on conflict (day, source, worker) do update set "
            + "pages = source_spending.pages + excluded.pages, bytes = source_spending.bytes + excluded.bytes";
    private static final String SPENT = "select s.id from source s join (select source, sum(pages) as pages, "
            + "sum(bytes) as bytes from source_spending where day = ? group by source) d on d.source = s.id "
            + "where s.held_until = 0 and (d.pages >= s.pages_a_day or d.bytes >= s.bytes_a_day) order by s.id";
    private static final String FORGET = "delete from source_spending where day < ?";

    /** Days of spending that are kept. */
    private static final int DAYS = 7;

    private SourceStates() {}

    /** Stops visits on its behalf; no host has to be woken. */
    static List<String> hold(DSLContext dsl, String source) {
        dsl.execute(HOLD, source);
        dsl.execute(HOLD_PLACES, source);
        return List.of();
    }

    /** Lets visits go on; the hosts that have to be woken. */
    static List<String> release(DSLContext dsl, String source) {
        dsl.execute(RELEASE, source);
        dsl.execute(RELEASE_PLACES, source);
        return dsl.fetch(HOSTS, source).getValues(0, String.class);
    }

    /**
     * It may go elsewhere from now on: where it could not go it tries again; the hosts that have to be woken.
     *
     * @param held whether it is paused, or has spent its budget
     */
    static List<String> admit(DSLContext dsl, String source, boolean held, Instant now) {
        String state = held ? "HELD" : "OPEN";
        dsl.execute(ADMIT_PLACES, state, now.toEpochMilli(), now.toEpochMilli(), source);
        dsl.execute(ADMIT, state, source);
        return held ? List.of() : dsl.fetch(HOSTS, source).getValues(0, String.class);
    }

    /** It is about to go. */
    static void leave(DSLContext dsl, String source) {
        dsl.execute(KEEP, source);
        dsl.execute(LEAVE, source, source, source, source);
    }

    /**
     * Takes those whose time has come, and sets their next time: of several workers, one takes each. One on this machine is due
     * again soon unless its turn is {@link #turnsGoOn held} or {@link #turnEnded ended}: whoever has it may be killed meanwhile.
     */
    public static List<Source> due(DSLContext dsl, Instant now) {
        List<Source> due = dsl.selectFrom(SOURCE)
                .where(SOURCE.DUE_AT.le(now.toEpochMilli()), SOURCE.PAUSED.isFalse())
                .orderBy(SOURCE.DUE_AT, SOURCE.ID)
                .fetch(Sources::source);
        List<Source> taken = new ArrayList<>();
        for (Source source : due) {
            int changed = dsl.update(SOURCE)
                    .set(
                            SOURCE.DUE_AT,
                            now.plus(isHere(source) ? Lease.TIME : source.every())
                                    .toEpochMilli())
                    .where(
                            SOURCE.ID.eq(source.id()),
                            SOURCE.DUE_AT.eq(source.due().toEpochMilli()))
                    .execute();
            if (changed > 0) {
                taken.add(source);
            }
        }
        return taken;
    }

    /** Whether it is read on this machine: a list, a folder, an archive. */
    public static boolean isHere(Source source) {
        boolean web = source.seed().startsWith("http:") || source.seed().startsWith("https:");
        return !web || source.kind().isLocal();
    }

    /** The turns of these go on. */
    public static void turnsGoOn(DSLContext dsl, Collection<String> sources, Instant now) {
        dsl.update(SOURCE)
                .set(SOURCE.DUE_AT, now.plus(Lease.TIME).toEpochMilli())
                .where(SOURCE.ID.in(sources), SOURCE.DUE_AT.gt(now.toEpochMilli()))
                .execute();
    }

    /** A turn was had to its end; whoever made it due meanwhile wants another. */
    public static void turnEnded(DSLContext dsl, String source, Instant began, Instant now) {
        dsl.update(SOURCE)
                .set(SOURCE.DUE_AT, SOURCE.EVERY_MS.plus(began.toEpochMilli()))
                .where(SOURCE.ID.eq(source), SOURCE.DUE_AT.gt(now.toEpochMilli()))
                .execute();
    }

    /** Those on this machine whose time comes before then. */
    public static List<String> dueHere(DSLContext dsl, Instant then) {
        return dsl
                .selectFrom(SOURCE)
                .where(SOURCE.DUE_AT.le(then.toEpochMilli()), SOURCE.PAUSED.isFalse())
                .orderBy(SOURCE.DUE_AT, SOURCE.ID)
                .fetch(Sources::source)
                .stream()
                .filter(SourceStates::isHere)
                .map(Source::id)
                .toList();
    }

    /** Its time has come once more; whether it is there still. */
    public static boolean stillDue(DSLContext dsl, String source, Instant now) {
        return dsl.update(SOURCE)
                        .set(SOURCE.DUE_AT, DSL.least(SOURCE.DUE_AT, DSL.val(now.toEpochMilli())))
                        .where(SOURCE.ID.eq(source))
                        .execute()
                > 0;
    }

    /** Lets those go on whose budget was spent until now; the hosts that have to be woken. */
    public static List<String> releaseDue(DSLContext dsl, Instant now) {
        List<String> ids = dsl.select(SOURCE.ID)
                .from(SOURCE)
                .where(SOURCE.HELD_UNTIL.between(1L, now.toEpochMilli()), SOURCE.PAUSED.isFalse())
                .orderBy(SOURCE.ID)
                .fetch(SOURCE.ID);
        List<String> hosts = new ArrayList<>();
        for (String id : ids) {
            dsl.update(SOURCE)
                    .set(SOURCE.HELD_UNTIL, 0L)
                    .where(SOURCE.ID.eq(id))
                    .execute();
            hosts.addAll(release(dsl, id));
        }
        return hosts;
    }

    /** To count what a worker spent on behalf of sources that are there. */
    public static HotStatements.Batch spending(String worker, Map<String, WriteBatch.Spent> spent, long day) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        new TreeMap<>(spent)
                .forEach((source, sum) ->
                        rows.add(new @Nullable Object[] {source, day, worker, sum.pages(), sum.bytes()}));
        return new HotStatements.Batch(SPEND, rows);
    }

    /** Holds those whose budget of the day is spent until the next. */
    public static void holdSpent(DSLContext dsl, long day, Instant tomorrow) {
        for (String id : dsl.fetch(SPENT, day).getValues(0, String.class)) {
            dsl.update(SOURCE)
                    .set(SOURCE.HELD_UNTIL, tomorrow.toEpochMilli())
                    .where(SOURCE.ID.eq(id))
                    .execute();
            hold(dsl, id);
        }
    }

    /** Forgets what was spent long ago. */
    public static void forgetSpending(DSLContext dsl, long day) {
        dsl.execute(FORGET, day - DAYS);
    }
}
