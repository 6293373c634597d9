package dev.colophon.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
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

/**
 * One PostgreSQL server for all tests of a JVM: the embedded binaries, which as root run in a user namespace of their own;
 * where the kernel forbids that, Debian's server as the user {@code postgres}. Tests skip, saying what to install, where
 * neither starts.
 */
public final class PostgresServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Started SERVER = start();

    private record Started(Optional<String> url, String problems) {}

    private PostgresServer() {}

    /** Settings for a new, empty database of this server. */
    public static DatabaseSettings freshDatabase() {
        assumeThat(SERVER.url())
                .as("PostgreSQL did not start; `apt-get install postgresql` would help. Tried: %s", SERVER.problems())
                .isPresent();
        String server = SERVER.url().orElseThrow();
        String name = "colophon" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(server + "postgres?user=postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return DatabaseSettings.postgres(server + name, "postgres");
    }

    private static Started start() {
        List<String> problems = new ArrayList<>();
        for (Starter starter : List.<Starter>of(PostgresServer::embedded, PostgresServer::debian)) {
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

    @SuppressWarnings("resource") // lives as long as the JVM
    private static String embedded() throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                server.close();
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
