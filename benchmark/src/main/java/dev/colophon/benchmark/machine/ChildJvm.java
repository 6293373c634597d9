package dev.colophon.benchmark.machine;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program of this class path in a process of its own, so that its costs are its own. It is told what to do by lines and
 * answers with lines of {@code key=value}; it ends when there are no more lines, hence also when this process dies.
 */
public final class ChildJvm implements AutoCloseable {

    private static final long FAREWELL_SECONDS = 60;

    private final String name;
    private final Process process;
    private final BufferedReader from;
    private final BufferedWriter to;

    private ChildJvm(String name, Process process) {
        this.name = name;
        this.process = process;
        this.from = process.inputReader();
        this.to = process.outputWriter();
    }

    /** Starts the main class with options of Java and arguments; what it complains about goes to a file of the folder. */
    public static ChildJvm start(
            Class<?> main, Path folder, List<String> options, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xlog:disable",
                "-Djava.awt.headless=true"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("errors.log").toFile()));
        builder.environment().putAll(environment);
        return new ChildJvm(main.getSimpleName(), builder.start());
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    public void tell(String line) throws IOException {
        to.write(line);
        to.newLine();
        to.flush();
    }

    /** The next line that it answers. */
    public Map<String, String> answer() throws IOException {
        String line = from.readLine();
        if (line == null) {
            throw new IOException(name + " ended without an answer; see errors.log in the folder given with --work");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : line.split(" ", -1)) {
            int equals = field.indexOf('=');
            values.put(equals < 0 ? field : field.substring(0, equals), equals < 0 ? "" : field.substring(equals + 1));
        }
        return values;
    }

    public Map<String, String> ask(String line) throws IOException {
        tell(line);
        return answer();
    }

    @Override
    public void close() throws IOException {
        try (to;
                from) {
            to.flush();
        } catch (IOException _) {
            // It is gone already.
        }
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
