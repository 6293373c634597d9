package dev.colophon.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
        List<Path> path = List.of(first, second);

        assertThat(Browser.find(Optional.empty(), path)).contains(chromium);
        assertThat(Browser.find(Optional.of(chrome.toString()), path)).contains(chrome);
        assertThat(Browser.find(Optional.of(first.toString()), path))
                .as("a wrong name is not replaced by another browser")
                .isEmpty();
        assertThat(Browser.find(Optional.empty(), List.of(folder))).isEmpty();
        assertThat(Browser.find(Optional.empty(), List.of())).isEmpty();
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
