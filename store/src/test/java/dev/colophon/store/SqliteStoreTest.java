package dev.colophon.store;

import static dev.colophon.store.schema.tables.Party.PARTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SqliteStoreTest extends StoreContract {

    @Override
    DatabaseSettings freshDatabase() {
        return DatabaseSettings.SQLITE;
    }

    @Test
    void isDurableAndStrict() {
        database.change(dsl -> {
            assertThat(dsl.fetchValue("pragma journal_mode")).isEqualTo("wal");
            assertThat(dsl.fetchValue("pragma synchronous")).as("FULL").isEqualTo(2);
            assertThat(dsl.fetchValue("pragma foreign_keys")).isEqualTo(1);
        });
    }

    @Test
    void commitsBringTheJournalIntoTheFileFromEightThousandPagesOn() {
        database.change(
                dsl -> assertThat(dsl.fetchValue("pragma wal_autocheckpoint")).isEqualTo(16_000));
    }

    @Test
    void aFullDiskLosesNothingAcknowledged() {
        database.write(dsl -> insertNamed(dsl, "before"));
        int pages = database.<Integer>read(dsl -> (Integer) dsl.fetchValue("pragma page_count"));
        // The same answer of SQLite as on a full disk, without filling one.
        database.change(dsl -> dsl.fetchValue("pragma max_page_count = " + (pages + 1)));
        assertThatThrownBy(() -> database.write(dsl -> {
                    for (int i = 0; i < 10_000; i++) {
                        insertNamed(dsl, "n" + i);
                    }
                    return true;
                }))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.DISK_FULL))
                .hasMessageContaining("free some space");
        assertThat(database.<Integer>read(dsl -> dsl.fetchCount(PARTY))).isEqualTo(1);
        database.change(dsl -> dsl.fetchValue("pragma max_page_count = 1000000"));
        database.write(dsl -> insertNamed(dsl, "after"));
        assertThat(database.<Integer>read(dsl -> dsl.fetchCount(PARTY))).isEqualTo(2);
    }

    private static int insertNamed(org.jooq.DSLContext dsl, String name) {
        return insert(dsl, name, name);
    }

    @Test
    void saysThatAFileIsNotADatabase() throws Exception {
        Home home = new Home(folder.resolve("other")).create();
        Files.writeString(home.database(), "This is a shopping list and no database. ".repeat(100));
        assertThatThrownBy(() -> Database.open(home, DatabaseSettings.SQLITE))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.DAMAGED))
                .hasMessageContaining("colophon.db")
                .hasMessageContaining("put back a copy");
    }

    @Test
    void aDatabaseWithoutBytesIsNotANewOne() throws IOException {
        Home home = new Home(folder.resolve("emptied")).create();
        Files.createDirectory(home.index());
        Files.createFile(home.database());
        assertThatThrownBy(() -> Database.openExisting(home, DatabaseSettings.SQLITE))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.DAMAGED))
                .hasMessageContaining("no bytes");
    }

    @Test
    void aDatabaseWithoutItsEndIsDamaged() throws IOException {
        Home home = new Home(folder.resolve("cut"));
        Database.open(home, DatabaseSettings.SQLITE).close();
        byte[] whole = Files.readAllBytes(home.database());
        Files.write(home.database(), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> Database.openExisting(home, DatabaseSettings.SQLITE))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.DAMAGED))
                .hasMessageContaining("its end is missing");
    }

    @Test
    void aHomeThatCannotBeReadIsNotAnEmptyOne() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> Database.openExisting(new Home(file), DatabaseSettings.SQLITE))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.NOT_READABLE))
                .hasMessageContaining("cannot read");
    }

    @Test
    void readingAnEmptyHomeMakesNothing() {
        Home home = new Home(folder.resolve("empty"));
        assertThat(Database.openExisting(home, DatabaseSettings.SQLITE)).isEmpty();
        assertThat(home.folder()).doesNotExist();
    }

    @Test
    void manyMayOpenANewHomeAtOnce() throws Exception {
        Home home = new Home(folder.resolve("rush"));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<Integer> open = () -> {
                try (Database opened = Database.open(home, DatabaseSettings.SQLITE)) {
                    return opened.read(dsl -> dsl.fetchCount(PARTY));
                }
            };
            for (var result :
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> open).toList())) {
                assertThat(result.get()).isZero();
            }
        }
    }

    @Test
    void refusesAWriteWithinAWrite() {
        assertThatThrownBy(() -> database.write(_ -> database.write(_ -> 1))).isInstanceOf(IllegalStateException.class);
    }
}
