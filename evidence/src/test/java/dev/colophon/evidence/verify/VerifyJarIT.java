package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar that strangers get runs by itself. How long it takes, {@code colophon bench evidence} says. */
class VerifyJarIT {

    private static final Path JAR = Path.of("target", "colophon-verify.jar").toAbsolutePath();

    @TempDir
    Path folder;

    @Test
    @Tag("full")
    void verifiesTwentyMegabytes() throws Exception {
        assumeThat(JAR).as("mvn package makes it").exists();
        assertThat(Files.size(JAR)).isLessThan(10_000_000);
        SampleBundle bundle = new SampleBundle();
        bundle.body = SampleBundle.random(20_000_000, 1);
        SampleBundle.write(folder, bundle.files());
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        folder.resolve("C-17-1.wacz").toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        // The sample is of a day that need not have come where this runs, and then says so; nothing else may fail.
        assertThat(said.lines().filter(line -> line.startsWith("  FAIL")))
                .allSatisfy(line -> assertThat(line).containsAnyOf("tsr.window", "log.time.order"));
        assertThat(said)
                .contains("PASS     pdf.hashes", "PASS     warc.digest.block")
                .doesNotContain("Exception");
    }
}
