package dev.colophon.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedDatabaseTest {

    @TempDir
    Path folder;

    private static int one(Database database) {
        return database.read(dsl -> dsl.selectOne().fetchSingle().value1());
    }

    @Test
    void whoeverOpensItThroughTheHomeSharesOneSetOfConnections() throws Exception {
        try (SharedDatabase shared = new SharedDatabase();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Home home = new Home(folder.resolve("home")).sharedBy(shared);
            var users = IntStream.range(0, 50)
                    .mapToObj(_ -> threads.submit(() -> {
                        try (Database database = Database.open(home, DatabaseSettings.SQLITE)) {
                            return one(database);
                        }
                    }))
                    .toList();
            for (Future<Integer> user : users) {
                assertThat(user.get()).isEqualTo(1);
            }
            assertThat(shared.openings()).isEqualTo(1);
        }
    }

    @Test
    void closingWhatOneUserGotLeavesItOpenForOthers() {
        try (SharedDatabase shared = new SharedDatabase()) {
            Home home = new Home(folder.resolve("home")).sharedBy(shared);
            Database first = Database.open(home, DatabaseSettings.SQLITE);
            Database second =
                    Database.openExisting(home, DatabaseSettings.SQLITE).orElseThrow();
            first.close();
            assertThat(one(second)).isEqualTo(1);
            assertThat(one(first)).isEqualTo(1);
        }
    }

    @Test
    void nothingIsMadeForWhoeverOnlyReads() {
        try (SharedDatabase shared = new SharedDatabase()) {
            Home home = new Home(folder.resolve("home")).sharedBy(shared);
            assertThat(Database.openExisting(home, DatabaseSettings.SQLITE)).isEmpty();
            assertThat(home.exists()).isFalse();
        }
    }

    @Test
    void anotherDatabaseThatTookItsPlaceIsOpenedInstead() throws IOException {
        Path other = folder.resolve("other");
        Database.open(new Home(other), DatabaseSettings.SQLITE).close();
        try (SharedDatabase shared = new SharedDatabase()) {
            Home home = new Home(folder.resolve("home")).sharedBy(shared);
            Database.open(home, DatabaseSettings.SQLITE).close();
            for (String end : new String[] {"-wal", "-shm"}) {
                Files.deleteIfExists(home.folder().resolve("colophon.db" + end));
            }
            Files.delete(home.database());
            Files.move(other.resolve("colophon.db"), home.database());
            try (Database database = Database.open(home, DatabaseSettings.SQLITE)) {
                assertThat(one(database)).isEqualTo(1);
            }
            assertThat(shared.openings()).isEqualTo(2);
        }
    }

    @Test
    void nothingIsMadeInThePlaceOfAHomeThatIsGone() throws IOException {
        try (SharedDatabase shared = new SharedDatabase()) {
            Home home = new Home(folder.resolve("home")).sharedBy(shared);
            Database.open(home, DatabaseSettings.SQLITE).close();
            Path moved = Files.move(home.folder(), folder.resolve("moved"));
            assertThatThrownBy(() -> Database.open(home, DatabaseSettings.SQLITE))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is gone since this was started");
            assertThatThrownBy(() -> Database.openExisting(home, DatabaseSettings.SQLITE))
                    .isInstanceOf(StoreException.class);
            assertThat(home.folder()).doesNotExist();
            Files.move(moved, home.folder());
            try (Database database = Database.open(home, DatabaseSettings.SQLITE)) {
                assertThat(one(database)).isEqualTo(1);
            }
        }
    }
}
