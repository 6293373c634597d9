package dev.colophon.benchmark.campaign;

import dev.colophon.cases.campaign.Campaign;
import dev.colophon.cases.campaign.CampaignProvider;
import dev.colophon.cases.campaign.Campaigns;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A campaign of sixteen providers as rows: of each copy two looks or three, of three in four a notice. Copy {@code n} from 1 on is of
 * provider {@code n mod 16} and work {@code n mod works}; what happened to it follows from {@code n}, so that every number of the
 * report can be told beforehand ({@link #expected}).
 */
public final class GeneratedCampaign {

    /** How many providers there are. */
    public static final int PROVIDERS = 16;

    private static final int COPIES_A_WORK = 5;
    private static final int ITEMS_A_NOTICE = 1_000;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long BEGUN = Instant.parse("2027-01-01T00:00:00Z").toEpochMilli();
    private static final LocalDate DEADLINE = LocalDate.parse("2027-02-28");

    /** The moment of which the report is. */
    public static final Instant AT = Instant.parse("2027-06-01T00:00:00Z");

    private final Database database;
    private final int copies;
    private final int works;

    /**
     * To be filled into an empty database.
     *
     * @param copies how many there are
     */
    public GeneratedCampaign(Database database, int copies) {
        this.database = database;
        this.copies = copies;
        this.works = copies / COPIES_A_WORK;
    }

    /** Fills the database and opens the campaign. */
    public Campaign fill() {
        String organisation = "'" + Organisation.FIRST.id() + "'";
        change("insert into party (id, organisation, name, created_at) values ('owner', %s, 'Owner', 0)"
                .formatted(organisation));
        change(
                ("insert into work (id, organisation, title, kind, owner, policy, created_at) select %s, %s, 'Song ' || n,"
                                + " 'AUDIO', 'owner', 'BLOCK_ACCESS', 0 from %s")
                        .formatted(id("01920000-0000-7000-8000-0001", "n"), organisation, numbers(0, works - 1)));
        change(("insert into place (key, uri, host, state, priority, due_at, attempts, every_ms) select %s,"
                        + " 'https://p' || (n %% 16) || '.example/' || n, 'p' || (n %% 16) || '.example', 'LOCAL', 0,"
                        + " 9007199254740992, 0, 0 from %s")
                .formatted(place(), numbers(1, copies)));
        change(
                ("insert into content (sha256, bytes, kind, elapsed_ms, looked_at, searched_to) select %s, 1, 'AUDIO', 0, 0,"
                                + " 0 from %s")
                        .formatted(content(), numbers(1, copies)));
        change(
                ("insert into sighting (id, organisation, place, content, work, state, first_seen, last_seen, decision_state)"
                                + " select %s, %s, %s, %s, %s, 'PRESENT', %s, %s, case when n %% 50 = 0 then 'LICENSED' when n %% 50"
                                + " = 1 then 'HELD' else 'CONFIRMED' end from %s")
                        .formatted(
                                sighting(),
                                organisation,
                                place(),
                                content(),
                                id("01920000-0000-7000-8000-0001", "(n % " + works + ")"),
                                firstSeen(),
                                firstSeen() + " + " + DAY,
                                numbers(1, copies)));
        change(
                ("insert into decision (id, organisation, sighting, place, content, work, state, reason, decided_at) select %s,"
                                + " %s, %s, %s, %s, 'w', 'CONFIRMED', 'a copy', %d from %s where n %% 100 = 0")
                        .formatted(
                                id("01920000-0000-7000-8000-0003", "n"),
                                organisation,
                                sighting(),
                                place(),
                                content(),
                                BEGUN,
                                numbers(1, copies)));
        look(organisation, "4", "STILL_UP", firstSeen() + " + " + 2 * DAY, "true");
        look(organisation, "5", "GONE", gone(), "n % 8 < 6");
        look(organisation, "6", "GONE", gone() + " + " + 8 * DAY, "n % 8 < 6 and n % 40 <> 5");
        look(organisation, "7", "REAPPEARED", gone() + " + " + 9 * DAY, "n % 40 = 5");
        notices(organisation);
        change("analyze");
        return opened();
    }

    private void notices(String organisation) {
        change(("insert into case_file (id, organisation, number, rightsholder, operator, reason, opened_by, opened_at,"
                        + " events, state) values ('case', %s, 1, 'owner', 'p1.example', 'one operator', 'mo', 0, 1, 'OPEN')")
                .formatted(organisation));
        String each = numbers(0, copies / ITEMS_A_NOTICE);
        change(("insert into notice (id, organisation, case_file, number, regime, regime_version, recipient, language,"
                        + " idempotency_key, created_by, created_at, events) select 'notice' || n, %s, 'case', n, 'us-dmca',"
                        + " '1', 'Host', 'en', 'key' || n, 'mo', 0, 2 from %s")
                .formatted(organisation, each));
        change(
                ("insert into notice_item (notice, number, sighting, url, work_title) select 'notice' || (n / %d), n %% %d + 1,"
                                + " %s, 'https://p.example/' || n, 'Song' from %s where n %% 4 <> 0")
                        .formatted(ITEMS_A_NOTICE, ITEMS_A_NOTICE, sighting(), numbers(1, copies)));
        event(1, "DRAFTED", BEGUN, "true", each);
        event(2, "SENT", BEGUN + 20 * DAY, "true", each);
        event(3, "COUNTER_RECEIVED", BEGUN + 30 * DAY, "n % 10 = 3", each);
    }

    private void event(int sequence, String kind, long at, String which, String each) {
        change(
                ("insert into notice_event (notice, sequence, at, kind, payload) select 'notice' || n, %d, %d, '%s', '{}' from"
                                        + " %s where ")
                                .formatted(sequence, at, kind, each)
                        + which);
    }

    private void look(String organisation, String series, String verdict, String at, String which) {
        change(
                ("insert into removal_look (id, organisation, sighting, place, content, host, at, verdict, reason, vantages)"
                                        + " select %s, %s, %s, %s, %s, 'p' || (n %% 16) || '.example', %s, '%s', 'as generated', 'here' from"
                                        + " %s where ")
                                .formatted(
                                        id("01920000-0000-7000-8000-000" + series, "n"),
                                        organisation,
                                        sighting(),
                                        place(),
                                        content(),
                                        at,
                                        verdict,
                                        numbers(1, copies))
                        + which);
    }

    private static String firstSeen() {
        return "%d + (n %% 30) * %d".formatted(BEGUN, DAY);
    }

    private static String gone() {
        return firstSeen() + " + %d + (n %% 97) * %d".formatted(10 * DAY, HOUR);
    }

    /** Text of a length, with eight digits of a number at its end. */
    private static String id(String beginning, String number) {
        return "'%s' || (10000000 + %s)".formatted(beginning, number);
    }

    private static String sighting() {
        return id("01920000-0000-7000-8000-0002", "n");
    }

    private static String place() {
        return id("0123456789abcdef01234567", "n");
    }

    private static String content() {
        return id("0123456789abcdef0123456789abcdef0123456789abcdef01234567", "n");
    }

    private String numbers(int from, int to) {
        return database.hasManyWriters()
                ? "generate_series(%d::bigint, %d::bigint) as numbers(n)".formatted(from, to)
                : "(with recursive r(n) as (select %d union all select n + 1 from r where n < %d) select n from r)"
                        .formatted(from, to);
    }

    private void change(String statement) {
        database.change(dsl -> dsl.connection(connection -> {
            try (var prepared = connection.createStatement()) {
                boolean _ = prepared.execute(statement);
            }
        }));
    }

    private Campaign opened() {
        List<CampaignProvider> providers = IntStream.range(0, PROVIDERS)
                .mapToObj(n -> new CampaignProvider(
                        "Provider " + n, List.of(new Host("p" + n + ".example")), Optional.empty()))
                .toList();
        return database.write(dsl -> {
            Campaigns campaigns = new Campaigns(dsl, Organisation.FIRST);
            Campaign _ = campaigns.open(
                    "generated", "all of it", DEADLINE, ZoneOffset.UTC, "mo", new Ids(InstantSource.fixed(AT)));
            return campaigns.add("generated", providers);
        });
    }

    /**
     * What is to be counted of all providers together.
     *
     * @param works of which something is found
     */
    public record Expected(
            long works,
            long found,
            long noticed,
            long byItself,
            long onNotice,
            long byDeadline,
            long verifiedWeek,
            long reappeared,
            long contested,
            long licensedSince,
            long lawful,
            long undecided) {}

    /** What follows from the rules of the rows, told without the database and without the code that counts. */
    public Expected expected() {
        boolean[] work = new boolean[works];
        long[] counts = new long[12];
        long deadline =
                DEADLINE.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        for (int n = 1; n <= copies; n++) {
            counts[10] += n % 50 == 0 && n % 100 != 0 ? 1 : 0;
            counts[11] += n % 50 == 1 ? 1 : 0;
            if (n % 50 == 1 || (n % 50 == 0 && n % 100 != 0)) {
                continue;
            }
            long gone = BEGUN + (n % 30) * DAY + 10 * DAY + (n % 97) * HOUR;
            boolean noticed = n % 4 != 0;
            boolean onNotice = n % 8 < 6 && noticed && gone >= BEGUN + 20 * DAY;
            counts[0] += work[n % works] ? 0 : 1;
            work[n % works] = true;
            counts[1]++;
            counts[2] += noticed ? 1 : 0;
            counts[3] += n % 8 < 6 && !onNotice ? 1 : 0;
            counts[4] += onNotice ? 1 : 0;
            counts[5] += n % 8 < 6 && gone < deadline ? 1 : 0;
            counts[6] += n % 8 < 6 && n % 40 != 5 ? 1 : 0;
            counts[7] += n % 40 == 5 ? 1 : 0;
            counts[8] += noticed && n / ITEMS_A_NOTICE % 10 == 3 ? 1 : 0;
            counts[9] += n % 100 == 0 ? 1 : 0;
        }
        return new Expected(
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                counts[4],
                counts[5],
                counts[6],
                counts[7],
                counts[8],
                counts[9],
                counts[10],
                counts[11]);
    }
}
