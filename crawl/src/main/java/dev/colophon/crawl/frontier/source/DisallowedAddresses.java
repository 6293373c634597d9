package dev.colophon.crawl.frontier.source;

import static dev.colophon.store.schema.tables.Host.HOST;
import static dev.colophon.store.schema.tables.Source.SOURCE;

import dev.colophon.crawl.frontier.lease.RobotsRules;
import dev.colophon.crawl.source.BarredAddress;
import dev.colophon.crawl.source.Source;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;

/** What the sources of an organisation name and their hosts keep programs away from, in robots.txt, tdmrep.json or RSL. Thread-safe. */
public final class DisallowedAddresses {

    private static final String DISALLOWED = "from source_place a join source s on s.id = a.source "
            + "join place p on p.key = a.place join host h on h.name = p.host where a.depth = 0 and a.state <> 'BARRED' and "
            + SourceFailures.NAMED + " and p.state = 'DISALLOWED' and h.robots_failing_since is null ";

    private static final String OF_SOURCE = "select p.uri, h.name, coalesce(h.robots_status, 404) " + DISALLOWED
            + "and a.source = ? and (h.robots_at >= ? or h.terms_at >= ?) order by p.uri";

    private static final String OF_ALL = "select p.uri, min(h.name), min(coalesce(h.robots_status, 404)), min(s.id), "
            + "cast(count(*) as integer) " + DISALLOWED
            + "and s.organisation = ? and p.uri > ? group by p.uri order by p.uri limit ?";

    private static final String BY_SOURCE =
            "select a.source, cast(count(*) as integer) " + DISALLOWED + "and s.organisation = ? group by a.source";

    private static final String KEEPING_AWAY = "select distinct h.name from source_place a "
            + "join source s on s.id = a.source join place p on p.key = a.place join host h on h.name = p.host "
            + "where s.organisation = ? and p.state = 'DISALLOWED' and (h.robots_at >= ? or h.terms_at >= ?) order by h.name";

    private static final String BY_ROBOTS = "the robots.txt of %s does not allow it";
    private static final String BY_TERMS = "%s keeps programs away from it, in its tdmrep.json or RSL";

    private final Database database;
    private final Organisation organisation;

    /** @param organisation whose sources are asked about */
    public DisallowedAddresses(Database database, Organisation organisation) {
        this.database = database;
        this.organisation = organisation;
    }

    /** Those that a source itself names and whose hosts were asked for their rules since a time. */
    static List<SourceFailures.Failing> of(DSLContext dsl, Source source, Instant since) {
        long time = since.toEpochMilli();
        Rules rules = new Rules(dsl);
        return dsl.fetch(OF_SOURCE, source.id(), time, time).stream()
                .map(row -> new SourceFailures.Failing(row.get(0, String.class), rules.why(row), false))
                .toList();
    }

    /**
     * All of them, by their names.
     *
     * @param after the address of the last of the page before; empty for the first page
     */
    public List<BarredAddress> addresses(String after, int most) {
        return database.read(dsl -> {
            Rules rules = new Rules(dsl);
            return dsl.fetch(OF_ALL, organisation.id(), after, most).stream()
                    .map(row -> {
                        Source first = Sources.source(dsl.selectFrom(SOURCE)
                                .where(SOURCE.ID.eq(row.get(3, String.class)))
                                .fetchSingle());
                        return new BarredAddress(
                                row.get(0, String.class),
                                first.seed(),
                                first.allowedHosts(),
                                rules.why(row),
                                Optional.empty(),
                                row.get(4, Integer.class));
                    })
                    .toList();
        });
    }

    /** How many there are of each source, by its id; none is not in it. */
    public Map<String, Integer> bySource() {
        return database.read(dsl -> dsl.fetch(BY_SOURCE, organisation.id()).stream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, Integer.class))));
    }

    /** The hosts that were asked since what they allow, and keep programs away from something that sources lead to. */
    public List<String> keepingAway(Instant since) {
        long time = since.toEpochMilli();
        return database.read(
                dsl -> dsl.fetch(KEEPING_AWAY, organisation.id(), time, time).getValues(0, String.class));
    }

    /** What hosts say in robots.txt, each read once. Used by one thread. */
    private static final class Rules {

        private final DSLContext dsl;
        private final Map<String, RobotsRules> ofHosts = new HashMap<>();

        Rules(DSLContext dsl) {
            this.dsl = dsl;
        }

        /** @param row of an address, its host and the status of the answer for its robots.txt */
        String why(Record row) {
            String host = row.get(1, String.class);
            int status = row.get(2, Integer.class);
            boolean byRobots =
                    !ofHosts.computeIfAbsent(host, name -> read(name, status)).allows(row.get(0, String.class));
            return (byRobots ? BY_ROBOTS : BY_TERMS).formatted(host);
        }

        private RobotsRules read(String host, int status) {
            String body = dsl.select(HOST.ROBOTS_BODY)
                    .from(HOST)
                    .where(HOST.NAME.eq(host))
                    .fetchOptional(HOST.ROBOTS_BODY)
                    .orElse("");
            return RobotsRules.of(status, body, Duration.ZERO);
        }
    }
}
