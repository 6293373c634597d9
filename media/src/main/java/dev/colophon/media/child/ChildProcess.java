package dev.colophon.media.child;

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
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A program that works on untrusted bytes for us, under limits: an argument list (never a shell string), closed standard
 * input, a private working folder that is deleted afterwards, a small environment, bounded standard output and error, a
 * deadline. When a limit is reached the program is killed with its descendants; that is a normal result, told by
 * {@link Exit#limit}.
 *
 * <p>One thread reads {@link #output()} to its end and then calls {@link #await()}; {@link #kill()} may come from any
 * thread.
 *
 * <p>Memory is limited by {@code prlimit --as} where that program exists (Linux); elsewhere the deadline and the output
 * bound are the only limits.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");
    private static final boolean HAS_PRLIMIT = Files.isExecutable(PRLIMIT);
    private static final List<String> KEPT_VARIABLES =
            List.of("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SystemRoot", "TMPDIR");
    private static final long PROCESSOR_CHECK_MILLIS = 500;
    private static final int ERROR_LINE_BYTES = 4_096;
    private static final String FOLDER = "colophon-child-";
    private static final ScheduledExecutorService WATCHDOG = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("child-deadline").factory());
    /** With their working folders. */
    private static final Map<Process, Path> RUNNING = new ConcurrentHashMap<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            RUNNING.keySet().forEach(ChildProcess::killTree);
            RUNNING.values().forEach(ChildProcess::deleteTree);
        }));
    }

    /**
     * What a child may use.
     *
     * @param wallClock from start to end
     * @param outputBytes that it may write to standard output
     * @param memoryBytes of address space; 0 for no limit (a Java child limits itself)
     * @param fileBytes that it may write to any one file; 0 forbids writing
     */
    public record Limits(Duration wallClock, long outputBytes, long memoryBytes, long fileBytes) {}

    /** Which limit ended a child. */
    public enum Limit {
        TIME,
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
    }

    private final Process process;
    private final Path folder;
    private final long startNanos;
    private final Thread errorReader;
    private final BoundedOutput output;
    private final AtomicReference<@Nullable Limit> reached = new AtomicReference<>();
    private volatile ScheduledFuture<?> deadline;
    private volatile Duration processorTime = Duration.ofSeconds(Long.MAX_VALUE);
    private @Nullable ScheduledFuture<?> processorChecks;

    private ChildProcess(Process process, Path folder, Limits limits, Consumer<String> errorLines) {
        this.process = process;
        this.folder = folder;
        this.startNanos = System.nanoTime();
        this.output = new BoundedOutput(process.getInputStream(), limits.outputBytes(), () -> kill(Limit.OUTPUT));
        this.deadline = scheduleDeadline(limits.wallClock());
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
        Path folder = Files.createTempDirectory(FOLDER);
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
        if (!HAS_PRLIMIT) {
            return command;
        }
        List<String> all = new ArrayList<>();
        all.add(PRLIMIT.toString());
        all.add("--core=0");
        all.add("--fsize=" + limits.fileBytes());
        if (limits.memoryBytes() > 0) {
            all.add("--as=" + limits.memoryBytes());
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

    /** Moves the deadline to {@code wallClock} after the start, for work whose length becomes known while it runs. */
    public void extend(Duration wallClock) {
        deadlineIn(wallClock.minusNanos(System.nanoTime() - startNanos));
    }

    /** Moves the deadline to some time from now. */
    void deadlineIn(Duration fromNow) {
        deadline.cancel(false);
        deadline = scheduleDeadline(fromNow);
    }

    private ScheduledFuture<?> scheduleDeadline(Duration fromNow) {
        return WATCHDOG.schedule(() -> kill(Limit.TIME), fromNow.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Kills the child when it has used that much of the processor since its start; may be called again with another bound.
     * On systems that do not tell what a process used, the deadline is the only bound.
     */
    public void limitProcessor(Duration most) {
        processorTime = most;
        if (processorChecks == null) {
            processorChecks = WATCHDOG.scheduleWithFixedDelay(
                    this::checkProcessor, PROCESSOR_CHECK_MILLIS, PROCESSOR_CHECK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void checkProcessor() {
        Duration used = process.info().totalCpuDuration().orElse(Duration.ZERO);
        if (used.compareTo(processorTime) > 0) {
            kill(Limit.PROCESSOR);
        }
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
            return new Exit(code, Optional.ofNullable(reached.get()));
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            return new Exit(-1, Optional.of(Limit.STOPPED));
        } finally {
            deadline.cancel(false);
            if (processorChecks != null) {
                processorChecks.cancel(false);
            }
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
