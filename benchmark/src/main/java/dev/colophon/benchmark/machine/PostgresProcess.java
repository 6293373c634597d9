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
    private final boolean kept;

    private PostgresProcess(Path programs, Path data, int port, boolean kept) {
        this.programs = programs;
        this.data = data;
        this.port = port;
        this.kept = kept;
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

    /** One that is gone when it is closed. */
    public static PostgresProcess start(Path programs) throws IOException {
        PostgresProcess server =
                new PostgresProcess(programs, Path.of(run("mktemp", "-d").strip()), freePort(), false);
        server.make();
        server.start();
        return server;
    }

    /**
     * One whose files stay when it is closed, and are used again.
     *
     * @param data its folder, which is made where it is missing
     */
    public static PostgresProcess startKept(Path programs, Path data) throws IOException {
        boolean missing = !Files.exists(data.resolve("PG_VERSION"));
        PostgresProcess server = new PostgresProcess(programs, data.toAbsolutePath(), freePort(), true);
        if (missing) {
            Files.createDirectories(data);
            if (isRoot()) {
                Files.setOwner(
                        data,
                        data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
            }
            server.make();
        }
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private void make() throws IOException {
        String _ = run(programs + "/initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "-D", data.toString());
    }

    private void start() throws IOException {
        String options = "-p " + port + " -k " + data;
        String _ = run(programs + "/pg_ctl", "-w", "-D", data.toString(), "-o", options, "-l", data + "/log", "start");
    }

    /** A new, empty database: the environment of a program that uses it. */
    public Map<String, String> database(String name) throws IOException {
        String _ = run(programs + "/createdb", "-h", "localhost", "-p", Integer.toString(port), "-U", "postgres", name);
        return variables(name);
    }

    /** The environment of a program that uses a database that is there. */
    public Map<String, String> variables(String name) {
        return Map.of(
                "COLOPHON_DB", "jdbc:postgresql://localhost:" + port + "/" + name, "COLOPHON_DB_USER", "postgres");
    }

    /** Seconds of the processor that all of its processes used so far. */
    public double cpuSeconds() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
        return ProcessCost.cpuSeconds(ProcessHandle.of(pid).orElseThrow());
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static String run(String... command) throws IOException {
        List<String> line = new ArrayList<>();
        if (isRoot()) {
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
        String _ = run(programs + "/pg_ctl", "-D", data.toString(), "-m", kept ? "fast" : "immediate", "stop");
        if (!kept) {
            String _ = run("rm", "-r", data.toString());
        }
    }
}
