package dev.colophon.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
class PostgresTasksTest extends TasksContract {

    @TempDir
    private Path home;

    @Override
    DatabaseSettings freshDatabase() {
        return PostgresServer.freshDatabase();
    }

    @Test
    void theClockIsThatOfTheServerWhateverOursSays() {
        try (Database database = Database.open(new Home(home), freshDatabase())) {
            DatabaseClock clock = DatabaseClock.of(() -> Instant.EPOCH);
            Instant now = database.read(clock::now);
            assertThat(Duration.between(now, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        }
    }
}
