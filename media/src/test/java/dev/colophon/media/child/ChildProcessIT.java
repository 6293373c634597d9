package dev.colophon.media.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.media.child.ChildProcess.Limit;
import dev.colophon.media.child.ChildProcess.Limits;
import dev.colophon.media.refusal.RefusedException;
import dev.colophon.media.refusal.Unreadable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ChildProcessIT {

    private static final Limits ROOMY = new Limits(TimeLimit.decoding(Duration.ofSeconds(20)), 1 << 20, 0, 1 << 20);
    private static final TimeLimit SLEEPLESS = new TimeLimit.Processor(Duration.ofSeconds(20), Duration.ofMillis(300));
    private final List<String> errors = new ArrayList<>();

    private record Ran(ChildProcess.Exit exit, String output) {}

    private Ran run(Limits limits, String... command) throws Exception {
        try (ChildProcess child = ChildProcess.start(List.of(command), limits, errors::add)) {
            String output = new String(child.output().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(child.await(), output);
        }
    }

    @Test
    void argumentsAreNeverReadByAShell() throws Exception {
        assertThat(run(ROOMY, "echo", "$HOME;`id`").output()).isEqualTo("$HOME;`id`\n");
    }

    @Test
    void worksInAFolderOfItsOwnThatIsDeletedAfterwards() throws Exception {
        Path folder = Path.of(run(ROOMY, "pwd").output().strip());

        assertThat(folder).isAbsolute().doesNotExist();
    }

    @Test
    void seesAnEmptyInputAndASmallEnvironment() throws Exception {
        assertThat(run(ROOMY, "cat").output()).isEmpty();
        assertThat(run(ROOMY, "env").output().lines().map(line -> line.split("=", 2)[0]))
                .isSubsetOf("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SystemRoot", "TMPDIR", "LC_ALL", "HOME");
    }

    @Test
    void aTerminalsInterruptDoesNotReachIt() throws Exception {
        List<String> stat =
                List.of(run(ROOMY, "cat", "/proc/self/stat").output().split(" ", -1));
        assertThat(stat.get(5)).as("a session of its own").isEqualTo(stat.getFirst());
    }

    @Test
    void whatIsKilledBecauseTheProgramEndsIsToldToNobody() throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndedProgram.class.getName())
                .redirectErrorStream(true)
                .start();
        try (var lines = program.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isEqualTo("up");
            program.toHandle().destroy(); // unlike destroy() of the process, leaves what it says readable
            assertThat(lines.lines())
                    .containsExactly(
                            "colophon: not brought to its end: java.lang.IllegalStateException: of one that fails",
                            "a child works");
            assertThat(program.waitFor()).isEqualTo(128 + 15);
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void isKilledWithItsDescendantsWhenItSleeps() throws Exception {
        Path marker = Files.createTempFile("marker", null);
        Limits hurry = new Limits(SLEEPLESS, 1 << 20, 0, 1 << 20);

        Ran ran = run(hurry, "sh", "-c", "sleep 3600 & echo $! > " + marker + "; wait");

        assertThat(ran.exit().limit()).contains(Limit.TIME);
        long grandchild = Long.parseLong(Files.readString(marker).strip());
        while (runs(grandchild)) {
            Thread.onSpinWait(); // killing is not waiting; the time limit of the test is the bound
        }
        Files.delete(marker);
    }

    /** A killed process whose new parent has not asked for its end yet is dead, too: state Z in proc(5). */
    private static boolean runs(long pid) throws Exception {
        Path stat = Path.of("/proc/" + pid + "/stat");
        try {
            return Files.exists(stat)
                    ? !Files.readString(stat).contains(") Z ")
                    : ProcessHandle.of(pid).isPresent();
        } catch (java.io.IOException gone) {
            return false;
        }
    }

    @Test
    @Tag("full")
    void whatCountsIsTheTimeOfTheProcessor() throws Exception {
        Limits small = new Limits(TimeLimit.decoding(Duration.ofMillis(700)), 1 << 20, 0, 0);

        assertThat(run(small, "sh", "-c", "sleep 2; echo slow").output()).isEqualTo("slow\n");
        assertThat(run(small, "sh", "-c", "while :; do :; done").exit().limit()).contains(Limit.PROCESSOR);
    }

    @Test
    void aWallClockCountsSleepToo() throws Exception {
        Limits hurry = new Limits(new TimeLimit.WallClock(Duration.ofMillis(300)), 1 << 20, 0, 0);

        assertThat(run(hurry, "sleep", "3600").exit().limit()).contains(Limit.TIME);
    }

    @Test
    void aChildThatWaitsForUsDoesNotSleep() throws Exception {
        try (ChildProcess child = ChildProcess.start(
                List.of("sh", "-c", "sleep 2; echo well"), new Limits(SLEEPLESS, 1 << 20, 0, 0), errors::add)) {
            child.watchdog().pause();

            assertThat(new String(child.output().readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("well\n");
            assertThat(child.await().succeeded()).isTrue();
        }
    }

    @Test
    void aMachineThatStandsIsNoFaultOfTheFile() {
        assertThatThrownBy(() -> new ChildProcess.Exit(137, Optional.of(Limit.TIME)).refuseStandstill())
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.why().reason()).isEqualTo(Unreadable.Reason.TIMED_OUT))
                .hasMessage("it could not be read in 10 min on this machine: try again when less is running on it");
        assertThat(Unreadable.isFailure("TIMED_OUT: it could not be read")).isTrue();
        assertThatCode(() -> new ChildProcess.Exit(137, Optional.of(Limit.PROCESSOR)).refuseStandstill())
                .doesNotThrowAnyException();
    }

    @Test
    void outputIsCutAtItsBound() throws Exception {
        Ran ran = run(new Limits(TimeLimit.decoding(Duration.ofSeconds(20)), 1_000, 0, 0), "yes");

        assertThat(ran.exit().limit()).contains(Limit.OUTPUT);
        assertThat(ran.output()).hasSize(1_000);
    }

    @Test
    void errorLinesAreBounded() throws Exception {
        run(ROOMY, "sh", "-c", "head -c 100000 /dev/zero | tr '\\0' x >&2; echo >&2; echo end >&2");

        assertThat(errors).hasSize(2);
        assertThat(errors.getFirst()).hasSize(4_096);
        assertThat(errors.getLast()).isEqualTo("end");
    }

    @Test
    void memoryAndFilesAreLimitedOnLinux() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/prlimit")), "prlimit is missing: apt-get install util-linux");
        Limits small = new Limits(TimeLimit.decoding(Duration.ofSeconds(20)), 1 << 20, 100L << 20, 0);

        assertThat(run(small, "sh", "-c", "ulimit -v; ulimit -c").output()).isEqualTo("102400\n0\n");
        assertThat(run(small, "sh", "-c", "echo x > file").exit().succeeded()).isFalse();
    }
}
