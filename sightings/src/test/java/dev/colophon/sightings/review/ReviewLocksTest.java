package dev.colophon.sightings.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewLocksTest {

    private static final Reviewer ADA = new Reviewer("ada", "one");
    private static final Reviewer ADA_ELSEWHERE = new Reviewer("ada", "two");
    private static final Reviewer BEN = new Reviewer("ben", "three");

    @TempDir
    Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
    private final ReviewLocks locks = new ReviewLocks(Organisation.FIRST, DatabaseClock.injected(() -> now.get()));

    private void pass(Duration time) {
        now.updateAndGet(at -> at.plus(time));
    }

    private boolean takes(Database database, Reviewer reviewer) {
        return database.write(dsl -> locks.take(dsl, "s", reviewer)).isPresent();
    }

    private Optional<Duration> looked(Database database, Reviewer reviewer) {
        return database.read(dsl -> locks.looked(dsl, "s", reviewer));
    }

    @Test
    void aLockEndsUnlessItsHolderGoesOn() {
        try (Database database = Database.open(new Home(folder.resolve("home")), DatabaseSettings.SQLITE)) {
            assertThat(takes(database, ADA)).isTrue();
            pass(Duration.ofMinutes(14));
            assertThat(takes(database, BEN)).isFalse();
            assertThat(takes(database, ADA_ELSEWHERE)).isFalse();
            assertThat(takes(database, ADA)).as("goes on").isTrue();
            pass(Duration.ofMinutes(14));
            assertThat(takes(database, BEN)).isFalse();
            assertThat(looked(database, ADA)).as("since it was shown first").contains(Duration.ofMinutes(28));
            pass(Duration.ofMinutes(1));
            assertThat(takes(database, BEN)).as("it has ended").isTrue();
            assertThat(takes(database, ADA)).isFalse();
            assertThat(looked(database, ADA)).isEmpty();
            assertThat(looked(database, BEN)).contains(Duration.ZERO);
        }
    }

    @Test
    void onlyTheSamePersonTakesItOverAndOnlyItsHolderLetsItGo() {
        try (Database database = Database.open(new Home(folder.resolve("home")), DatabaseSettings.SQLITE)) {
            assertThat(takes(database, ADA)).isTrue();
            assertThat(database.<Boolean>write(dsl -> locks.takeOver(dsl, "s", BEN)))
                    .isFalse();
            database.change(dsl -> locks.release(dsl, "s", BEN));
            assertThat(takes(database, BEN)).isFalse();
            assertThat(database.<Boolean>write(dsl -> locks.takeOver(dsl, "s", ADA_ELSEWHERE)))
                    .isTrue();
            assertThat(takes(database, ADA)).isFalse();
            database.change(dsl -> locks.release(dsl, "s", ADA_ELSEWHERE));
            assertThat(takes(database, BEN)).isTrue();
        }
    }

    @Test
    void aLockOfAClockThatWasAheadKeepsNobodyWaiting() {
        try (Database database = Database.open(new Home(folder.resolve("home")), DatabaseSettings.SQLITE)) {
            Instant right = now.getAndUpdate(at -> at.plus(Duration.ofDays(365)));
            assertThat(takes(database, ADA)).isTrue();
            now.set(right);
            Optional<ReviewLock> held = database.read(dsl -> locks.of(dsl, "s"));
            assertThat(held).isEmpty();
            assertThat(takes(database, BEN)).isTrue();
            assertThat(takes(database, ADA)).isFalse();
        }
    }
}
