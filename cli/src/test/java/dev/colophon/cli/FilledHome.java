package dev.colophon.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import dev.colophon.store.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A small home with something in every part of it, and its database as text: what a version of the schema left behind, for
 * {@link UpgradeTest} to open with the code of today. A version's file is written once, when the next version comes it stays as it
 * is.
 *
 * <pre>mvn -pl cli -am test-compile, then java -cp … dev.colophon.cli.FilledHome cli/src/test/resources/dev/colophon/cli/home-1.sql</pre>
 */
final class FilledHome {

    static final String OWN = Stories.theLastLeaf();
    static final String OTHERS = Stories.nameInTheLamplight();
    static final String UNKNOWN = Stories.text(7, Stories.Language.ENGLISH, 3_000);

    private FilledHome() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("colophon-home");
        Path home = folder.resolve("home");
        fill(home, folder);
        Files.writeString(Path.of(arguments[0]), dump(new Home(home).database()));
    }

    private static void fill(Path home, Path folder) throws IOException {
        Path own = Files.writeString(folder.resolve("leaf.txt"), OWN);
        Path others = Files.writeString(folder.resolve("lamplight.txt"), OTHERS);
        must(
                home,
                "register",
                own.toString(),
                "--owner",
                "Ada",
                "--title",
                "The Last Leaf",
                "--authorised-host",
                "ada.example");
        must(home, "register", others.toString(), "--owner", "Ben", "--title", "Lamplight");
        Path seen = Files.createDirectories(folder.resolve("seen"));
        Files.writeString(seen.resolve("copy.txt"), "Found: " + OWN);
        Files.writeString(seen.resolve("unknown.txt"), UNKNOWN);
        Files.writeString(seen.resolve("decided.txt"), "Allowed: " + OTHERS);
        must(home, "scan", seen.toString());
        must(home, "decide", "--place", "decided.txt", "--as", "licensed", "--reason", "licence L-17", "--yes");
        must(
                home,
                "decide",
                "--place",
                "decided.txt",
                "--state",
                "all",
                "--as",
                "resolved",
                "--reason",
                "odd",
                "--yes");
        must(home, "decide", "--undo", "--place", "decided.txt", "--yes");
        must(
                home,
                "licence",
                "add",
                "--all-works-of",
                "Ada",
                "--host",
                "radio.example",
                "--use",
                "stream",
                "--note",
                "L-18");
        must(home, "policy", "set", "block text when > 50 percent of reference; count", "--owner", "Ada", "--arm");
        must(home, "standing", "add", "Ada", "--as", "won", "--by", "court", "--note", "4 O 12/26");
        Path terms = Files.writeString(folder.resolve("terms.txt"), "As agreed.");
        must(
                home,
                "offer",
                "make",
                work(home, "Lamplight"),
                "--host",
                "tv.example",
                "--price",
                "120",
                "--currency",
                "EUR",
                "--terms",
                terms.toString(),
                "--dispute",
                "mailto:ben@ben.example");
        must(home, "source", "add", "https://films.example/", "--every", "2d");
        must(home, "source", "add", "https://movies.example/feed.xml");
        must(home, "source", "pause", "https://films.example/");
        must(home, "source", "block", "blocked.example");
        refused(new Home(home).database());
        must(home, "owner", "details", "Ada", "--country", "DE", "--email", "ada@ada.example");
        inCase(new Home(home).database());
        must(home, "contact", "add", "films.example", "abuse@films.example", "--note", "its imprint");
        must(
                home,
                "campaign",
                "open",
                "Autumn",
                "--deadline",
                "2099-12-31",
                "--scope",
                "all of Ada's",
                "--provider",
                "films.example");
    }

    /** As {@code case open} leaves it, of a copy that stood on the web. */
    private static void inCase(Path database) throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            for (String row : List.of(
                    "case_file (id, organisation, number, rightsholder, operator, reason, opened_by, opened_at,"
                            + " events, state) select 'case-1', organisation, 1, id, 'films.example', 'one site', 'Mo', 0,"
                            + " 2, 'OPEN' from party where name = 'Ada'",
                    "case_site (case_file, site) values ('case-1', 'films.example')",
                    "case_event (case_file, sequence, at, what, actor, payload) values ('case-1', 1, 0, 'OPENED',"
                            + " 'Mo', '{}')",
                    "case_event (case_file, sequence, at, what, actor, payload) select 'case-1', 2, 0, 'JOINED', 'Mo', "
                            + "'{\"sightings\":[\"' || sighting.id || '\"]}' from sighting "
                            + "join place on place.key = sighting.place where uri like '%copy.txt'",
                    "case_sighting (case_file, sighting, joined, added_at, added_by, to_be_retracted, active) select"
                            + " 'case-1', sighting.id, 2, 0, 'Mo', false, true from sighting join place on place.key ="
                            + " sighting.place where uri like '%copy.txt'")) {
                statement.executeUpdate("insert into " + row);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** As {@code watch} leaves it when a host keeps crawlers away. */
    private static void refused(Path database) throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "insert into site_terms (host, url, standard, status, body, refusal, due_at, named_at) values"
                            + " ('films.example', 'https://films.example/.well-known/tdmrep.json', 'TDMREP', 200,"
                            + " '[{\"location\": \"/\", \"tdm-reservation\": 1}]', 'text and data mining is reserved of"
                            + " /', 0, 0)");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static String work(Path home, String title) {
        return Cli.run(home, "works", "--json").lines().stream()
                .filter(line -> line.contains(title))
                .map(line -> line.replaceFirst("^.*?\"id\":\"([^\"]+)\".*$", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private static void must(Path home, String... arguments) {
        Cli.Result result = Cli.run(home, arguments);
        if (result.exitCode() != ExitCode.OK) {
            throw new IllegalStateException(String.join(" ", arguments) + ": " + result.err());
        }
    }

    /** Every table and index with its rows, as statements. */
    private static String dump(Path database) throws SQLException {
        StringBuilder sql = new StringBuilder();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet objects = statement.executeQuery("select type, name, sql from sqlite_master "
                    + "where sql is not null and name not like 'sqlite_%' order by type desc, rowid")) {
                while (objects.next()) {
                    sql.append(objects.getString(3)).append(";\n");
                    if (objects.getString(1).equals("table")) {
                        tables.add(objects.getString(2));
                    }
                }
            }
            for (String table : tables) {
                rows(statement, table, sql);
            }
        }
        return sql.toString();
    }

    private static void rows(Statement statement, String table, StringBuilder sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select * from " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    values.add(literal(rows.getObject(column)));
                }
                sql.append("insert into ")
                        .append(table)
                        .append(" values (")
                        .append(String.join(", ", values))
                        .append(");\n");
            }
        }
    }

    private static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case byte[] bytes -> "x'" + HexFormat.of().formatHex(bytes) + "'";
            case Number number -> number.toString();
            // As bytes, so that a line is a statement.
            default -> "cast(x'" + HexFormat.of().formatHex(value.toString().getBytes(UTF_8)) + "' as text)";
        };
    }

    /** Makes a home of what a version left behind. */
    static Path of(int version, Path folder) {
        Home home = new Home(folder.resolve("home-" + version)).create();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.database());
                Statement statement = connection.createStatement();
                var sql = FilledHome.class.getResourceAsStream("home-%d.sql".formatted(version))) {
            connection.setAutoCommit(false);
            for (String command : new String(Objects.requireNonNull(sql).readAllBytes(), UTF_8).split(";\n", 0)) {
                statement.executeUpdate(command);
            }
            connection.commit();
            return home.folder();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
