package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.Report;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.service.scan.Finding;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file on which this program fails is one line and exit code 4 at the end. */
class EachFileAloneTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aFailureIsOneLineAndTheEndSaysSo() {
        Report report = new Report(new Console(new PrintWriter(out), new PrintWriter(err)), false);
        report.add(finding("bad.mp3", Unreadable.internal(new IllegalStateException("read negative position"))), false);
        assertThat(report.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        report.add(finding("empty.mp3", new Unreadable(Unreadable.Reason.EMPTY, "no bytes")), false);
        assertThat(report.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(out.toString().lines())
                .filteredOn(line -> line.contains("INTERNAL: "))
                .hasSize(1);
        assertThat(err.toString()).doesNotContain("\tat ");
    }

    private static Finding finding(String place, Unreadable why) {
        Sighting sighting =
                Sighting.unreadable(new FoundFile(Path.of(place), place, Instant.EPOCH), why, Duration.ZERO);
        return Finding.unstored(sighting, List.of());
    }
}
