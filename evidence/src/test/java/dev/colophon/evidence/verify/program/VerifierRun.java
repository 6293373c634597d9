package dev.colophon.evidence.verify.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.log.LogKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The verifier as it is run on a file, what it says, and a log that somebody trusts or not. */
abstract class VerifierRun {

    @TempDir
    Path folder;

    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final LogKey key = LogKey.generate("log.example/one");

    private final Instant now;

    /** @param written when what is verified was: it is verified a minute later */
    VerifierRun(Instant written) {
        this.now = written.plusSeconds(60);
    }

    final Path trust(LogKey known) throws IOException {
        Path trust = Files.createDirectories(folder.resolve("trust"));
        Files.writeString(
                trust.resolve("trust.json"),
                "{\"claimant\":\"Ada\",\"logs\":[{\"vkey\":\"%s\",\"operator\":\"Example Ltd\"}]}"
                        .formatted(known.verifier()));
        return trust;
    }

    final int run(Object... words) {
        out.reset();
        err.reset();
        return new VerifyMain(
                        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), InstantSource.fixed(now))
                .run(List.of(words).stream().map(Object::toString).toList());
    }
}
