package dev.colophon.cli.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that somebody else wrote, and lists whose works have one ISRC. */
@Tag("full")
class RegisterListsTest {

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path catalogue = Path.of("");
    private Path elsewhere = Path.of("");

    @BeforeEach
    void files() throws IOException {
        home = folder.resolve("home");
        catalogue = Files.createDirectory(folder.resolve("catalogue"));
        elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        for (int i = 1; i <= 3; i++) {
            Files.writeString(catalogue.resolve(i + ".txt"), Stories.text(i, Stories.Language.ENGLISH, 2000));
        }
        Files.writeString(elsewhere.resolve("other.txt"), Stories.text(4, Stories.Language.ENGLISH, 2000));
    }

    private Cli.Result register(String list, String... more) throws IOException {
        Path written = Files.writeString(catalogue.resolve("works.csv"), list);
        String[] words = new String[5 + more.length];
        words[0] = "register";
        words[1] = "--metadata";
        words[2] = written.toString();
        words[3] = "--owner";
        words[4] = "Mo Example";
        System.arraycopy(more, 0, words, 5, more.length);
        return Cli.run(home, words);
    }

    @Test
    void aListHasNoFilesReadOutsideItsFolderUnlessThatIsAllowed() throws IOException {
        String list = "file,title\n1.txt,One\n../elsewhere/other.txt,Other\n2.txt,Two\n";
        Cli.Result refused = register(list, "--json");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("\"REFUSED\",\"reason\":\"NOT_LISTED: line 3: ")
                        && line.contains("other.txt is not in the folder of the list"));
        assertThat(register(list, "--dry-run").out()).contains("NOT_LISTED: line 3: ");
        Cli.Result allowed = register(list, "--files-from", elsewhere.toString());
        assertThat(allowed.exitCode()).isZero();
        assertThat(allowed.out()).contains("as Other", "known");
    }

    @Test
    void whatIsNamedOnTheCommandLineMayBeListed() throws IOException {
        Cli.Result result = register(
                "file,title\n../elsewhere/other.txt,Other\n",
                elsewhere.resolve("other.txt").toString());
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("as Other");
    }

    @Test
    void filesFromIsForListsAndFolders() throws IOException {
        assertThat(Cli.run(home, "register", "1.txt", "--owner", "Mo", "--files-from", elsewhere.toString())
                        .err())
                .contains("--files-from says of which folders a list may name files");
        Cli.Result mistyped =
                register("file\n1.txt\n", "--files-from", folder.resolve("gone").toString());
        assertThat(mistyped.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(mistyped.err()).contains("--files-from: there is no folder ");
        Cli.Result message = register("<ONIXMessage/>", "--files-from", elsewhere.toString());
        assertThat(message.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(message.err()).contains("--files-from is for lists as CSV");
    }

    /** They were taken without a word. */
    @Test
    void worksWithOneIsrcAreTakenAndThatIsSaid() throws IOException {
        String list = "file,title,isrc\n1.txt,One,USRC17607839\n2.txt,Two,US-RC1-76-07839\n3.txt,Three,USRC17607840\n";
        Cli.Result result = register(list);
        assertThat(result.exitCode()).isZero();
        assertThat(result.lines())
                .filteredOn(line -> line.contains("warning: "))
                .singleElement()
                .asString()
                .matches(
                        " +warning: One by Mo Example  [0-9a-f-]{36} has the ISRC USRC17607839, too, which names one recording:"
                                + " correct one, or make them one with `colophon works merge`");
        assertThat(register(list).out()).as("of what is known it was said").doesNotContain("warning: ");
        Cli.Result changed = register("file,title,isrc\n3.txt,Three,USRC17607839\n", "--json");
        assertThat(changed.lines())
                .singleElement()
                .asString()
                .contains(
                        "\"outcome\":\"UPDATED\"", "\"sharedIsrcs\":[{\"isrc\":\"USRC17607839\",\"others\":[{\"work\":")
                .contains("\"title\":\"One\",\"owner\":\"Mo Example\"", "\"title\":\"Two\",\"owner\":\"Mo Example\"");
    }
}
