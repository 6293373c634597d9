package dev.colophon.benchmark.lawful;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.benchmark.lawful.LawfulBench.Judged;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.sightings.decision.DecisionState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of lawful use a few times; {@code colophon bench lawful} has 424 pairs. */
@Tag("full")
class LawfulBenchIT {

    private static final int PAIRS = 53;

    @TempDir
    Path folder;

    @Test
    void noLawfulPageIsOpenAndTheTwinsAre() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs a second address of the loopback network: Linux");

        List<Judged> pages = LawfulBench.run(folder, PAIRS, 7, Steps.SILENT);

        assertThat(pages).hasSize(2 * PAIRS);
        assertThat(pages)
                .filteredOn(page -> page.lawful() && !page.isRight())
                .as("lawful and open")
                .isEmpty();
        assertThat(pages)
                .filteredOn(page -> page.lawful() && page.state().isPresent())
                .as("lawful, and the work was found")
                .hasSizeGreaterThan(PAIRS * 8 / 10);
        assertThat(pages)
                .filteredOn(page -> !page.lawful()
                        && page.state().filter(DecisionState.OPEN::equals).isPresent())
                .as("unlawful and open")
                .hasSizeGreaterThanOrEqualTo(PAIRS * 95 / 100);
    }
}
