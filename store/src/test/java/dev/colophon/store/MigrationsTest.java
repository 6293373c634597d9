package dev.colophon.store;

import static dev.colophon.store.schema.tables.Party.PARTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

    @TempDir
    Path folder;

    @Test
    void whatIsInTheWayOfANewDatabaseIsNamed() throws IOException {
        Home home = new Home(folder.resolve("blocked"));
        Path inTheWay = home.folder().resolve("colophon.db.new");
        Files.createDirectories(inTheWay.resolve("x"));
        assertThatThrownBy(() -> Migrations.begin(home))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("%s, where it is written first, is a folder".formatted(inTheWay));
        assertThat(inTheWay.resolve("x")).isDirectory();
    }

    @Test
    void knowsTheNewestScript() throws Exception {
        try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(scripts.map(script -> script.getFileName().toString())
                            .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                            .max())
                    .hasValue(Migrations.NEWEST);
        }
    }

    @Test
    void aNewHomeBeginsWithWhatTheScriptsMake() throws Exception {
        Home home = new Home(folder.resolve("home"));
        Database.open(home, DatabaseSettings.SQLITE).close();
        String migrated = "jdbc:sqlite:" + folder.resolve("migrated.db");
        Flyway.configure()
                .dataSource(migrated, "", "")
                .locations("classpath:db/migration")
                .load()
                .migrate();

        try (Connection begun = DriverManager.getConnection("jdbc:sqlite:" + home.database());
                Connection made = DriverManager.getConnection(migrated)) {
            assertThat(rows(begun, "select distinct installed_on from flyway_schema_history"))
                    .as("the build has made it")
                    .containsExactly("1980-01-01 00:00:00.000");
            String history = "select version, description, type, script, checksum, success from flyway_schema_history";
            assertThat(rows(begun, history)).isEqualTo(rows(made, history));
            String schema = "select type, name, tbl_name, sql from sqlite_master order by type, name";
            assertThat(rows(begun, schema)).isEqualTo(rows(made, schema)).hasSizeGreaterThan(100);
            for (String table : rows(made, "select name from sqlite_master where type = 'table'")) {
                if (!table.equals("flyway_schema_history")) {
                    String all = "select * from " + table;
                    assertThat(rows(begun, all)).as(table).isEqualTo(rows(made, all));
                }
            }
        }
    }

    @Test
    void whatAKilledProcessLeftOfItIsWrittenAnew() throws Exception {
        Home home = new Home(folder.resolve("home")).create();
        Files.write(home.folder().resolve("colophon.db.new"), new byte[100]);
        try (Database database = Database.open(home, DatabaseSettings.SQLITE)) {
            assertThat(database.<Integer>read(dsl -> dsl.fetchCount(PARTY))).isZero();
        }
        assertThat(home.folder().resolve("colophon.db.new")).doesNotExist();
    }

    @Test
    void nothingOfADatabaseThatWasMovedAwayComesIntoANewOne() throws Exception {
        Home home = new Home(folder.resolve("home"));
        Database.open(home, DatabaseSettings.SQLITE).close();
        Path left = folder.resolve("left");
        try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + home.database());
                Statement statement = old.createStatement()) {
            statement.execute("pragma journal_mode = wal");
            statement.execute("create table ghost (x integer)");
            Files.copy(home.folder().resolve("colophon.db-wal"), left);
        }
        Files.delete(home.database());
        Files.copy(left, home.folder().resolve("colophon.db-wal"), StandardCopyOption.REPLACE_EXISTING);

        Database.open(home, DatabaseSettings.SQLITE).close();

        try (Connection now = DriverManager.getConnection("jdbc:sqlite:" + home.database())) {
            assertThat(rows(now, "select name from sqlite_master where name = 'ghost'"))
                    .isEmpty();
            assertThat(rows(now, "select name from sqlite_master where name = 'party'"))
                    .hasSize(1);
        }
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(query)) {
            List<String> all = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                StringBuilder row = new StringBuilder(String.valueOf(rows.getString(1)));
                for (int i = 2; i <= columns; i++) {
                    row.append('|').append(rows.getString(i));
                }
                all.add(row.toString());
            }
            return all;
        }
    }
}
