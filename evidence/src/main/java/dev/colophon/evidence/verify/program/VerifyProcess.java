package dev.colophon.evidence.verify.program;

import dev.colophon.evidence.verify.record.RecordVerifier;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs {@link VerifyMain} in a process of its own, because whoever made a bundle or a receipt may want to harm who verifies it: less than
 * 512 MB in all, nine seconds of processor time and a second more for each {@value #BYTES_A_SECOND} bytes that are read, of a public
 * record for each {@value #RECORD_BYTES_A_SECOND}. The process is kept for what is verified next, unless it was too much for it. Not
 * thread-safe but for {@link #rested}.
 */
public final class VerifyProcess implements Closeable {

    private static final int HEAP_MEBIBYTES = 288;
    private static final int BYTES_A_SECOND = 20_000_000;

    /** Six million were measured, with leaves of 390 bytes: each line is parsed twice, and hashed twice. */
    private static final int RECORD_BYTES_A_SECOND = 2_000_000;

    private static final Duration CPU = Duration.ofSeconds(9);

    /** A busy machine gives a process a fraction of a processor. */
    private static final int WALL_TO_CPU = 12;

    private static final int MAX_OUTPUT = 16 << 20;
    private static final Duration GLANCE = Duration.ofMillis(50);

    /** A process whose output has ended is about to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** To start one costs more than most bundles. */
    private static final Duration REST = Duration.ofSeconds(30);

    private static final ConcurrentLinkedDeque<VerifyProcess> RESTING = new ConcurrentLinkedDeque<>();

    /** What the child exits with when its memory is not enough. */
    static final int TOO_MUCH = 70;

    private Optional<Child> kept = Optional.empty();

    /**
     * What came of it.
     *
     * @param exit as {@link VerifyMain} answers
     * @param out the report, in UTF-8
     * @param err a line for a person, or nothing
     */
    public record Result(int exit, String out, String err) {}

    /** A process, and how to talk with it. */
    private record Child(Process process, DataOutputStream in, DataInputStream out, CompletableFuture<String> told) {

        static Child start() throws IOException {
            Process process = new ProcessBuilder(command()).start();
            return new Child(
                    process,
                    new DataOutputStream(process.getOutputStream()),
                    new DataInputStream(process.getInputStream()),
                    inBackground(() -> text(process.getErrorStream(), MAX_OUTPUT)));
        }

        Duration used() {
            return process.info().totalCpuDuration().orElse(Duration.ZERO);
        }
    }

    /** Reads until all is there. */
    private interface Reading<T> {

        T read() throws IOException;
    }

    private static <T> CompletableFuture<T> inBackground(Reading<T> reading) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                future.complete(reading.read());
            } catch (IOException e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    /** One that rests, or a new one. What strangers hand in wants a new one, so that it meets nothing of anybody else. */
    public static VerifyProcess rested() {
        return Optional.ofNullable(RESTING.poll()).orElseGet(VerifyProcess::new);
    }

    /** Lets it rest for half a minute at most, in which {@link #rested} gives it to somebody else; then it ends. Not to be used after. */
    public void rest() {
        rest(REST);
    }

    void rest(Duration longest) {
        RESTING.push(this);
        Thread.ofVirtual().start(() -> {
            try {
                Thread.sleep(longest);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            if (RESTING.remove(this)) {
                close();
            }
        });
    }

    /** Verifies one thing in a process that is started for it; as {@link #run}. */
    public static Result runOnce(List<String> arguments, List<Path> read) {
        try (VerifyProcess process = new VerifyProcess()) {
            return process.run(arguments, read);
        }
    }

    /**
     * Verifies.
     *
     * @param arguments of {@link VerifyMain}
     * @param read the files among them, of which the first is what is verified
     */
    public Result run(List<String> arguments, List<Path> read) {
        try {
            return answer(arguments, read);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the verifier: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while verifying", e));
        }
    }

    private Result answer(List<String> arguments, List<Path> read) throws IOException, InterruptedException {
        Optional<Child> alive = kept.filter(one -> one.process().isAlive());
        Child child = alive.isPresent() ? alive.get() : Child.start();
        kept = Optional.of(child);
        Duration allowed = allowed(read);
        Duration latest = child.used().plus(allowed);
        CompletableFuture<Result> asked = inBackground(() -> {
            VerifyChild.ask(child.in(), arguments);
            return VerifyChild.answer(child.out(), MAX_OUTPUT);
        });
        try {
            return await(child, asked, latest, allowed.multipliedBy(WALL_TO_CPU))
                    ? asked.get()
                    : tooMuch(arguments, read);
        } catch (ExecutionException e) {
            return ended(child, arguments, read, e);
        }
    }

    private Result tooMuch(List<String> arguments, List<Path> read) {
        close();
        return new Result(
                VerifyMain.NOT_A_BUNDLE,
                "",
                "colophon-verify: %s%n"
                        .formatted(VerifyMain.language(arguments)
                                .say("verify.too-much", read.getFirst().toString(), HEAP_MEBIBYTES)));
    }

    /** The process ended before it had answered. */
    private Result ended(Child child, List<String> arguments, List<Path> read, ExecutionException why)
            throws InterruptedException {
        if (!child.process().waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            close();
            throw new UncheckedIOException(new IOException("the verifier's output cannot be read", why));
        }
        if (child.process().exitValue() == TOO_MUCH) {
            return tooMuch(arguments, read);
        }
        String told = child.told().exceptionally(_ -> "").join();
        close();
        return new Result(child.process().exitValue(), "", told);
    }

    /** Ends the process. */
    @Override
    public void close() {
        kept.map(Child::process).ifPresent(Process::destroyForcibly);
        kept = Optional.empty();
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MEBIBYTES + "m",
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=96m",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:MaxDirectMemorySize=16m",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                VerifyChild.class.getName());
    }

    private static String text(InputStream in, int most) throws IOException {
        try (in) {
            return new String(in.readNBytes(most), StandardCharsets.UTF_8);
        }
    }

    /** How much processor time it may take. */
    static Duration allowed(List<Path> read) {
        int rate = RecordVerifier.isRecord(read.getFirst()) ? RECORD_BYTES_A_SECOND : BYTES_A_SECOND;
        return CPU.plusSeconds(length(read) / rate);
    }

    private static long length(List<Path> read) {
        return read.stream().mapToLong(VerifyProcess::length).sum();
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            // The child says that there is none.
            return 0;
        }
    }

    /** Whether it answered within its time. */
    private static boolean await(Child child, CompletableFuture<Result> asked, Duration latest, Duration wall)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + wall.toNanos();
        while (true) {
            try {
                Object _ = asked.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException _) {
                if (child.used().compareTo(latest) > 0 || System.nanoTime() > end) {
                    return false;
                }
            }
        }
    }
}
