package dev.colophon.crawl.frontier.redirect;

import dev.colophon.crawl.frontier.lease.FetchOutcome.Moved;
import dev.colophon.crawl.frontier.lease.FoundUrl;
import dev.colophon.crawl.frontier.lease.Lease;
import dev.colophon.crawl.frontier.schedule.FrontierPlaces;
import dev.colophon.crawl.frontier.schedule.HotStatements;
import dev.colophon.crawl.frontier.schedule.WriteBatch;
import dev.colophon.sightings.Observation;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Places to which redirects lead. Where copies were at what leads there, they are asked for when it was; and those that nobody asks
 * for but for redirects are left when none leads there any more. Used by one thread, in transactions.
 */
public final class LedPlaces {

    /** What has led somewhere before asks for it so often at most: many may lead there. */
    private static final Duration APART = Duration.ofMinutes(10);

    private static final String ASK =
            "update place set due_at = (case when due_at > ? or ? then cast(? as bigint) else due_at end), "
                    + "priority = (case when priority < ? then ? else priority end), state = " + FrontierPlaces.STATE
                    + " where key = ?";

    /** A page has to be read, whether or not it changed: what it shows may be the copy. */
    private static final String READ_WHOLE =
            "update place set etag = null, last_modified = null, text_sha256 = null where key = ? and kind <> 'MEDIUM'";

    private static final String IS_LED = "select 1 from source_place where place = ? and source = ? and led";
    private static final String IS_ASKED = "select 1 from source_place where place = ? and source = ? and not led";
    private static final String IS_THERE = "select 1 from sighting where place = ? and state = 'PRESENT' union all "
            + "select 1 from place p join sighting s on s.place = p.key where p.archive = ? and s.state = 'PRESENT' limit 1";
    private static final String ONCE_MORE =
            "update place set due_at = (case when due_at > ? then ? else due_at end) where key = ? and state = 'OPEN'";

    /** What its organisation sees there it sees from then on without it. */
    private static final String KEEP = "insert into place_organisation (place, organisation, since) "
            + "select a.place, s.organisation, a.reached_at from source_place a join source s on s.id = a.source "
            + "where a.place = ? and a.source = ? and a.state <> 'BARRED' and a.reached_at is not null "
            + "and exists (select 1 from observation where observation.place = a.place) "
            + "on conflict (place, organisation) do update set since = excluded.since "
            + "where excluded.since < place_organisation.since";

    private static final String LEAVE = "delete from source_place where place = ? and source = ? and led";
    private static final String LEFT = "update place set state = (case when state in ('GONE', 'DISALLOWED') "
            + "and exists (select 1 from source_place s where s.place = place.key) then state else "
            + FrontierPlaces.STATE + " end) where key = ?";

    /** What is still to be told of a place is found by where it leads. */
    private static final String STAY = "update place set leads_to = key where key = ?";

    private final RedirectChains chains;
    private final HotStatements sql;
    private boolean once;

    public LedPlaces(RedirectChains chains, HotStatements sql) {
        this.chains = chains;
        this.sql = sql;
    }

    /** From now on each place is visited once. */
    public void visitOnce() {
        once = true;
    }

    /**
     * What is to be asked for since a visit was redirected, if copies were at its place or at what leads there: all that it is known
     * to lead to; what was not known is asked for anyway.
     */
    public List<WriteBatch.Asked> asked(DSLContext dsl, Lease.Visit visit, Moved moved, Instant now) {
        if (moved.findings().urls().isEmpty()
                || !chains.copiesLeadTo(dsl, visit.url().key())) {
            return List.of();
        }
        List<WriteBatch.Asked> asked = new ArrayList<>();
        for (FoundUrl url : moved.findings().urls()) {
            boolean another = !visit.leadsTo().equals(Optional.of(url.url().key()));
            List<RedirectChains.Step> steps = chains.from(dsl, url.url().key()).orElse(List.of());
            for (RedirectChains.Step step : steps) {
                if (!step.url().equals(visit.url())) {
                    Instant apart = step.visited().plus(APART);
                    boolean soon = once || another || apart.isBefore(now);
                    asked.add(new WriteBatch.Asked(url.at(step.url()), soon ? now : apart, another));
                }
            }
        }
        return asked;
    }

    /** Addresses at which a page stands in place of a copy, and tells nothing yet, lead to themselves. */
    public void stay(DSLContext dsl, List<Observation> looks) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        looks.stream()
                .filter(Observation::isOpen)
                .map(Observation::place)
                .sorted()
                .forEach(place -> rows.add(new @Nullable Object[] {place}));
        int[] _ = sql.batch(dsl, STAY, rows);
    }

    /** Makes places due that are to be asked for; the hosts that have to be woken. */
    public Collection<String> ask(DSLContext dsl, List<WriteBatch.Asked> asked, Instant now) {
        List<WriteBatch.Asked> ordered = asked.stream()
                .sorted(Comparator.comparing(one -> one.url().url().key()))
                .toList();
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<@Nullable Object[]> whole = new ArrayList<>();
        Set<String> hosts = new HashSet<>();
        for (WriteBatch.Asked one : ordered) {
            long at = one.at().toEpochMilli();
            int priority = one.url().priority();
            String key = one.url().url().key();
            rows.add(new @Nullable Object[] {at, !one.at().isAfter(now), at, priority, priority, key});
            if (one.whole()) {
                whole.add(new @Nullable Object[] {key});
            }
            hosts.add(one.url().url().host());
        }
        int[] _ = sql.batch(dsl, ASK, rows);
        int[] _ = sql.batch(dsl, READ_WHOLE, whole);
        return hosts;
    }

    /**
     * Leaves places that are asked for on behalf of a source as long as redirects lead there, where none does any more, and what
     * they lead to. One at which a copy is, as far as is known, is asked for once more before.
     *
     * @return the hosts that have to be woken
     */
    public Collection<String> leave(DSLContext dsl, List<WriteBatch.Left> left, Instant now) {
        Set<String> hosts = new HashSet<>();
        left.stream()
                .distinct()
                .sorted(Comparator.comparing(WriteBatch.Left::place).thenComparing(WriteBatch.Left::source))
                .forEach(one -> leave(dsl, one, now, hosts));
        return hosts;
    }

    private void leave(DSLContext dsl, WriteBatch.Left one, Instant now, Set<String> hosts) {
        boolean visited = one.visited();
        for (RedirectChains.Step step : chains.from(dsl, one.place()).orElse(List.of())) {
            String place = step.url().key();
            if (!is(dsl, IS_LED, place, one.source())
                    || chains.isLedTo(dsl, place, key -> is(dsl, IS_ASKED, key, one.source()))) {
                return;
            }
            if (!visited && is(dsl, IS_THERE, place, place)) {
                long time = now.toEpochMilli();
                int _ = sql.update(dsl, ONCE_MORE, time, time, place);
                hosts.add(step.url().host());
                return;
            }
            int _ = sql.update(dsl, KEEP, place, one.source());
            int _ = sql.update(dsl, LEAVE, place, one.source());
            int _ = sql.update(dsl, LEFT, place);
            visited = false;
        }
    }

    private boolean is(DSLContext dsl, String query, Object... values) {
        return sql.query(dsl, query, ResultSet::next, values);
    }
}
