package dev.colophon.benchmark.machine;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Debian's PostgreSQL with an empty database, as durable as it comes; as root it runs as the user {@code postgres}. */
public final class PostgresProcess implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path data;
    private final int port;

    private PostgresProcess(Path programs, Path data, int port) {
        this.programs = programs;
        this.data = data;
        this.port = port;
    }

    /** The newest version's programs, if it is installed. */
    public static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.sorted()
                    .reduce((_, newest) -> newest)
                    .map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("pg_ctl")));
        }
    }

    public static PostgresProcess start(Path programs) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path data = Path.of(run("mktemp", "-d").strip());
        PostgresProcess server = new PostgresProcess(programs, data, port);
        String _ = run(programs + "/initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "-D", data.toString());
        String options = "-p " + port + " -k " + data;
        String _ = run(programs + "/pg_ctl", "-w", "-D", data.toString(), "-o", options, "-l", data + "/log", "start");
        return server;
    }

    /** A new, empty database: the environment of a program that uses it. */
    public Map<String, String> database(String name) throws IOException {
        String _ = run(programs + "/createdb", "-h", "localhost", "-p", Integer.toString(port), "-U", "postgres", name);
        return Map.of(
                "COLOPHON_DB", "jdbc:postgresql://localhost:" + port + "/" + name, "COLOPHON_DB_USER", "postgres");
    }

    private static String run(String... command) throws IOException {
        List<String> line = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            line.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        line.addAll(List.of(command));
        Path output = Files.createTempFile("postgres", ".out");
        try { // into a file: the server that pg_ctl starts would hold a pipe open
            int exitCode = new ProcessBuilder(line)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            String text = Files.readString(output);
            if (exitCode != 0) {
                throw new IOException(String.join(" ", command) + ": " + text.strip());
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + command[0], e);
        } finally {
            Files.delete(output);
        }
    }

    @Override
    public void close() throws IOException {
        String _ = run(programs + "/pg_ctl", "-D", data.toString(), "-m", "immediate", "stop");
        String _ = run("rm", "-r", data.toString());
    }
}
