package dev.colophon.cli.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.colophon.cli.CommandProcess;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.evidence.verify.HostileBundles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a bundle was made for, whoever verifies it needs no more than 512 MB for all processes together, gets an exit
 * status and no stack trace: with the command and with the jar. Prints memory and processor time.
 */
@Tag("full")
class HostileBundleIT {

    private static final boolean ALL = Boolean.getBoolean("colophon.long");
    private static final Path JAR = Path.of("..", "evidence", "target", "colophon-verify.jar");
    private static final long MOST_KIBIBYTES = 512 << 10;

    /** Each looks at every process of the machine; what a process took at most, Linux keeps until it ends. */
    private static final Duration GLANCE = Duration.ofMillis(ALL ? 20 : 100);

    @TempDir
    Path folder;

    static List<String> names() {
        return HostileBundles.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isVerifiedWithinBounds(String name) throws Exception {
        assumeThat(JAR).as("mvn package makes it").exists();
        assumeThat(Path.of("/proc/self/status"))
                .as("Linux tells the peak of memory")
                .exists();
        Path wacz = HostileBundles.write(name, folder);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        // In full each by one of the two in turn.
        boolean byJar = names().indexOf(name) % 2 == 0;
        if (ALL || !byJar) {
            run(name + ", colophon verify", CommandProcess.command(List.of("verify", wacz.toString(), "--lang", "en")));
        }
        if (ALL || byJar) {
            run(name + ", jar", List.of(java.toString(), "-jar", JAR.toString(), wacz.toString(), "--lang", "en"));
        }
    }

    private void run(String what, List<String> command) throws Exception {
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        Map<Long, Long> peaks = new HashMap<>();
        Map<Long, Duration> used = new HashMap<>();
        do {
            List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
            all.add(process.toHandle());
            for (ProcessHandle one : all) {
                peak(one.pid()).ifPresent(peak -> peaks.merge(one.pid(), peak, Math::max));
                one.info().totalCpuDuration().ifPresent(time -> used.put(one.pid(), time));
            }
        } while (!process.waitFor(GLANCE.toMillis(), TimeUnit.MILLISECONDS));
        long kibibytes = peaks.values().stream().mapToLong(Long::longValue).sum();
        Duration cpu = used.values().stream().reduce(Duration.ZERO, Duration::plus);
        String text = Files.readString(said, UTF_8);
        System.out.printf(
                "%-60s exit %d, peak %d MB, %.1f s of processor time%n",
                what, process.exitValue(), kibibytes >> 10, cpu.toMillis() / 1e3);
        assertThat(process.exitValue()).as("%s: %s", what, text).isIn(ExitCode.FOUND, ExitCode.REFUSED);
        assertThat(text).as(what).doesNotContain("\tat ", "Exception", "internal error");
        if (process.exitValue() == ExitCode.REFUSED) {
            assertThat(text.lines()).as(what).singleElement().asString().contains("it was not verified");
        }
        assertThat(kibibytes).as(what).isLessThanOrEqualTo(MOST_KIBIBYTES);
    }

    /** The most memory that a process ever had, in KiB; empty when it has ended. */
    private static Optional<Long> peak(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException | UncheckedIOException _) {
            return Optional.empty();
        }
    }
}
