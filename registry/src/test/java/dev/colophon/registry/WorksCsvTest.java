package dev.colophon.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorksCsvTest {

    private static final WorksCsv.Defaults NOTHING =
            new WorksCsv.Defaults(Optional.empty(), Optional.empty(), Optional.of(Policy.REPORT_USAGE), List.of());

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws Exception {
        Files.writeString(folder.resolve("a.txt"), "a");
        Files.createDirectory(folder.resolve("sub"));
        Files.writeString(folder.resolve("sub/b, c.txt"), "b");
    }

    private List<WorksCsv.Row> read(String text, WorksCsv.Defaults defaults) throws Exception {
        return WorksCsv.read(Files.writeString(folder.resolve("works.csv"), text), defaults);
    }

    @Test
    void acceptsRowsAndFillsInTheDefaults() throws Exception {
        List<WorksCsv.Row> rows = read(
                """
                \uFEFFFile,owner,title,policy,authorised_hosts
                a.txt,Ada,"A ""fine""
                song",monetize,Example.org; cdn.example.net

                "sub/b, c.txt",,,,
                """,
                new WorksCsv.Defaults(
                        Optional.of("Ben"),
                        Optional.empty(),
                        Optional.of(Policy.NO_ACTION),
                        List.of(Host.parse("ben.example"))));
        assertThat(rows)
                .containsExactly(
                        new WorksCsv.Row.Accepted(
                                2,
                                new Submission(
                                        folder.resolve("a.txt"),
                                        new WorkDetails(
                                                "Ada",
                                                Optional.of("A \"fine\"\nsong"),
                                                Optional.of(Policy.MONETIZE),
                                                List.of(Host.parse("example.org"), Host.parse("cdn.example.net"))))),
                        new WorksCsv.Row.Accepted(
                                5,
                                new Submission(
                                        folder.resolve("sub/b, c.txt"),
                                        new WorkDetails(
                                                "Ben",
                                                Optional.empty(),
                                                Optional.of(Policy.NO_ACTION),
                                                List.of(Host.parse("ben.example"))))));
    }

    @Test
    void refusesRowsOneByOneWithTheirLine() throws Exception {
        List<WorksCsv.Row> rows = read("""
                file,owner,policy,authorised_hosts
                a.txt,Ada,Burn,
                gone.txt,Ada,,
                ,Ada,,
                a.txt,,,
                a.txt,Ada,,not a host
                a.txt,Ada
                a.txt,Ada,,
                """, NOTHING);
        assertThat(rows).hasSize(7);
        assertThat(rows.subList(0, 6))
                .extracting(row -> ((WorksCsv.Row.Refused) row).reason())
                .satisfiesExactly(
                        reason -> assertThat(reason).startsWith("line 2: unknown policy `Burn`: use "),
                        reason -> assertThat(reason)
                                .startsWith("line 3: no such file: ")
                                .contains("gone.txt"),
                        reason -> assertThat(reason).isEqualTo("line 4: the column `file` is empty; name a file"),
                        reason -> assertThat(reason).startsWith("line 5: it names no owner"),
                        reason -> assertThat(reason)
                                .isEqualTo("line 6: `not a host` is not a host: write it like `example.org`"),
                        reason -> assertThat(reason).startsWith("line 7: it has 2 fields and the first line has 4"));
        assertThat(rows.get(6)).isInstanceOf(WorksCsv.Row.Accepted.class);
    }

    @Test
    void refusesAListThatIsNone() throws Exception {
        assertThatThrownBy(() -> read("path,titel\nx,y\n", NOTHING))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("`file` among them");
        assertThatThrownBy(() -> read("file,titel\nx,y\n", NOTHING))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("`titel` is unknown; known are");
        assertThatThrownBy(() -> read("file\n\"never closed\n", NOTHING))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("cannot read");
        Path latin = Files.write(folder.resolve("latin.csv"), "file\nMüller".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> WorksCsv.read(latin, NOTHING))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("save it as UTF-8");
        assertThatThrownBy(() -> WorksCsv.read(folder, NOTHING)).isInstanceOf(RegistryException.class);
    }
}
