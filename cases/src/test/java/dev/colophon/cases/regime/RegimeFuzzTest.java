package dev.colophon.cases.regime;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.cases.yaml.YamlFault;
import dev.colophon.cases.yaml.YamlFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes a profile is, it is read or refused; CONTRIBUTING.md says how to search for bytes with which it is neither. */
class RegimeFuzzTest {

    static Stream<byte[]> profiles() throws IOException {
        Path files = Path.of("src/main/resources/dev/colophon/cases/regime");
        return Stream.of(
                Files.readAllBytes(files.resolve("us-dmca-1998-v1.yaml")),
                Files.readAllBytes(files.resolve("platform-2026-v1.yaml")),
                new byte[] {'-', ' ', '&', 'a', '\n', '-', ' ', '*', 'a'});
    }

    @MethodSource("profiles")
    @FuzzTest(maxDuration = "1m")
    void profile(byte[] data) throws IOException {
        try {
            RegimeReader.regime(YamlFile.read("fuzz", new ByteArrayInputStream(data)));
        } catch (YamlFault refused) {
            // As it should be.
        }
    }
}
