package dev.colophon.cli.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.Papers;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody names as a file is one, and a paper that goes with a mail is whole; that is told at once, before anything else is done. */
@Tag("full")
@Timeout(120)
class GivenFilesTest {

    @TempDir
    Path folder;

    private Cli.Result run(Path file, String... command) {
        List<String> arguments = new ArrayList<>(Arrays.asList(command));
        arguments.add(file.toString());
        return Cli.run(folder.resolve("home"), arguments.toArray(String[]::new));
    }

    private List<Cli.Result> all(Path file) {
        return List.of(
                run(file, "answer", "read"),
                run(file, "answer", "import", "--notice", "N-1", "--as", "removed"),
                document(file),
                power(file));
    }

    private Cli.Result document(Path file) {
        return run(
                file,
                "notice",
                "suit",
                "N-1",
                "--court",
                "D. Or.",
                "--docket",
                "1",
                "--filed",
                "2026-01-01",
                "--document");
    }

    private Cli.Result power(Path file) {
        return run(
                file,
                "notice",
                "draft",
                "K-1",
                "--regime",
                "us-dmca",
                "--no-browser",
                "--agent",
                "Li",
                "--power-of-attorney");
    }

    private void refused(Path file, String why) {
        for (Cli.Result result : all(file)) {
            assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.REFUSED);
            assertThat(result.err()).contains(file + ": " + why);
        }
    }

    @Test
    void whatIsNoFileIsRefusedAtOnce() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("home"));
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        refused(pipe, "is a pipe or a device");
        refused(Path.of("/dev/zero"), "is a pipe or a device");
        refused(folder, "is a folder");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Papers.pdf(folder.resolve("paper.pdf")));
        refused(link, "is a link");
        refused(folder.resolve("nothing"), "cannot be read (it does not exist)");
    }

    @Test
    void aPaperIsWhole() throws IOException {
        Files.createDirectories(folder.resolve("home"));
        Path whole = Papers.pdf(folder.resolve("whole.pdf"));
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = Files.write(folder.resolve("cut.pdf"), Arrays.copyOf(bytes, bytes.length - 200));
        Path begun = Files.writeString(folder.resolve("begun.pdf"), "%PDF-1.7 the complaint");
        Path pageless = Files.writeString(folder.resolve("pageless.pdf"), """
                %PDF-1.4
                1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
                2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj
                trailer<</Root 1 0 R/Size 3>>
                %%EOF
                """);
        Path locked = Papers.lockedPdf(folder.resolve("locked.pdf"));
        Path picture = Files.write(
                folder.resolve("cut.png"),
                new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'});
        for (Path paper : List.of(cut, begun, pageless, locked)) {
            for (Cli.Result result : List.of(document(paper), power(paper))) {
                assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.REFUSED);
                assertThat(result.err()).contains(paper + " cannot be shown to anybody: it is ");
            }
        }
        assertThat(document(locked).err()).contains("protected by a password");
        assertThat(document(pageless).err()).contains("it has no page");
        assertThat(document(picture).err()).contains("is no PDF");
        assertThat(power(picture).err()).contains(picture + " cannot be shown to anybody");
        assertThat(document(whole).err()).doesNotContain("cannot be shown");
        assertThat(power(whole).err()).doesNotContain("cannot be shown");
    }
}
