package dev.colophon.operators;

import static dev.colophon.store.schema.tables.Organisation.ORGANISATION;
import static dev.colophon.store.schema.tables.SiteSignal.SITE_SIGNAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.page.signal.SignalKind;
import dev.colophon.page.signal.SiteSignal;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the stored signals and rulings must do on every database. */
abstract class OperatorStoreContract {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final String FIRST = "00000000-0000-7000-8000-000000000000";

    @TempDir
    Path folder;

    private DatabaseSettings settings = DatabaseSettings.SQLITE;
    private Database database;
    private SiteSignals signals;
    private OperatorRulings rulings;

    /** Settings that name a new, empty database. */
    abstract DatabaseSettings freshDatabase();

    private Database opened() {
        return Database.open(new Home(folder.resolve("home")), settings);
    }

    @BeforeEach
    void open() {
        settings = freshDatabase();
        database = opened();
        signals = new SiteSignals(database);
        rulings = new OperatorRulings(database, FIRST, () -> NOW);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static SiteSignal contact(String site, String value) {
        return new SiteSignal(site, SignalKind.CONTACT, value, "https://" + site + "/");
    }

    @Test
    void keepsEachValueOnceWithItsTimes() {
        assertThat(signals.record(List.of(contact("a.com", "x@mail.test"), contact("a.com", "x@mail.test")), NOW))
                .isEqualTo(1);
        signals.record(
                List.of(new SiteSignal("a.com", SignalKind.CONTACT, "x@mail.test", "https://a.com/later")),
                NOW.plusSeconds(60));
        signals.record(
                List.of(new SiteSignal("a.com", SignalKind.CONTACT, "x@mail.test", "https://a.com/from-an-archive")),
                NOW.minusSeconds(60));
        assertThat(signals.all())
                .containsExactly(new SiteSignal("a.com", SignalKind.CONTACT, "x@mail.test", "https://a.com/later"));
        var times = database.read(dsl -> dsl.select(SITE_SIGNAL.FIRST_SEEN, SITE_SIGNAL.LAST_SEEN)
                .from(SITE_SIGNAL)
                .fetchSingle()
                .intoList());
        assertThat(times)
                .containsExactly(
                        NOW.minusSeconds(60).toEpochMilli(), NOW.plusSeconds(60).toEpochMilli());
    }

    @Test
    void takesPartInATransactionOfItsCaller() {
        assertThatThrownBy(() -> database.change(dsl -> {
                    signals.record(dsl, List.of(contact("a.com", "x@mail.test")), NOW);
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(signals.all()).isEmpty();
        database.change(dsl -> signals.record(dsl, List.of(contact("a.com", "x@mail.test")), NOW));
        assertThat(signals.all()).hasSize(1);
    }

    @Test
    void leavesOutWhatIsNoValue() {
        List<SiteSignal> bad = List.of(
                contact("a.com", ""),
                contact("a.com", "x".repeat(501)),
                contact("a.com", "nul\0"),
                contact("a.com", "half \ud800"),
                contact("", "x@mail.test"),
                contact("a".repeat(261), "x@mail.test"));
        assertThat(signals.record(bad, NOW)).isZero();
        SiteSignal odd = new SiteSignal("a.com", SignalKind.CONTACT, "x".repeat(500), "\0" + "u".repeat(9_000));
        assertThat(signals.record(List.of(odd), NOW)).isEqualTo(1);
        assertThat(signals.all())
                .singleElement()
                .satisfies(stored -> assertThat(stored.seenOn()).hasSize(2_048).startsWith("?u"));
    }

    @Test
    void aSiteCannotFillTheDatabase() {
        List<SiteSignal> many = IntStream.range(0, 700)
                .mapToObj(i -> contact("a.com", "%03d@mail.test".formatted(i)))
                .toList();
        assertThat(signals.record(many.subList(0, 400), NOW)).isEqualTo(400);
        assertThat(signals.record(many, NOW)).isEqualTo(SiteSignals.VALUES_A_KIND);
        assertThat(signals.record(many.subList(600, 700), NOW)).isZero();
        assertThat(signals.record(many.subList(0, 10), NOW)).as("known ones").isEqualTo(10);
        assertThat(signals.record(List.of(contact("b.com", "x@mail.test")), NOW))
                .isEqualTo(1);
        assertThat(signals.all()).hasSize(SiteSignals.VALUES_A_KIND + 1);
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> writes = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                List<SiteSignal> some = new ArrayList<>(IntStream.range(0, 50)
                        .mapToObj(value -> contact("a.com", value + "@mail.test"))
                        .toList());
                java.util.Collections.shuffle(some, new java.util.Random(i));
                writes.add(threads.submit(() -> signals.record(some, NOW)));
            }
            for (Future<Integer> write : writes) {
                assertThat(write.get()).isEqualTo(50);
            }
        }
        assertThat(signals.all()).hasSize(50);
    }

    @Test
    void aGraphComesFromWhatIsStored() {
        signals.record(
                List.of(
                        contact("www.a.com", "x@mail.test"),
                        contact("b.com", "x@mail.test"),
                        new SiteSignal("a.com", SignalKind.PAYMENT_ADDRESS, "wallet", "https://a.com/"),
                        new SiteSignal("b.com", SignalKind.PAYMENT_ADDRESS, "wallet", "https://b.com/")),
                NOW);
        assertThat(OperatorGraph.of(signals, rulings).operators())
                .singleElement()
                .satisfies(operator -> assertThat(operator.sites()).containsExactly("a.com", "b.com"));
        rulings.apart("b.com", "www.a.com");
        assertThat(OperatorGraph.of(signals, rulings).operators()).hasSize(2);
    }

    @Test
    void rulingsAreKeptInTheOrderInWhichTheyWereMade() {
        rulings.same("b.com", "www.a.com");
        rulings.apart("c.com", "b.com");
        rulings.apart("a.com", "b.com");
        database.close();
        database = opened();
        rulings = new OperatorRulings(database, FIRST, () -> NOW);
        List<OperatorRuling> all = rulings.all();
        assertThat(all).extracting(OperatorRuling::a).containsExactly("b.com", "a.com");
        assertThat(all).extracting(OperatorRuling::b).containsExactly("c.com", "b.com");
        assertThat(all).extracting(OperatorRuling::same).containsExactly(false, false);
        assertThat(all.get(0).ruledAt()).isBefore(all.get(1).ruledAt());
        assertThatThrownBy(() -> rulings.same("www.a.com", "a.com"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("www.a.com and a.com are one site");
    }

    @Test
    void mergingTurnsRoundWhatKeptTheTwoApart() {
        signals.record(
                List.of(
                        contact("a.com", "x@mail.test"),
                        contact("b.com", "x@mail.test"),
                        contact("c.com", "y@mail.test"),
                        contact("d.com", "y@mail.test")),
                NOW);
        rulings.same("a.com", "b.com");
        rulings.same("c.com", "d.com");
        rulings.apart("b.com", "d.com");
        OperatorGraph graph = OperatorGraph.of(signals, rulings);
        rulings.merge(
                graph.operatorOf("c.com").orElseThrow(),
                graph.operatorOf("a.com").orElseThrow());
        OperatorGraph merged = OperatorGraph.of(signals, rulings);
        assertThat(merged.operators())
                .singleElement()
                .satisfies(operator -> assertThat(operator.sites()).hasSize(4));
        assertThat(merged.overruled()).isEmpty();
    }

    @Test
    void rulingsOfOneOrganisationBindNoOther() {
        String label = "00000000-0000-7000-8000-000000000001";
        database.change(dsl -> dsl.insertInto(ORGANISATION)
                .set(ORGANISATION.ID, label)
                .set(ORGANISATION.NAME, "label")
                .set(ORGANISATION.CREATED_AT, 0L)
                .execute());
        OperatorRulings theirs = new OperatorRulings(database, label, () -> NOW);
        rulings.same("a.com", "b.com");
        assertThat(theirs.all()).isEmpty();
        theirs.apart("a.com", "b.com");
        assertThat(rulings.all())
                .singleElement()
                .satisfies(ruling -> assertThat(ruling.same()).isTrue());
        assertThat(OperatorGraph.of(signals, rulings).operators()).hasSize(1);
        assertThat(OperatorGraph.of(signals, theirs).operators()).hasSize(2);
    }
}
