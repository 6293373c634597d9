package dev.colophon.watch.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {

    @TempDir
    Path folder;

    @Test
    void isTheOneNamedOrTheFirstUsualNameOnThePath() throws Exception {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        Path chrome = program(first.resolve("google-chrome"));
        Path chromium = program(second.resolve("chromium"));
        String path = first + File.pathSeparator + File.pathSeparator + second;

        assertThat(Browser.find(Map.of("PATH", path))).contains(chromium);
        assertThat(Browser.find(Map.of("PATH", path, "COLOPHON_CHROMIUM", chrome.toString())))
                .contains(chrome);
        assertThat(Browser.find(Map.of("PATH", path, "COLOPHON_CHROMIUM", first.toString())))
                .as("a wrong name is not replaced by another browser")
                .isEmpty();
        assertThat(Browser.find(Map.of("PATH", folder.toString()))).isEmpty();
        assertThat(Browser.find(Map.of())).isEmpty();
    }

    private static Path program(Path file) throws IOException {
        Files.writeString(file, "");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    @Test
    void limitsThatPermitNothingOrTooMuchAreRefused() {
        RenderLimits usual = RenderLimits.defaults();
        assertThatThrownBy(() -> usual.withRequests(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> usual.withTotal(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RenderLimits(usual.total(), usual.quiet(), 1, 1, 17 << 20, true, true, 1_280))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RenderLimits(usual.total(), usual.quiet(), 1, 1, 1, true, true, 100))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
