package dev.colophon.crawl.frontier;

import static dev.colophon.store.schema.tables.Host.HOST;
import static dev.colophon.store.schema.tables.Source.SOURCE;

import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.crawl.source.DelayCause;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * What a crawl that began now would visit on behalf of one organisation, and why the rest of what is due waits.
 *
 * @param addresses to be visited now, those whose source is due among them
 * @param local lists, folders and archives of this machine that are due
 * @param paused sources that are paused
 * @param waiting addresses whose time has come and that are not visited now
 */
public record VisitsDue(int addresses, int local, int paused, Map<DelayCause, Integer> waiting) {

    private static final String DUE = "DUE";

    /** A crawl that is to end waits so long for a host that rests. */
    public static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String BY_CAUSE = "select case when mine.asked = 0 and mine.spent = 0 then 'PAUSED' "
            + "when mine.asked = 0 then 'BUDGET_SPENT' when h.blocked = true then 'HOST_BLOCKED' "
            + "when h.next_at > ? then 'HOST_RESTS' else 'DUE' end as cause, cast(count(*) as integer) from "
            + "(select a.place, max(case when a.state = 'OPEN' or (s.paused = false and s.held_until <= ?) then 1 else 0 end) "
            + "as asked, max(case when s.paused = false then 1 else 0 end) as spent from source_place a "
            + "join source s on s.id = a.source where s.organisation = ? and a.state <> 'BARRED' group by a.place) as mine "
            + "join place p on p.key = mine.place left join host h on h.name = p.host "
            + "where p.state in ('OPEN', 'HELD') and p.due_at <= ? group by 1";

    /** Sources whose turn it is, but for those whose seed is counted already, or may not be asked for. */
    private static final String SEEDS = "select s.seed, s.held_until from source s where s.organisation = ? "
            + "and s.paused = false and s.due_at <= ? and not exists (select 1 from place p "
            + "join source_place a on a.place = p.key where p.key = s.seed_key and a.source = s.id "
            + "and (p.state in ('BARRED', 'DISALLOWED') or (p.state in ('OPEN', 'HELD') and p.due_at <= ?))) order by s.id";

    public VisitsDue {
        waiting = Collections.unmodifiableMap(new TreeMap<>(waiting));
    }

    /** Of an organisation, from the database alone. */
    public static VisitsDue of(Database database, Organisation organisation, DatabaseClock clock) {
        return database.read(dsl -> of(dsl, organisation, clock.now(dsl)));
    }

    static VisitsDue of(DSLContext dsl, Organisation organisation, Instant now) {
        long time = now.toEpochMilli();
        long patience = now.plus(PATIENCE).toEpochMilli();
        Map<DelayCause, Integer> waiting = new EnumMap<>(DelayCause.class);
        int addresses = 0;
        for (Record row : dsl.fetch(BY_CAUSE, patience, time, organisation.id(), time)) {
            String cause = row.get(0, String.class);
            int count = row.get(1, Integer.class);
            if (cause.equals(DUE)) {
                addresses += count;
            } else {
                waiting.put(DelayCause.valueOf(cause), count);
            }
        }
        int local = 0;
        Set<String> seeds = new HashSet<>();
        for (Record row : dsl.fetch(SEEDS, organisation.id(), time, time)) {
            String seed = row.get(0, String.class);
            boolean web = seed.startsWith("http:") || seed.startsWith("https:");
            Optional<DelayCause> cause =
                    web ? cause(dsl, seed, row.get(1, Long.class) > time, patience) : Optional.empty();
            if (!web) {
                local++;
            } else if (seeds.add(seed)) {
                cause.ifPresent(why -> waiting.merge(why, 1, Integer::sum));
                addresses += cause.isEmpty() ? 1 : 0;
            }
        }
        int paused =
                dsl.fetchCount(SOURCE, SOURCE.ORGANISATION.eq(organisation.id()).and(SOURCE.PAUSED.isTrue()));
        return new VisitsDue(addresses, local, paused, waiting);
    }

    private static Optional<DelayCause> cause(DSLContext dsl, String seed, boolean spent, long patience) {
        if (spent) {
            return Optional.of(DelayCause.BUDGET_SPENT);
        }
        String host = CanonicalUrl.of(seed).map(CanonicalUrl::host).orElse("");
        return dsl.select(HOST.BLOCKED, HOST.NEXT_AT)
                .from(HOST)
                .where(HOST.NAME.eq(host))
                .fetchOptional()
                .flatMap(row -> row.value1()
                        ? Optional.of(DelayCause.HOST_BLOCKED)
                        : Optional.of(DelayCause.HOST_RESTS).filter(_ -> row.value2() > patience));
    }
}
