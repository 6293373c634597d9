package dev.colophon.store;

import static dev.colophon.store.schema.tables.IndexHead.INDEX_HEAD;
import static dev.colophon.store.schema.tables.NoticeMail.NOTICE_MAIL;
import static dev.colophon.store.schema.tables.Party.PARTY;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static dev.colophon.store.schema.tables.TimestampAuthority.TIMESTAMP_AUTHORITY;
import static dev.colophon.store.schema.tables.Work.WORK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.excluded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every database that {@link Database} opens must do. */
public abstract class StoreContract {

    private static final String ORGANISATION = "00000000-0000-7000-8000-000000000000";

    @TempDir
    Path folder;

    DatabaseSettings settings = DatabaseSettings.SQLITE;
    Database database;

    /** Settings that name a new, empty database. */
    abstract DatabaseSettings freshDatabase();

    @BeforeEach
    void open() {
        settings = freshDatabase();
        database = reopened();
    }

    @AfterEach
    void close() {
        database.close();
    }

    Database reopened() {
        return Database.open(new Home(folder.resolve("home")), settings);
    }

    static int insert(DSLContext dsl, String id, String name) {
        return dsl.insertInto(PARTY, PARTY.ID, PARTY.ORGANISATION, PARTY.NAME, PARTY.CREATED_AT)
                .values(id, ORGANISATION, name, 5_000_000_000L)
                .execute();
    }

    private int count() {
        return database.read(dsl -> dsl.fetchCount(PARTY));
    }

    @Test
    void keepsWhatWasWritten() {
        assertThat(database.<Integer>write(dsl -> insert(dsl, "1", "Ada"))).isEqualTo(1);
        database.close();
        database = reopened();
        assertThat(database.<String>read(
                        dsl -> dsl.select(PARTY.NAME).from(PARTY).fetchSingle(PARTY.NAME)))
                .isEqualTo("Ada");
        assertThat(database.<Long>read(
                        dsl -> dsl.select(PARTY.CREATED_AT).from(PARTY).fetchSingle(PARTY.CREATED_AT)))
                .isEqualTo(5_000_000_000L);
    }

    @Test
    void storesNothingOfATransactionThatThrows() {
        assertThatThrownBy(() -> database.write(dsl -> {
                    insert(dsl, "1", "Ada");
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(count()).isZero();
        database.write(dsl -> insert(dsl, "2", "Ben"));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void refusesWhatTheSchemaForbids() {
        assertThatThrownBy(() -> database.write(dsl -> insertWork(dsl, "AUDIO", "nobody")))
                .as("foreign key")
                .isInstanceOf(StoreException.class);
        database.write(dsl -> insert(dsl, "1", "Ada"));
        assertThatThrownBy(() -> database.write(dsl -> insertWork(dsl, "SMELL", "1")))
                .as("check")
                .isInstanceOf(StoreException.class);
    }

    private static int insertWork(DSLContext dsl, String kind, String owner) {
        return dsl.insertInto(WORK)
                .set(WORK.ID, "1")
                .set(WORK.ORGANISATION, ORGANISATION)
                .set(WORK.TITLE, "Song")
                .set(WORK.KIND, kind)
                .set(WORK.OWNER, owner)
                .set(WORK.POLICY, "NO_ACTION")
                .set(WORK.CREATED_AT, 0L)
                .execute();
    }

    @Test
    void upsertsKeepTheRowThatIsThere() {
        String first = database.write(dsl -> upsert(dsl, "1"));
        String second = database.write(dsl -> upsert(dsl, "2"));
        assertThat(first).isEqualTo("1");
        assertThat(second).as("the row that was there").isEqualTo("1");
    }

    private static String upsert(DSLContext dsl, String roots) {
        dsl.insertInto(TIMESTAMP_AUTHORITY)
                .set(TIMESTAMP_AUTHORITY.URL, "https://time.example")
                .set(TIMESTAMP_AUTHORITY.ROOTS, roots)
                .set(TIMESTAMP_AUTHORITY.OWN_NETWORK, false)
                .set(TIMESTAMP_AUTHORITY.ADDED_AT, 1L)
                .onConflict(TIMESTAMP_AUTHORITY.URL)
                .doUpdate()
                .set(TIMESTAMP_AUTHORITY.ADDED_AT, excluded(TIMESTAMP_AUTHORITY.ADDED_AT))
                .execute();
        return dsl.select(TIMESTAMP_AUTHORITY.ROOTS).from(TIMESTAMP_AUTHORITY).fetchSingle(TIMESTAMP_AUTHORITY.ROOTS);
    }

    @Test
    void aReaderSeesOneStateThroughout() throws Exception {
        CountDownLatch began = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> reader = threads.submit(() -> database.read(dsl -> {
                int before = dsl.fetchCount(PARTY);
                began.countDown();
                await(written);
                return before == dsl.fetchCount(PARTY);
            }));
            await(began);
            database.write(dsl -> insert(dsl, "1", "Ada"));
            written.countDown();
            assertThat(reader.get()).isTrue();
        }
        assertThat(count()).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void writersTakeTurns() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                Database other = reopened()) {
            var writes = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> (i % 2 == 0 ? database : other)
                            .<Long>write(dsl -> dsl.update(INDEX_HEAD)
                                    .set(INDEX_HEAD.POSITION, INDEX_HEAD.POSITION.plus(1))
                                    .returning(INDEX_HEAD.POSITION)
                                    .fetchSingle(INDEX_HEAD.POSITION))))
                    .toList();
            var positions = new java.util.TreeSet<Long>();
            for (Future<Long> write : writes) {
                positions.add(write.get());
            }
            assertThat(positions).hasSize(40).startsWith(1L).endsWith(40L);
        }
    }

    /** Until schema 17 a reminder was stored as a notice, and told from it by the name of its file. */
    @Test
    void remindersOfOlderHomesAreToldFromNotices() throws Exception {
        DatabaseSettings older = freshDatabase();
        Home home = new Home(folder.resolve("older")).create();
        String url = older.url().orElse("jdbc:sqlite:" + home.database());
        String user = older.user().orElse("");
        Flyway.configure()
                .dataSource(url, user, "")
                .locations("classpath:db/migration")
                .target("17")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            for (String row : List.of(
                    "party (id, organisation, name, created_at) values ('p', '%s', 'Ada', 1)",
                    "case_file (id, organisation, number, rightsholder, operator, reason, opened_by, opened_at, events, state)"
                            + " values ('k', '%s', 1, 'p', 'films.example', 'one site', 'Mo', 0, 1, 'OPEN')",
                    "notice (id, organisation, case_file, number, regime, regime_version, recipient, language,"
                            + " idempotency_key, created_by, created_at, events) values ('n', '%s', 'k', 1, 'us-dmca-1998', '1',"
                            + " 'Host', 'en', 'x', 'Mo', 0, 1)",
                    olderMail(1, "NOTICE", "mail-1.eml", "ACCEPTED"),
                    olderMail(2, "NOTICE", "reminder-2.eml", "WITHDRAWN"),
                    olderMail(3, "NOTICE", "reminder-3.eml", "WAITING"),
                    olderMail(4, "RETRACTION", "mail-4.eml", "ACCEPTED"))) {
                statement.execute("insert into " + row.formatted(ORGANISATION));
            }
        }
        try (Database now = Database.open(home, older)) {
            assertThat(now.<List<String>>read(dsl -> dsl.selectFrom(NOTICE_MAIL)
                            .orderBy(NOTICE_MAIL.NUMBER)
                            .fetch(row -> row.get(NOTICE_MAIL.KIND)
                                    + " "
                                    + row.get(NOTICE_MAIL.FILE)
                                    + " "
                                    + row.get(NOTICE_MAIL.STATE)
                                    + " "
                                    + row.get(NOTICE_MAIL.ANSWER))))
                    .containsExactly(
                            "NOTICE mail-1.eml ACCEPTED 250 1",
                            "REMINDER reminder-2.eml WITHDRAWN 250 2",
                            "REMINDER reminder-3.eml WAITING 250 3",
                            "RETRACTION mail-4.eml ACCEPTED 250 4");
            now.change(dsl -> dsl.update(NOTICE_MAIL)
                    .set(NOTICE_MAIL.KIND, "SUIT")
                    .where(NOTICE_MAIL.NUMBER.eq(4))
                    .execute());
            assertThatThrownBy(() -> now.change(dsl -> dsl.update(NOTICE_MAIL)
                            .set(NOTICE_MAIL.KIND, "LETTER")
                            .execute()))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    private static String olderMail(int number, String kind, String file, String state) {
        return ("notice_mail (id, organisation, notice, number, kind, recipient, message_id, file, let_go_by, created_at,"
                        + " state, due_at, attempts, answer) values ('m%1$d', '%5$s', 'n', %1$d, '%2$s', 'a@b.example',"
                        + " '<%1$d@c.example>', '%3$s', 'Mo', 0, '%4$s', 0, 1, '250 %1$d')")
                .formatted(number, kind, file, state, "%s");
    }

    @Test
    void entriesOfOlderHomesSayInWhichArchiveTheyAre() throws Exception {
        DatabaseSettings older = freshDatabase();
        Home home = new Home(folder.resolve("older")).create();
        String url = older.url().orElse("jdbc:sqlite:" + home.database());
        String user = older.user().orElse("");
        Flyway.configure()
                .dataSource(url, user, "")
                .locations("classpath:db/migration")
                .target("2")
                .load()
                .migrate();
        String zip = "http://127.0.0.1:8080/a!/all.zip";
        String gone = "https://films.example/gone.zip";
        List<String> entries =
                List.of(zip + "!/inner.zip!/copy.txt", gone + "!/1.txt", gone + "!/2.txt", "/folder/all.zip!/copy.txt");
        try (Connection connection = DriverManager.getConnection(url, user, "");
                Statement statement = connection.createStatement()) {
            for (String archive : List.of(zip, gone)) {
                statement.execute(olderPlace(archive, "'x', 'MEDIUM', 'OPEN'"));
            }
            for (String entry : entries) {
                String host = entry.startsWith("http") ? "'x'" : "null";
                statement.execute(olderPlace(entry, host + ", null, 'LOCAL'"));
            }
            statement.execute("insert into observation (id, place, at, outcome) values ('1', '" + PlaceKey.of(gone)
                    + "', 20, 'NOT_FOUND')");
            statement.execute("insert into party (id, organisation, name, created_at) values ('p', '" + ORGANISATION
                    + "', 'Ada', 1)");
            statement.execute("insert into work (id, organisation, title, kind, owner, policy, created_at) values "
                    + "('w', '" + ORGANISATION + "', 'One', 'TEXT', 'p', 'NO_ACTION', 1)");
            statement.execute("insert into content (sha256, bytes, kind, elapsed_ms, looked_at, searched_to) values "
                    + "('c', 1, 'TEXT', 1, 1, 1)");
            for (int i = 0; i < entries.size(); i++) {
                statement.execute("insert into sighting (id, organisation, place, content, work, state, first_seen, "
                        + "last_seen) values ('s%d', '%s', '%s', 'c', 'w', 'PRESENT', 10, %d)"
                                .formatted(i, ORGANISATION, PlaceKey.of(entries.get(i)), i == 2 ? 30 : 10));
            }
        }
        try (Database now = Database.open(home, older)) {
            Map<String, String> archives = now.read(dsl -> dsl.select(PLACE.URI, PLACE.ARCHIVE)
                    .from(PLACE)
                    .where(PLACE.ARCHIVE.isNotNull())
                    .fetchMap(PLACE.URI, PLACE.ARCHIVE));
            assertThat(archives)
                    .containsOnly(
                            Map.entry(entries.get(0), PlaceKey.of(zip)),
                            Map.entry(entries.get(1), PlaceKey.of(gone)),
                            Map.entry(entries.get(2), PlaceKey.of(gone)));
            List<String> states = now.read(dsl -> dsl.select(SIGHTING.STATE)
                    .from(SIGHTING)
                    .orderBy(SIGHTING.ID)
                    .fetch(SIGHTING.STATE));
            assertThat(states).as("the third was seen later").containsExactly("PRESENT", "GONE", "PRESENT", "PRESENT");
        }
    }

    private static String olderPlace(String uri, String values) {
        return "insert into place (key, uri, host, kind, state, priority, due_at, attempts, every_ms) values ('%s', '%s', %s, 0, 0, 0, 0)"
                .formatted(PlaceKey.of(uri), uri, values);
    }

    @Test
    void refusesASchemaOfANewerColophon() {
        database.change(dsl -> dsl.execute("update flyway_schema_history set version = '999'"));
        assertThatThrownBy(this::reopened)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("a newer Colophon")
                .hasMessageContaining("update Colophon");
    }
}
