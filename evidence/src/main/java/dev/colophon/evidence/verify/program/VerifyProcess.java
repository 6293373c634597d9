package dev.colophon.evidence.verify.program;

import dev.colophon.evidence.verify.record.RecordVerifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@link VerifyMain} in a process of its own, because whoever made a bundle or a receipt may want to harm who verifies it: less than
 * 512 MB in all, nine seconds of processor time and a second more for each {@value #BYTES_A_SECOND} bytes that are read, of a public
 * record for each {@value #RECORD_BYTES_A_SECOND}.
 */
public final class VerifyProcess {

    private static final int HEAP_MEBIBYTES = 288;
    private static final int BYTES_A_SECOND = 20_000_000;

    /** Six million were measured, with leaves of 390 bytes: each line is parsed twice, and hashed twice. */
    private static final int RECORD_BYTES_A_SECOND = 2_000_000;

    private static final Duration CPU = Duration.ofSeconds(9);

    /** A busy machine gives a process a fraction of a processor. */
    private static final int WALL_TO_CPU = 12;

    private static final int MAX_OUTPUT = 16 << 20;
    private static final Duration GLANCE = Duration.ofMillis(50);

    /** What the child exits with when its memory is not enough. */
    static final int TOO_MUCH = 70;

    private VerifyProcess() {}

    /**
     * What came of it.
     *
     * @param exit as {@link VerifyMain} answers
     * @param out the report, in UTF-8
     * @param err a line for a person, or nothing
     */
    public record Result(int exit, String out, String err) {}

    /**
     * Verifies.
     *
     * @param arguments of {@link VerifyMain}
     * @param read the files among them, of which the first is what is verified
     */
    public static Result run(List<String> arguments, List<Path> read) {
        try {
            Process child = new ProcessBuilder(command(arguments)).start();
            child.getOutputStream().close();
            try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<String> out = readers.submit(() -> text(child.getInputStream()));
                Future<String> err = readers.submit(() -> text(child.getErrorStream()));
                boolean ended = await(child, allowed(read));
                if (!ended || child.exitValue() == TOO_MUCH) {
                    return new Result(
                            VerifyMain.NOT_A_BUNDLE,
                            "",
                            "colophon-verify: %s%n"
                                    .formatted(VerifyMain.language(arguments)
                                            .say(
                                                    "verify.too-much",
                                                    read.getFirst().toString(),
                                                    HEAP_MEBIBYTES)));
                }
                return new Result(child.exitValue(), out.get(), err.get());
            } catch (ExecutionException e) {
                throw new UncheckedIOException(new IOException("the verifier's output cannot be read", e));
            } finally {
                child.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the verifier: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while verifying", e));
        }
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
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
                VerifyChild.class.getName()));
        command.addAll(arguments);
        return command;
    }

    private static String text(InputStream in) throws IOException {
        try (in) {
            return new String(in.readNBytes(MAX_OUTPUT), StandardCharsets.UTF_8);
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

    /** Whether it ended within its time. */
    private static boolean await(Process child, Duration cpu) throws InterruptedException {
        long latest = System.nanoTime() + cpu.multipliedBy(WALL_TO_CPU).toNanos();
        while (!child.waitFor(GLANCE.toMillis(), TimeUnit.MILLISECONDS)) {
            Duration used = child.info().totalCpuDuration().orElse(Duration.ZERO);
            if (used.compareTo(cpu) > 0 || System.nanoTime() > latest) {
                child.destroyForcibly();
                return false;
            }
        }
        return true;
    }
}
