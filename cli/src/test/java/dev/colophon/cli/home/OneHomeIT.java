package dev.colophon.cli.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.sound.Music;
import dev.colophon.samples.text.Stories;
import dev.colophon.store.Home;
import dev.colophon.store.HomeLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one home, and a home that is full. */
class OneHomeIT {

    /** Pictures, and as many texts, that together do not go onto the small disk. */
    private static final int FILES = 80;

    @TempDir
    Path folder;

    @Test
    @Tag("full")
    void aSecondWriterSaysWhoHoldsTheHomeAndGoesOnAfterwards() throws Exception {
        Path story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        Home home = new Home(folder.resolve("home"));
        Path errors = folder.resolve("errors.txt");
        Process second;
        try (HomeLock _ = home.lock("a long import")) {
            second = Cli.start(home.folder(), errors, "register", story.toString(), "--owner", "Mo Example");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(5))
                    .untilAsserted(() -> assertThat(Files.readString(errors))
                            .contains("a long import")
                            .contains(Long.toString(ProcessHandle.current().pid())));
            assertThat(second.isAlive()).isTrue();
        }
        assertThat(second.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(second.exitValue()).as(Files.readString(errors)).isZero();
        assertThat(Cli.run(home.folder(), "works", "--json").lines()).hasSize(1);
    }

    @Test
    @Tag("full")
    void readersDoNotWaitForAWriter() throws IOException {
        Path story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        Home home = new Home(folder.resolve("home"));
        Cli.run(home.folder(), "register", story.toString(), "--owner", "Mo Example");
        try (HomeLock _ = home.lock("a long import")) {
            assertThat(Cli.run(home.folder(), "works", "--json").lines()).hasSize(1);
            assertThat(Cli.run(home.folder(), "check", "--fail-on-match", story.toString())
                            .exitCode())
                    .isEqualTo(ExitCode.FOUND);
        }
    }

    @Test
    @Tag("full")
    void aRebuiltIndexGivesTheSameAnswers() throws IOException {
        Path home = folder.resolve("home");
        Path works = Files.createDirectory(folder.resolve("works"));
        Path copies = Files.createDirectory(folder.resolve("copies"));
        for (int i = 0; i < 4; i++) {
            ImageIO.write(
                    Pictures.picture(i, 640, 480),
                    "png",
                    works.resolve(i + ".png").toFile());
            ImageIO.write(
                    Pictures.picture(i, 320, 240),
                    "jpg",
                    copies.resolve(i + ".jpg").toFile());
            Music.piece(i, 20).writeWav(works.resolve(i + ".wav"));
            Music.piece(i, 20).part(5, 15).writeWav(copies.resolve(i + ".wav"));
            String text = Stories.text(i, Stories.Language.ENGLISH, 4000);
            Files.writeString(works.resolve(i + ".txt"), text);
            Files.writeString(copies.resolve(i + ".txt"), text.substring(500, 2500));
        }
        Cli.run(home, "register", works.toString(), "--owner", "Ada Example");
        List<String> before = answers(home, copies);
        assertThat(before).hasSize(12).allMatch(line -> line.contains("\"STRONG\""));
        assertThat(Cli.run(home, "index", "rebuild").exitCode()).isZero();
        assertThat(answers(home, copies)).isEqualTo(before);
        assertThat(Cli.run(home, "index", "verify").exitCode()).isZero();
    }

    private static List<String> answers(Path home, Path copies) {
        return Cli.run(home, "check", "--json", copies.toString()).lines().stream()
                .map(line -> line.replaceFirst("\"elapsedMs\":\\d+,", ""))
                .toList();
    }

    @Test
    @Tag("full")
    void aFullDiskIsSaidInOneLineAndLosesNothing() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        boolean mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", disk.toString())
                        .redirectErrorStream(true)
                        .start()
                        .waitFor()
                == 0;
        assumeTrue(mounted, "needs to mount a small disk: run as root");
        try {
            Path media = Files.createDirectory(folder.resolve("media"));
            for (int i = 0; i < FILES; i++) {
                ImageIO.write(
                        Pictures.picture(i, 160, 120),
                        "png",
                        media.resolve(i + ".png").toFile());
                Files.writeString(media.resolve(i + ".txt"), Stories.text(i, Stories.Language.ENGLISH, 30_000));
            }
            Path home = disk.resolve("home");
            Cli.Result full = Cli.run(home, "register", media.toString(), "--owner", "Ada Example", "--json");
            assertThat(full.exitCode()).as(full.err()).isEqualTo(ExitCode.ENVIRONMENT);
            assertThat(full.err().lines().filter(line -> line.startsWith("colophon: ")))
                    .hasSize(1);
            assertThat(full.err()).doesNotContain("\tat ");
            assertThat(full.lines()).isNotEmpty();
            assertThat(new ProcessBuilder("mount", "-o", "remount,size=200m", disk.toString())
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(Cli.run(home, "works", "--json").lines())
                    .hasSizeGreaterThanOrEqualTo(full.lines().size());
            Cli.Result after = Cli.run(home, "register", media.toString(), "--owner", "Ada Example", "--json");
            assertThat(after.exitCode()).as(after.err()).isZero();
            assertThat(Cli.run(home, "works", "--json").lines()).hasSize(2 * FILES);
            assertThat(Cli.run(home, "index", "verify").exitCode()).isZero();
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }
}
