package dev.colophon.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.Merkle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogKeyTest {

    private static final String ORIGIN = "log.example/one";

    @TempDir
    Path folder;

    private final LogKey key = LogKey.generate(ORIGIN);

    @Test
    void survivesItsFile() throws IOException {
        Path file = folder.resolve("log.key");
        key.write(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(file))
                .hasSize(2)
                .last()
                .isEqualTo(key.verifier().toString());

        LogKey read = LogKey.read(file);
        assertThat(read.secretFor("names").getEncoded())
                .isEqualTo(key.secretFor("names").getEncoded())
                .isNotEqualTo(key.secretFor("numbers").getEncoded())
                .isNotEqualTo(LogKey.generate(ORIGIN).secretFor("names").getEncoded());
        Checkpoint signed = read.sign(ORIGIN, 0, Merkle.EMPTY_ROOT);
        assertThat(Checkpoint.open(signed.note(), key.verifier(), ORIGIN).size())
                .isZero();
        assertThat(read.toString()).isEqualTo(key.verifier().toString());
    }

    @Test
    void neverReplacesAKey() {
        Path file = folder.resolve("log.key");
        key.write(file);
        assertThatThrownBy(() -> LogKey.generate(ORIGIN).write(file))
                .isInstanceOf(LogException.class)
                .hasMessage(file + ": exists already and is kept; name another file for the key");
    }

    @Test
    void refusesAKeyThatOthersCanRead() throws IOException {
        Path file = folder.resolve("log.key");
        key.write(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> LogKey.read(file))
                .isInstanceOf(LogException.class)
                .hasMessageContainingAll(file.toString(), "chmod 600");
    }

    @Test
    void refusesWhatIsNoKeyWithoutQuotingIt() throws IOException {
        Path file = folder.resolve("log.key");
        key.write(file);
        List<String> right = Files.readAllLines(file);
        // Base64 may hold a plus, too.
        String secret = right.getFirst().split("\\+", 5)[4];
        String other = LogKey.generate(ORIGIN).verifier().toString();
        for (List<String> lines : List.of(
                List.of(right.getFirst()),
                List.of(right.getFirst(), other),
                List.of(right.getFirst() + "*", right.getLast()),
                List.of(right.getFirst().replace("one", "two"), right.getLast()),
                List.of(right.getLast(), right.getFirst()),
                List.of("x".repeat(5000), right.getLast()))) {
            Files.write(file, lines);
            assertThatThrownBy(() -> LogKey.read(file))
                    .isInstanceOf(LogException.class)
                    .hasMessageStartingWith(file + ": ")
                    .hasMessageNotContaining(secret);
        }
        assertThatThrownBy(() -> LogKey.read(folder.resolve("none")))
                .hasMessageContaining("name the file of the log's key");
    }
}
