package dev.colophon.benchmark.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.benchmark.machine.Steps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged file of every format, with --long a dozen; {@code colophon bench hostile} takes ten thousand. */
@Tag("full")
class HostileBenchIT {

    private static final boolean LONG = Boolean.getBoolean("colophon.long");
    private static final int FILES = LONG ? 600 : 46;

    /** Beside other tests the first file of every command is slow. */
    private static final int ALONE = LONG ? 25 : 2;

    /** Each command of a few files ends before the optimising compiler could help. */
    private static final List<String> OPTIONS = LONG ? List.of() : List.of("-XX:TieredStopAtLevel=1");

    private static final long SEED = 4;

    @TempDir
    Path folder;

    @Test
    void everyFileHasItsLineAndNothingIsLeftBehind() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs /proc: Linux");

        HostileBench.Outcome outcome = HostileBench.run(folder, FILES, SEED, ALONE, OPTIONS, Steps.SILENT);

        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.rows()).hasSizeGreaterThan(30);
    }
}
