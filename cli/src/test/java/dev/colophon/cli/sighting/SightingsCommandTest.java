package dev.colophon.cli.sighting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of sightings, and the words around them. */
class SightingsCommandTest {

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void scan() throws IOException {
        home = folder.resolve("home");
        Path own = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", own.toString(), "--owner", "Ada", "--title", "＝SUM(A1)");
        Path found = Files.createDirectory(folder.resolve("Ada's finds"));
        for (int i = 0; i < 3; i++) {
            Files.writeString(found.resolve("copy " + i + ".txt"), i + " found: " + Stories.theLastLeaf());
        }
        Cli.run(home, "scan", found.toString());
    }

    private Cli.Result sightings(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "sightings";
        System.arraycopy(words, 0, all, 1, words.length);
        return Cli.run(home, all);
    }

    private static String last(Cli.Result page) {
        String line = page.lines().stream()
                .filter(text -> !text.startsWith(" "))
                .reduce((_, next) -> next)
                .orElseThrow();
        return line.substring(0, line.indexOf(' '));
    }

    /** The last page was followed by "nothing is open", and the command for the next could not be copied. */
    @Test
    void theNextPageIsACommandToCopyAndTheLastIsSaidToBe() {
        Cli.Result first = sightings("--place", "Ada's finds", "--limit", "2");
        assertThat(first.err())
                .contains("there are more: colophon sightings --place 'Ada'\\''s finds' --limit 2 --after "
                        + last(first));
        assertThat(sightings("--place", "copy", "--limit", "2").err()).contains("--place copy --limit 2 --after ");
        Cli.Result second = sightings("--after", last(first));
        assertThat(second.lines().stream().filter(line -> !line.startsWith(" ")))
                .hasSize(1);
        assertThat(second.err()).doesNotContain("no more");
        Cli.Result third = sightings("--after", last(second));
        assertThat(third.out()).isEmpty();
        assertThat(third.err())
                .contains("there are no more: the page before was the last")
                .doesNotContain("nothing is open");
    }

    /** The counts of all others stood beside "no sightings like that". */
    @Test
    void ofAStateThatNoneHasNothingIsCounted() {
        assertThat(sightings("--state", "held").err())
                .contains("no sightings like that")
                .doesNotContain("3 open");
        assertThat(sightings("--place", "copy 1").err()).contains("of those like that, whatever was decided: 1 open");
        assertThat(sightings("--state", "open").err()).contains("whatever was decided: 3 open");
    }

    /** It was a file of that name. */
    @Test
    void aTableCanBeWrittenToStandardOutput() throws IOException {
        Path table = folder.resolve("table.csv");
        sightings("--csv", table.toString());
        Cli.Result written = sightings("--csv", "-");
        assertThat(written.out()).isEqualTo(Files.readString(table));
        assertThat(written.err()).contains("3 matches");
        assertThat(Path.of("-")).doesNotExist();
    }

    /** Three files of one folder were three sites. */
    @Test
    void filesOfAFolderAreInOneFolder() {
        Cli.Result asked = Cli.run(home, "decide", "--place", "copy", "--as", "licensed", "--reason", "L-17");
        assertThat(asked.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(asked.err()).contains("3 sightings in 1 folder, of 1 work: 3 ");
    }

    @Test
    void aFullWidthSignCountsAsNoFormula() throws IOException {
        Path table = folder.resolve("table.csv");
        sightings("--csv", table.toString());
        assertThat(Files.readString(table)).contains(",'＝SUM(A1),").doesNotContain(",＝SUM");
    }
}
