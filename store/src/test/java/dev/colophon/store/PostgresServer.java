package dev.colophon.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * One PostgreSQL server for all tests of a JVM: the embedded binaries, of the oldest version that is supported, which as root run
 * in a user namespace of their own; where the kernel forbids that, Debian's server as the user {@code postgres}. Tests skip,
 * saying what to install, where neither starts. The newest version that is supported runs beside it for tests that ask for it.
 */
public final class PostgresServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Started SERVER = start(List.of(PostgresServer::oldest, PostgresServer::debian));

    private record Started(Optional<String> url, String problems) {}

    private PostgresServer() {}

    private static final class Newest {
        private static final Started SERVER = PostgresServer.start(List.of(Newest::newest));

        private static String newest() throws IOException {
            Path folder = Path.of("target", "postgres");
            if (!Files.isDirectory(folder)) {
                throw new IOException("mvn -Pfull puts the binaries into " + folder.toAbsolutePath());
            }
            try (Stream<Path> jars = Files.list(folder)) {
                Path jar = jars.findFirst().orElseThrow(() -> new IOException(folder + " is empty"));
                return embedded(EmbeddedPostgres.builder().setPgBinaryResolver((_, _) -> binaries(jar)));
            }
        }
    }

    /** Migrated once, and copied for each test. */
    private static final class Migrated {
        private static final String NAME = make();

        private static String make() {
            DatabaseSettings settings = emptyDatabase();
            Database.open(new Home(Path.of("target", "migrated")), settings).close();
            String url = settings.url().orElseThrow();
            return url.substring(url.lastIndexOf('/') + 1);
        }
    }

    /** Settings for a new database of this server, which has the newest schema and no rows. */
    public static DatabaseSettings freshDatabase() {
        return create(SERVER, " template " + (SERVER.url().isPresent() ? Migrated.NAME : ""));
    }

    /** The same without the schema. */
    static DatabaseSettings emptyDatabase() {
        return create(SERVER, "");
    }

    /** The same on a server of the newest version. */
    static DatabaseSettings emptyDatabaseOfTheNewest() {
        return create(Newest.SERVER, "");
    }

    private static DatabaseSettings create(Started started, String how) {
        assumeThat(started.url())
                .as("PostgreSQL did not start; `apt-get install postgresql` would help. Tried: %s", started.problems())
                .isPresent();
        String server = started.url().orElseThrow();
        String name = "colophon" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(server + "postgres?user=postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + how);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return DatabaseSettings.postgres(server + name, "postgres");
    }

    private static Started start(List<Starter> starters) {
        List<String> problems = new ArrayList<>();
        for (Starter starter : starters) {
            try {
                return new Started(Optional.of(starter.start()), "");
            } catch (IOException | IllegalStateException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        return new Started(Optional.empty(), String.join("; ", problems));
    }

    private interface Starter {
        String start() throws IOException;
    }

    private static String oldest() throws IOException {
        return embedded(EmbeddedPostgres.builder());
    }

    @SuppressWarnings("resource") // closed by who unpacks it
    private static InputStream binaries(Path jar) throws IOException {
        ZipInputStream entries = new ZipInputStream(Files.newInputStream(jar));
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            if (entry.getName().endsWith(".txz")) {
                return entries;
            }
        }
        throw new IOException("no binaries in " + jar);
    }

    @SuppressWarnings("resource") // lives as long as the JVM
    private static String embedded(EmbeddedPostgres.Builder builder) throws IOException {
        // Nobody reads it after this machine has lost its power.
        Path data = Files.createTempDirectory("colophon-postgres");
        EmbeddedPostgres server = builder.setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                server.close();
                // A hundred databases are tens of thousands of files: nobody has to wait for that.
                new ProcessBuilder("rm", "-rf", data.toString()).start();
            } catch (IOException _) {
                // The JVM ends anyway.
            }
        }));
        return "jdbc:postgresql://localhost:" + server.getPort() + "/";
    }

    private static String debian() throws IOException {
        Path installed = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(installed)) {
            throw new IOException(installed + " is not there");
        }
        Path bin;
        try (Stream<Path> versions = Files.list(installed)) {
            bin = versions.sorted().reduce((_, newest) -> newest).orElseThrow().resolve("bin");
        }
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path data = Path.of(run("mktemp", "-d").strip());
        run(bin + "/initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "-D", data.toString());
        String options = "-p %d -k %s -c fsync=off".formatted(port, data);
        run(bin + "/pg_ctl", "-w", "-D", data.toString(), "-o", options, "-l", data + "/log", "start");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                run(bin + "/pg_ctl", "-D", data.toString(), "-m", "immediate", "stop");
                run("rm", "-r", data.toString());
            } catch (IOException _) {
                // The JVM ends anyway.
            }
        }));
        return "jdbc:postgresql://localhost:" + port + "/";
    }

    /** Runs a command as the user {@code postgres}, whom Debian's package made. */
    private static String run(String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of("runuser", "-u", "postgres", "--"));
        line.addAll(List.of(command));
        Path output = Files.createTempFile("colophon-postgres", ".out");
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(60, SECONDS);
            String text = Files.readString(output);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(line + ": " + text.strip());
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(output);
        }
    }
}
