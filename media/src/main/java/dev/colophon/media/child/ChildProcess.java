package dev.colophon.media.child;

import dev.colophon.media.refusal.MessageText;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.media.refusal.Unreadable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A program that works on untrusted bytes for us, under limits: an argument list (never a shell string), closed standard
 * input, a private working folder that is deleted afterwards, a small environment, bounded standard output and error, a
 * {@link TimeLimit}. When a limit is reached the program is killed with its descendants; that is a normal result, told by
 * {@link Exit#limit}.
 *
 * <p>One thread reads {@link #output()} to its end and then calls {@link #await()}; {@link #kill()} may come from any
 * thread.
 *
 * <p>Memory is limited by {@code prlimit --as} where that program exists (Linux); elsewhere the time and the output
 * are the only limits. Where {@code setsid} exists, a terminal's Ctrl-C does not reach the child; see {@link ProgramEnd}.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
    private static final boolean HAS_PRLIMIT = Files.isExecutable(PRLIMIT);
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final boolean HAS_SETSID = Files.isExecutable(SETSID);
    private static final List<String> KEPT_VARIABLES =
            List.of("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SystemRoot", "TMPDIR");
    private static final int ERROR_LINE_BYTES = 4_096;
    private static final String FOLDER = "colophon-child-";
    /** With their working folders. */
    private static final Map<Process, Path> RUNNING = new ConcurrentHashMap<>();

    static {
        ProgramEnd.killing(() -> {
            RUNNING.keySet().forEach(ChildProcess::killTree);
            RUNNING.values().forEach(ChildProcess::deleteTree);
        });
    }

    /**
     * What a child may use.
     *
     * @param outputBytes that it may write to standard output
     * @param memoryBytes of address space; 0 for no limit (a Java child limits itself)
     * @param fileBytes that it may write to any one file; 0 forbids writing
     */
    public record Limits(TimeLimit time, long outputBytes, long memoryBytes, long fileBytes) {}

    /** Which limit ended a child. */
    public enum Limit {
        /** The clock on the wall, or a standstill. */
        TIME,
        /** What it used of the processor. */
        PROCESSOR,
        OUTPUT,
        STOPPED
    }

    /**
     * How a child ended.
     *
     * @param code its exit code; 128 + signal when it was killed
     * @param limit present when we ended it
     */
    public record Exit(int code, Optional<Limit> limit) {
        public boolean succeeded() {
            return code == 0 && limit.isEmpty();
        }

        /** Whether its work cost too much of the processor. */
        public boolean isCostly() {
            return limit.equals(Optional.of(Limit.PROCESSOR));
        }

        /**
         * Passes unless it was the clock that ended it.
         *
         * @throws RefusedException when the child slept or the machine stood, which is no fault of the file
         */
        public void refuseStandstill() throws RefusedException {
            if (limit.equals(Optional.of(Limit.TIME))) {
                throw new RefusedException(
                        Unreadable.Reason.TIMED_OUT,
                        "it could not be read in %s on this machine: try again when less is running on it"
                                .formatted(MessageText.time(TimeLimit.Processor.STANDSTILL)));
            }
        }
    }

    private final Process process;
    private final Path folder;
    private final Thread errorReader;
    private final BoundedOutput output;
    private final AtomicReference<@Nullable Limit> reached = new AtomicReference<>();
    private final Watchdog watchdog;

    private ChildProcess(Process process, Path folder, Limits limits, Consumer<String> errorLines) {
        this.process = process;
        this.folder = folder;
        this.output = new BoundedOutput(process.getInputStream(), limits.outputBytes(), () -> kill(Limit.OUTPUT));
        this.watchdog = new Watchdog(process, limits.time(), this::kill);
        this.errorReader = Thread.ofPlatform()
                .daemon()
                .name("child-errors")
                .start(() -> readLines(process.getErrorStream(), errorLines));
    }

    /**
     * Starts a program.
     *
     * @param errorLines gets each line of standard error on a thread of the child, cut at 4 KiB; must not throw
     * @throws IOException when the program cannot be started
     */
    public static ChildProcess start(List<String> command, Limits limits, Consumer<String> errorLines)
            throws IOException {
        return start(command, Map.of(), limits, errorLines);
    }

    /**
     * Starts a program with more variables.
     *
     * @param variables of its environment, that replace those of ours
     */
    public static ChildProcess start(
            List<String> command, Map<String, String> variables, Limits limits, Consumer<String> errorLines)
            throws IOException {
        ChildProcess child = startListening(command, variables, limits, errorLines);
        child.input().close();
        return child;
    }

    /** As {@link #start}, with an open standard input. */
    static ChildProcess startListening(List<String> command, Limits limits, Consumer<String> errorLines)
            throws IOException {
        return startListening(command, Map.of(), limits, errorLines);
    }

    private static ChildProcess startListening(
            List<String> command, Map<String, String> variables, Limits limits, Consumer<String> errorLines)
            throws IOException {
        Path folder = Files.createTempDirectory(TemporaryFolders.ofProcess(), FOLDER);
        try {
            ProcessBuilder builder = new ProcessBuilder(limited(command, limits)).directory(folder.toFile());
            Map<String, String> environment = builder.environment();
            environment.keySet().retainAll(KEPT_VARIABLES);
            environment.putAll(variables);
            environment.put("LC_ALL", "C.UTF-8");
            environment.put("HOME", folder.toString());
            Process process = builder.start();
            RUNNING.put(process, folder);
            return new ChildProcess(process, folder, limits, errorLines);
        } catch (IOException e) {
            deleteTree(folder);
            throw e;
        }
    }

    private static List<String> limited(List<String> command, Limits limits) {
        List<String> all = new ArrayList<>();
        if (HAS_SETSID) { // a terminal's Ctrl-C is for us: we say when a child ends
            all.add(SETSID.toString());
        }
        if (HAS_PRLIMIT) {
            all.add(PRLIMIT.toString());
            all.add("--core=0");
            all.add("--fsize=" + limits.fileBytes());
            if (limits.memoryBytes() > 0) {
                all.add("--as=" + limits.memoryBytes());
            }
        }
        all.addAll(command);
        return all;
    }

    /** Standard output; ends early when a limit is reached. */
    public InputStream output() {
        return output;
    }

    /** Standard input of a child that listens. */
    OutputStream input() {
        return process.getOutputStream();
    }

    /** Another limit for all that it does from its start, for work whose length becomes known while it runs. */
    public void limitTime(TimeLimit limit) {
        watchdog.change(limit);
    }

    /** Of a child that listens: the time for what it is asked to do. */
    Watchdog watchdog() {
        return watchdog;
    }

    /** Waits some time for a child to end by itself, so that its own exit code is told and not that of a kill. */
    void awaitOwnEnd(Duration longest) {
        try {
            process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the child and all that it started. */
    public void kill() {
        kill(Limit.STOPPED);
    }

    private void kill(Limit why) {
        if (process.isAlive()) {
            reached.compareAndSet(null, why);
            killTree(process);
        }
    }

    private static void killTree(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Waits for the end, after {@link #output()} was read to its end; all error lines have then been delivered. */
    public Exit await() {
        try {
            int code = process.waitFor();
            errorReader.join();
            ProgramEnd.passUnlessKilling();
            return new Exit(code, Optional.ofNullable(reached.get()));
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            return new Exit(-1, Optional.of(Limit.STOPPED));
        } finally {
            watchdog.stop();
            RUNNING.remove(process);
        }
    }

    /** Kills what still runs and deletes the working folder. */
    @Override
    public void close() {
        kill();
        await();
        deleteTree(folder);
    }

    /**
     * Runs a program whose output does not matter to its end.
     *
     * @param errorLines gets each line of standard error
     */
    public static Exit run(
            List<String> command, Map<String, String> variables, Limits limits, Consumer<String> errorLines)
            throws IOException {
        try (ChildProcess child = start(command, variables, limits, errorLines)) {
            child.output().transferTo(OutputStream.nullOutputStream());
            return child.await();
        }
    }

    private static void readLines(InputStream stream, Consumer<String> lines) {
        byte[] line = new byte[ERROR_LINE_BYTES];
        int length = 0;
        byte[] block = new byte[8_192];
        try (stream) {
            for (int n = stream.read(block); n >= 0; n = stream.read(block)) {
                for (int i = 0; i < n; i++) {
                    if (block[i] == '\n' || block[i] == '\r') {
                        if (length > 0) {
                            lines.accept(new String(line, 0, length, StandardCharsets.UTF_8));
                        }
                        length = 0;
                    } else if (length < line.length) {
                        line[length++] = block[i];
                    }
                }
            }
        } catch (IOException e) {
            // The pipe breaks when the child is killed; what came before it has been delivered.
        }
        if (length > 0) {
            lines.accept(new String(line, 0, length, StandardCharsets.UTF_8));
        }
    }

    /** To be called in a child that ends without its parent, which would have deleted its working folder. */
    static void deleteOwnFolder() {
        Path folder = Path.of("").toAbsolutePath();
        if (folder.getFileName() != null && folder.getFileName().toString().startsWith(FOLDER)) {
            deleteTree(folder);
        }
    }

    /** Deletes a folder with all that is in it, as far as possible. */
    public static void deleteTree(Path folder) {
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            // Left to the system's cleaning of temporary files.
        }
    }
}
