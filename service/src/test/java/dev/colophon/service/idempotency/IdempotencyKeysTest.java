package dev.colophon.service.idempotency;

import static dev.colophon.store.schema.tables.IdempotentRequest.IDEMPOTENT_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.idempotency.IdempotencyKeys.Beginning;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that are done once, and processes that are killed at each moment of one: whoever is killed says nothing more. */
class IdempotencyKeysTest {

    private static final Organisation ADA = Organisation.FIRST;
    private static final StoredAnswer ANSWER =
            new StoredAnswer(201, Map.of("Content-Type", "application/json", "Location", "/a/1"), "{\"ä\": 1}");

    @TempDir
    Path folder;

    private Settings settings = Settings.of(new Variables(Map.of()));
    private Instant now = Instant.parse("2026-11-29T09:00:00Z");
    private IdempotencyKeys keys = new IdempotencyKeys(settings);

    /** The database of a test; SQLite in the home by default. */
    Map<String, String> database() {
        return Map.of();
    }

    @BeforeEach
    void home() {
        Map<String, String> variables = new HashMap<>(database());
        variables.put(Settings.HOME, folder.resolve("home").toString());
        settings = Settings.of(new Variables(variables));
        keys = new IdempotencyKeys(settings, DatabaseClock.injected(() -> now));
    }

    private IdempotentRequest mine(String key, String request) {
        Beginning begun = keys.begin(ADA, key, request);
        assertThat(begun).isInstanceOf(Beginning.Mine.class);
        return ((Beginning.Mine) begun).request();
    }

    /** Each request looks for old ones: of 20,000 that are kept none is read. */
    @Test
    void oldOnesAreFoundByAnIndex() {
        try (Database database = Database.open(settings.home(), settings.database())) {
            long at = now.toEpochMilli();
            database.change(
                    dsl -> dsl.execute("insert into idempotent_request (organisation, key_sha256, request_sha256,"
                            + " token, begun_at, lease_until, state) with recursive r(n) as (select 1 union all select n + 1 from r"
                            + " where n < 20000) select '" + ADA.id() + "', 'k' || n, 'r', 't', " + at + " - n, " + at
                            + ", 'ANSWERED' from r"));
            database.change(dsl -> dsl.execute("analyze"));
            String plan = database.read(dsl -> {
                Query old = IdempotencyKeys.old(dsl, now);
                return dsl.family() == SQLDialect.SQLITE
                        ? dsl.fetch("explain query plan " + dsl.renderInlined(old))
                                .format()
                        : dsl.explain(old).plan();
            });
            assertThat(plan).contains("idempotent_request_by_time").doesNotContain("SCAN idempotent", "Seq Scan");
        }
    }

    private void killed() {
        now = now.plus(IdempotencyKeys.LEASE).plusMillis(1);
    }

    private void act(IdempotentRequest request, ActReceipt<String> receipt) {
        try (Database database = Database.open(settings.home(), settings.database())) {
            database.change(dsl -> receipt.done(dsl, "done"));
        }
        assertThat(request.turn()).isPresent();
    }

    @Test
    void theFirstAnswerIsGivenAgainForADay() {
        IdempotentRequest first = mine("k", "a");
        assertThat(keys.begin(ADA, "k", "a")).isInstanceOf(Beginning.Running.class);
        assertThat(keys.begin(ADA, "k", "b")).isInstanceOf(Beginning.OtherRequest.class);
        keys.answered(first, ANSWER);
        now = now.plus(Duration.ofHours(23));
        assertThat(keys.begin(ADA, "k", "a")).isEqualTo(new Beginning.Answered(ANSWER));
        assertThat(keys.begin(ADA, "k", "b")).isInstanceOf(Beginning.OtherRequest.class);
        now = now.plus(Duration.ofHours(2));
        assertThat(mine("k", "b").isDone()).as("a day later").isFalse();
    }

    @Test
    void whatEndedWithoutAnAnswerMayBeAskedAgain() {
        keys.ended(mine("k", "a"));
        assertThat(mine("k", "other").isDone()).isFalse();
    }

    @Test
    void whoWasKilledBeforeTheActLeavesItToBeDone() {
        IdempotentRequest dead = mine("k", "a");
        killed();
        IdempotentRequest next = mine("k", "a");
        assertThat(next.isDone()).isFalse();
        assertThatThrownBy(() -> act(dead, dead.receipt()))
                .as("one that only seemed to be dead does nothing more")
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("took this over");
        act(next, next.receipt());
        keys.answered(next, ANSWER);
        assertThat(keys.begin(ADA, "k", "a")).isEqualTo(new Beginning.Answered(ANSWER));
    }

    @Test
    void whoWasKilledBetweenTheActAndTheAnswerLeavesTheAnswerAlone() {
        IdempotentRequest dead = mine("k", "a");
        act(dead, dead.receipt());
        assertThat(keys.begin(ADA, "k", "a")).isInstanceOf(Beginning.Running.class);
        killed();
        assertThat(mine("k", "a").isDone()).isTrue();

        IdempotentRequest whole = mine("l", "a");
        act(whole, whole.receipt(_ -> ANSWER));
        assertThat(keys.begin(ADA, "l", "a"))
                .as("answered in the transaction of the act")
                .isEqualTo(new Beginning.Answered(ANSWER));
    }

    @Test
    void anActThatIsUndoneByItsTransactionWasNotDone() {
        IdempotentRequest request = mine("k", "a");
        try (Database database = Database.open(settings.home(), settings.database())) {
            assertThatThrownBy(() -> database.change(dsl -> {
                        request.<String>receipt(_ -> ANSWER).done(dsl, "done");
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
        }
        keys.ended(request);
        assertThat(mine("k", "a").isDone()).isFalse();
    }

    @Test
    void whoWasKilledWhileSomethingWasOutSaysSo() {
        IdempotentRequest dead = mine("k", "a");
        keys.leaves(dead);
        assertThat(keys.begin(ADA, "k", "a")).isInstanceOf(Beginning.Running.class);
        killed();
        assertThat(keys.begin(ADA, "k", "a")).isInstanceOf(Beginning.Unknown.class);
        assertThat(keys.begin(ADA, "k", "a")).isInstanceOf(Beginning.Unknown.class);
    }

    @Test
    @Tag("full")
    void whoGivesSignsOfLifeIsNotTakenForDead() throws Exception {
        IdempotentRequest request = mine("k", "a");
        Instant begun = now;
        try (var _ = keys.alive(request)) {
            now = now.plusSeconds(10);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> lease() > begun.plus(IdempotencyKeys.LEASE).toEpochMilli());
        }
        now = begun.plus(IdempotencyKeys.LEASE).plusSeconds(1);
        assertThat(keys.begin(ADA, "k", "a")).isInstanceOf(Beginning.Running.class);
    }

    private long lease() {
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.read((DSLContext dsl) -> dsl.select(IDEMPOTENT_REQUEST.LEASE_UNTIL)
                    .from(IDEMPOTENT_REQUEST)
                    .fetchSingle()
                    .value1());
        }
    }

    @Test
    void oneWithoutAKeyIsNothingSpecial() {
        keys.leaves(IdempotentRequest.NONE);
        keys.ended(IdempotentRequest.NONE);
        try (Database database = Database.open(settings.home(), settings.database())) {
            database.change(dsl -> IdempotentRequest.NONE.receipt().done(dsl, "done"));
        }
    }
}
