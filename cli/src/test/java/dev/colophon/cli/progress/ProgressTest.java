package dev.colophon.cli.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.output.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {

    private final StringWriter err = new StringWriter();
    private long now;

    private Progress progress(long total) {
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err));
        return new Progress("checking", total, console, false, () -> now);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    @Test
    void entriesOfAnArchiveAreOneFileAsInTheTotal() {
        try (Progress progress = progress(2)) {
            progress.step("one.txt");
            for (int i = 0; i < 50; i++) {
                progress.step("all.zip!/" + i + ".txt");
            }
            pass(Duration.ofSeconds(11));
            progress.step("all.zip!/last.txt");
        }
        assertThat(err.toString()).isEqualTo("checking 2 of 2 and 51 in archives  0.2/s%n".formatted());
    }

    @Test
    void aDocumentIsOneFileWithItsPictures() {
        try (Progress progress = progress(3)) {
            progress.step("book.epub");
            progress.step("book.epub!/cover.jpg");
            pass(Duration.ofSeconds(10));
            progress.step("other.txt");
        }
        assertThat(err.toString()).isEqualTo("checking 2 of 3 and 1 in archives  0.2/s  0:05 left%n".formatted());
    }

    @Test
    void aFolderThatIsNamedLikeAnArchiveIsNone(@TempDir Path folder) throws IOException {
        Path wham = Files.createDirectory(folder.resolve("Wham!"));
        try (Progress progress = progress(3)) {
            progress.step(wham.resolve("1.mp3").toString());
            progress.step(wham.resolve("2.mp3").toString());
            pass(Duration.ofSeconds(10));
            progress.step(wham.resolve("all.zip") + "!/3.mp3");
        }
        assertThat(err.toString()).isEqualTo("checking 3 of 3 and 1 in archives  0.3/s%n".formatted());
    }

    @Test
    void plainLinesBecomeRarer() {
        try (Progress progress = progress(0)) {
            for (int second = 0; second < 3600; second++) {
                pass(Duration.ofSeconds(1));
                progress.at("second " + (second + 1));
            }
        }
        List<String> lines = err.toString().lines().toList();
        assertThat(lines)
                .startsWith("checking second 10", "checking second 30", "checking second 70", "checking second 150")
                .hasSizeLessThan(20);
    }
}
