package dev.colophon.cli.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.Colophon;
import dev.colophon.cli.ConfirmedCopies;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.service.settings.Variables;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was done is published, and recomputed by whoever doubts it. */
class PublicCommandIT extends ConfirmedCopies {

    @Test
    void whatWasDecidedIsPublishedAndRecomputed() throws IOException {
        Path record = folder.resolve("record");
        Cli.Result exported = run("public", "export", record.toString());
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        assertThat(exported.out()).contains("3 logged just now");
        assertThat(Files.readString(record.resolve("statistics.csv"))).contains("127.0.0.1,,decision.CONFIRMED,3,3");
        assertThat(Files.readString(record.resolve("record.jsonl"))).doesNotContain("Leaf", "/a.txt");
        assertThat(run("public", "export", record.toString()).exitCode()).isEqualTo(ExitCode.REFUSED);

        assertThat(verify(ExitCode.OK, record.toString())).contains("PASSED", "3 decisions");
        Path statistics = record.resolve("statistics.csv");
        Files.writeString(statistics, Files.readString(statistics).replace(",3,3", ",4,3"));
        assertThat(verify(ExitCode.FOUND, record.toString())).contains("FAILED", "statistics.csv, line 2");
        assertThat(verify(ExitCode.FOUND, record.toString(), "--lang", "zh")).contains("第 2 行");
        assertThat(verify(ExitCode.REFUSED, folder.toString())).contains("is no public record");
        assertThat(verify(ExitCode.USAGE, record.toString(), "--key", "none")).contains("--key");
    }

    /** Needs no home. */
    private static String verify(int exitCode, String... arguments) {
        StringWriter out = new StringWriter();
        String[] command = Stream.concat(Stream.of("public", "verify"), Stream.of(arguments))
                .toArray(String[]::new);
        int ended =
                Colophon.run(new PrintWriter(out), new PrintWriter(out), new Variables(Map.of("LANG", "C")), command);
        assertThat(ended).as(out.toString()).isEqualTo(exitCode);
        return out.toString();
    }
}
