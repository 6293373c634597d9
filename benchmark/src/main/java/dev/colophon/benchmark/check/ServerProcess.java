package dev.colophon.benchmark.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.benchmark.machine.ProcessCost;
import dev.colophon.service.home.ApiKey;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.Home;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The web application as it is shipped, in a process of its own with a home, and what that process and its children cost. */
public final class ServerProcess implements AutoCloseable {

    /** The system property that names the jar of the web application, or its class path; the launcher sets it. */
    public static final String CLASS_PATH = "colophon.server";

    private static final String MAIN = "dev.colophon.server.Serve";
    private static final long FAREWELL_SECONDS = 60;
    private static final double TICKS = 100;

    /** Where the launcher has its options of Java. */
    private static final String TOOLS = System.getProperty("colophon.tools", "tools");

    /** What Java calls its compilers' threads, as far as Linux keeps it. */
    private static final Pattern COMPILER = Pattern.compile("\\(C[12] Compiler");

    private final Process process;
    private final String address;
    private final String link;
    private final Home home;

    private ServerProcess(Process process, String address, String link, Home home) {
        this.process = process;
        this.address = address;
        this.link = link;
        this.home = home;
    }

    /**
     * Starts it, and waits until it answers.
     *
     * @param variables of its environment beside its home
     * @param options of its Java
     * @param log gets what it complains about
     */
    public static ServerProcess start(
            String classPath, Home home, Map<String, String> variables, List<String> options, Path log)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("@" + Path.of(TOOLS, "java.options"), "@" + Path.of(TOOLS, "serve.options"), heap()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, MAIN, "--port", "0", "--json", "--no-watch"));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(variables);
        builder.environment().put(Settings.HOME, home.folder().toString());
        Process process = builder.start();
        BufferedReader lines = process.inputReader();
        String first = lines.readLine();
        if (first == null) {
            throw new IOException("the server did not start: " + lastLine(log));
        }
        JsonNode told = new ObjectMapper().readTree(first);
        return new ServerProcess(
                process, told.path("address").asText(), told.path("link").asText(), home);
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "it said nothing" : lines.getLast();
    }

    /** As the launcher bounds it. */
    private static String heap() {
        return "-Xmx%dm".formatted(320 + 64 * Math.max(2, Runtime.getRuntime().availableProcessors()));
    }

    /** Where it answers. */
    public String address() {
        return address;
    }

    /** A link that lets somebody in once. */
    public String link() {
        return link;
    }

    ServedApi api() {
        Settings settings =
                Settings.of(new Variables(Map.of(Settings.HOME, home.folder().toString())));
        return new ServedApi(address, ApiKey.of(settings).text());
    }

    /**
     * Seconds of the processor, user and system, all threads.
     *
     * @param own of the server itself
     * @param children of all that it started, whether it has ended or not
     */
    record Cpu(double own, double children) {

        double all() {
            return own + children;
        }
    }

    /** Seconds of the processor that it and its children used so far. */
    public double cpuSeconds() throws IOException {
        return cpu().all();
    }

    /** What was used so far. */
    Cpu cpu() throws IOException {
        Cpu server = cpu(process.pid());
        double children = server.children();
        for (ProcessHandle child : process.descendants().toList()) {
            children += cpu(child.pid()).all();
        }
        return new Cpu(server.own(), children);
    }

    private static Cpu cpu(long pid) throws IOException {
        return stat(Path.of("/proc/" + pid)).map(ServerProcess::cpu).orElse(new Cpu(0, 0));
    }

    /** Empty of what has ended meanwhile, which counts with its parent. */
    private static Optional<String> stat(Path folder) throws IOException {
        Path file = folder.resolve("stat");
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            if (Files.exists(file)) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static Cpu cpu(String stat) {
        // After the name, which is in parentheses: state, ... utime 11, stime 12, cutime 13, cstime 14
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long[] ticks =
                Stream.of(fields).skip(11).limit(4).mapToLong(Long::parseLong).toArray();
        return new Cpu((ticks[0] + ticks[1]) / TICKS, (ticks[2] + ticks[3]) / TICKS);
    }

    /** Seconds of the processor that Java's compilers used in the server so far: work that comes to an end as it goes on. */
    double compilerSeconds() throws IOException {
        double seconds = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path thread : threads.toList()) {
                seconds += stat(thread)
                        .filter(stat -> COMPILER.matcher(stat).find())
                        .map(stat -> cpu(stat).own())
                        .orElse(0.0);
            }
        }
        return seconds;
    }

    /** Its memory in RAM, and that of its children. */
    Memory memory() throws IOException {
        long own = ProcessCost.residentBytes(process.toHandle());
        long children = 0;
        int count = 0;
        for (ProcessHandle child : process.descendants().toList()) {
            try {
                children += ProcessCost.residentBytes(child);
                count++;
            } catch (IOException e) {
                if (child.isAlive()) {
                    throw e;
                }
            }
        }
        return new Memory(own, children, count);
    }

    /** Bytes in RAM. */
    record Memory(long own, long children, int processes) {}

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
