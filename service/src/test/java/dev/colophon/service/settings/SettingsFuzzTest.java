package dev.colophon.service.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.service.caller.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, the reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class SettingsFuzzTest {

    @TempDir
    static Path folder;

    static List<byte[]> settingsSeeds() {
        return seeds(
                "[watch]\ncontact = \"https://example.org\"\n",
                "[a]\nb = 1e999\nc = 0x\n",
                "a = [[[[[[1]]]]]]\nb.c.d = 2026-01-01\n");
    }

    @MethodSource("settingsSeeds")
    @FuzzTest(maxDuration = "1m")
    void settings(byte[] data) throws IOException {
        try {
            new SettingsFile(Files.write(folder.resolve("colophon.toml"), data)).read();
        } catch (ServiceException refused) {
            // As it should be.
        }
    }

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts).map(text -> text.getBytes(UTF_8)).toList();
    }
}
