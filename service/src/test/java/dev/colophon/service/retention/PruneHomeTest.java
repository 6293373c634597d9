package dev.colophon.service.retention;

import static dev.colophon.store.schema.tables.AccountSession.ACCOUNT_SESSION;
import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.registry.account.AccountRole;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.RecordingListener;
import dev.colophon.service.account.AddAccount;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.settings.RetentionAge;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.sightings.Observations;
import dev.colophon.sightings.retention.PrunedRows;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Ids;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruneHomeTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final int PLACES = 300;
    private static final int LOOKS = 12;

    @TempDir
    Path folder;

    private Settings settings;

    @BeforeEach
    void looks() {
        settings = settings(Map.of());
        var account = new AddAccount(settings).add(Actor.local(), "ben@example.org", Set.of(AccountRole.REVIEWER));
        Ids ids = new Ids(() -> NOW);
        try (Database database = Database.open(settings.home(), settings.database())) {
            database.change(dsl -> {
                for (int place = 0; place < PLACES; place++) {
                    dsl.execute(
                            "insert into place (key, uri, state, priority, due_at, attempts, every_ms) values (?, ?, 'LOCAL', 0, 0, 0, 0)",
                            "%032x".formatted(place),
                            "https://a.example/" + place);
                }
                Observations.append(dsl, ids, observations(ids));
                String id = dsl.fetchSingle("select id from account").get(0, String.class);
                session(dsl, "old", id, NOW.minus(Duration.ofDays(366)));
                session(dsl, "new", id, NOW.minus(Duration.ofDays(300)));
            });
        }
        assertThat(account.invitation()).isPresent();
    }

    private Settings settings(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put(Settings.HOME, folder.resolve("home").toString());
        return Settings.of(new Variables(variables));
    }

    /** At each place the same once in 40 days, the last two in the last year but one. */
    private static List<Observation> observations(Ids ids) {
        List<Observation> looks = new ArrayList<>();
        for (int place = 0; place < PLACES; place++) {
            for (int look = 0; look < LOOKS; look++) {
                looks.add(new Observation(
                        ids.next(),
                        "%032x".formatted(place),
                        NOW.minus(Duration.ofDays(800 - 40L * look)),
                        look == 0 ? Outcome.CONTENT : Outcome.UNCHANGED,
                        OptionalInt.of(200),
                        Optional.of("a".repeat(64)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("here"),
                        Optional.empty(),
                        Optional.empty()));
            }
        }
        return looks;
    }

    private static void session(DSLContext dsl, String name, String account, Instant begun) {
        dsl.insertInto(ACCOUNT_SESSION)
                .set(ACCOUNT_SESSION.ID, name)
                .set(ACCOUNT_SESSION.TOKEN_SHA256, name)
                .set(ACCOUNT_SESSION.ACCOUNT, account)
                .set(ACCOUNT_SESSION.ORGANISATION, Organisation.FIRST.id())
                .set(ACCOUNT_SESSION.ADDRESS, "192.0.2.1")
                .set(ACCOUNT_SESSION.BEGUN_AT, begun.toEpochMilli())
                .set(ACCOUNT_SESSION.SEEN_AT, begun.toEpochMilli())
                .execute();
    }

    private PruneReport prune(Optional<RetentionAge> age, boolean delete, ProgressListener listener) {
        return new PruneHome(settings, DatabaseClock.injected(() -> NOW)).prune(Actor.local(), age, delete, listener);
    }

    private PruneReport prune(boolean delete) {
        return prune(Optional.empty(), delete, new RecordingListener<>());
    }

    private int looksLeft() {
        try (Database database = Database.open(settings.home(), settings.database())) {
            return database.read(dsl -> dsl.fetchCount(OBSERVATION));
        }
    }

    @Test
    void whatWouldGoGoesAndNothingElse() {
        PruneReport would = prune(false);
        // Of 12 looks at a place the first, the second (the first that says that nothing changed) and the last stay.
        assertThat(would.of(PrunedKind.LOOKS).rows()).isEqualTo(9L * PLACES);
        assertThat(would.of(PrunedKind.SESSIONS).rows()).isOne();
        assertThat(would.deleted()).isFalse();
        assertThat(looksLeft()).as("nothing went").isEqualTo(PLACES * LOOKS);
        PruneReport went = prune(true);
        assertThat(went.kinds()).isEqualTo(would.kinds());
        assertThat(looksLeft()).isEqualTo(3 * PLACES);
        assertThat(prune(true).all()).as("twice is once").isEqualTo(PrunedRows.NONE);
    }

    @Test
    void ageIsGivenOrSetOrAYear() {
        settings = settings(Map.of("COLOPHON_RETENTION", "700d"));
        // Those of 760 and 720 days: the first of them is the first of its run.
        assertThat(prune(false).of(PrunedKind.LOOKS).rows()).isEqualTo(PLACES);
        assertThat(prune(Optional.of(new RetentionAge(60)), false, new RecordingListener<>())
                        .of(PrunedKind.LOOKS)
                        .rows())
                .isEqualTo(9L * PLACES);
        settings = settings(Map.of("COLOPHON_RETENTION", "a week"));
        assertThatThrownBy(() -> prune(false))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("COLOPHON_RETENTION is `a week`: it is a number of days from 7 to 36500");
        assertThatThrownBy(() -> RetentionAge.parse("6d", "--older-than", ServiceException.Category.USAGE))
                .hasMessageContaining("--older-than is `6d`");
    }

    @Test
    void whatWasStoppedGoesOn() {
        int[] seen = {0};
        assertThatThrownBy(() -> prune(Optional.empty(), true, new ProgressListener() {
                    @Override
                    public void begins(long items) {}

                    @Override
                    public void advances(String item) {
                        if (++seen[0] == 1) {
                            throw new IllegalStateException("stopped");
                        }
                    }

                    @Override
                    public void message(String line) {}
                }))
                .hasMessage("stopped");
        assertThat(looksLeft()).isBetween(3 * PLACES + 1, PLACES * LOOKS - 1);
        prune(true);
        assertThat(looksLeft()).isEqualTo(3 * PLACES);
    }

    @Test
    void onlyWhoeverHasTheMachineMay() {
        Actor admin =
                new Actor(Organisation.FIRST, "root", Permission.of(Set.of(AccountRole.ADMIN)), Optional.of("account"));
        assertThatThrownBy(
                        () -> new PruneHome(settings).prune(admin, Optional.empty(), false, new RecordingListener<>()))
                .isInstanceOf(ServiceException.class);
    }
}
