package dev.colophon.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills {@code report} at random points: there is none or a whole one, and the next one clears up. */
@Tag("full")
class ReportCrashIT {

    private static final int COPIES = 200;
    private static final int KILLS = Boolean.getBoolean("colophon.long") ? 8 : 2;
    private static final long MOST_MILLIS = 1_500;
    private static final long POLL_MILLIS = 20;
    private static final long SEED = 20_261_127;

    @TempDir
    Path folder;

    @Test
    void thereIsNoneOrAWholeOne() throws Exception {
        ManyCopies.make(folder, COPIES);
        Path home = folder.resolve("home");
        Path report = folder.resolve("reports/report");
        Files.createDirectory(report.getParent());
        Cli.run(home, "register", folder.resolve("works").toString(), "--owner", "Ada");
        List<String> scan = new ArrayList<>(List.of("scan"));
        scan.addAll(ManyCopies.some(folder));
        Cli.run(home, scan.toArray(String[]::new));
        ManyCopies.addOthers(folder, home, COPIES);
        String[] command = {"report", "--html", report.toString()};
        SplittableRandom random = new SplittableRandom(SEED);
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = Cli.start(home, folder.resolve("errors.txt"), command);
            while (process.isAlive() && left(report, process.pid()).isEmpty()) {
                boolean _ = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            }
            if (!process.waitFor(random.nextLong(MOST_MILLIS), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            if (Files.exists(report)) {
                assertThat(whole(report)).as("seed %d, kill %d", SEED, kill).isTrue();
            }
        }
        Cli.Result last = Cli.run(home, command);
        assertThat(last.exitCode()).as(last.err()).isZero();
        assertThat(whole(report)).isTrue();
        try (Stream<Path> beside = Files.list(report.getParent())) {
            assertThat(beside.toList()).containsExactly(report);
        }
    }

    private static List<Path> left(Path report, long pid) throws IOException {
        try (Stream<Path> beside = Files.list(report.getParent())) {
            return beside.filter(path -> path.getFileName().toString().equals(".report." + pid + ".new"))
                    .toList();
        }
    }

    /** The first page is written last, and leads to all others. */
    private static boolean whole(Path report) {
        return Files.exists(report.resolve("index.html")) && Files.exists(report.resolve("sightings/2.html"));
    }
}
