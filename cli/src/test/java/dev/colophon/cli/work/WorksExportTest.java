package dev.colophon.cli.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is registered goes out as a list and comes back as it was. */
class WorksExportTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path works = Path.of("");
    private Path list = Path.of("");

    @BeforeEach
    void register() throws IOException {
        home = folder.resolve("home");
        works = Files.createDirectory(folder.resolve("works"));
        list = works.resolve("works.csv");
        for (int i = 1; i <= 3; i++) {
            Files.writeString(
                    works.resolve("story-%d.txt".formatted(i)), Stories.text(i, Stories.Language.ENGLISH, 2_000));
        }
        run("register", works.resolve("story-1.txt").toString(), "--owner", "Ada", "--title", "Same");
        run("register", works.resolve("story-2.txt").toString(), "--owner", "Ada");
        run("register", works.resolve("story-3.txt").toString(), "--owner", "=Ben; \"the\" 本", "--policy", "NoAction");
        run(
                "works",
                "edit",
                id("Same"),
                "--creator",
                "one",
                "--field",
                "+genre=a \"b\"\n;c",
                "--identifier",
                "doi=10.1000/a;b",
                "--authorised-host",
                "shop.example",
                "--authorised-host",
                "radio.example");
        run("works", "edit", id("story-2.txt"), "--title", "Same", "--creator", "another");
    }

    private Cli.Result run(String... words) {
        return Cli.run(home, words);
    }

    private List<JsonNode> json(String... words) throws IOException {
        Cli.Result result = run(words);
        List<JsonNode> lines = new ArrayList<>();
        for (String line : result.lines()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private String id(String title) throws IOException {
        return json("works", "--title", title, "--json").getFirst().path("id").asText();
    }

    @Test
    void takenBackAsItIsItChangesNothing() throws IOException {
        List<JsonNode> before = json("works", "--json");
        assertThat(json("works", "export", list.toString(), "--json"))
                .singleElement()
                .satisfies(exported -> {
                    assertThat(exported.path("works").asInt()).isEqualTo(3);
                    assertThat(exported.path("files").asInt()).isEqualTo(3);
                });
        for (int i = 1; i <= 3; i++) {
            Files.delete(works.resolve("story-%d.txt".formatted(i)));
        }
        assertKnown(json("register", "--metadata", list.toString(), "--dry-run", "--json"));
        assertKnown(json("register", "--metadata", list.toString(), "--json"));
        assertThat(run("register", "--metadata", list.toString()).err())
                .as("the field `+genre` has a column")
                .doesNotContain("not known here");
        assertThat(json("works", "--json")).isEqualTo(before);
        assertThat(run("works", "export", list.toString()).exitCode())
                .as("is not overwritten")
                .isEqualTo(ExitCode.REFUSED);
    }

    private static void assertKnown(List<JsonNode> lines) {
        assertThat(lines)
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.path("outcome").asText()).isEqualTo("ALREADY_REGISTERED"));
    }

    @Test
    void anEditedListIsApplied() throws IOException {
        run("works", "export", list.toString(), "--owner", "=Ben; \"the\" 本");
        Files.delete(works.resolve("story-3.txt"));
        Files.writeString(list, Files.readString(list).replace(",NoAction,", ",Monetize,"));
        assertThat(json("register", "--metadata", list.toString(), "--json"))
                .singleElement()
                .satisfies(line -> assertThat(line.path("outcome").asText()).isEqualTo("UPDATED"));
        assertThat(run("works", "--json").out()).contains("\"Monetize\"");
    }

    @Test
    void anotherHomeTakesItWithTheFilesBesideIt() throws IOException {
        run("works", "export", list.toString());
        List<JsonNode> before = json("works", "--title", "story-3", "--json");
        home = folder.resolve("other");
        Files.writeString(works.resolve("story-1.txt"), "other bytes");
        Files.delete(works.resolve("story-2.txt"));
        Cli.Result taken = run("register", "--metadata", list.toString());
        assertThat(taken.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(taken.out())
                .contains(
                        "OTHER_BYTES: its SHA-256 is not the one in the list",
                        "NOT_FOUND: there is no such file, and none of `Ada` with this SHA-256 is registered");
        assertThat(json("works", "--json")).singleElement().satisfies(work -> {
            for (String same :
                    List.of("title", "owner", "kind", "policy", "authorisedHosts", "identifiers", "fields")) {
                assertThat(work.path(same)).isEqualTo(before.getFirst().path(same));
            }
        });
    }

    /** What a person took away goes with the list: tags would say it again. */
    @Test
    void whatWasTakenAwayStaysAwayInAnotherHome() throws IOException {
        run("works", "edit", id("story-3"), "--creator", "", "--remove-identifier", "isrc=USRC17607839");
        run("works", "export", list.toString());
        assertThat(Files.readString(list)).contains(",taken_away,", ",field:creator|identifier:ISRC:USRC17607839,");
        assertKnown(json("register", "--metadata", list.toString(), "--json"));

        home = folder.resolve("other");
        run("register", "--metadata", list.toString());
        Path again = folder.resolve("again.csv");
        run("works", "export", again.toString());
        assertThat(Files.readString(again)).contains(",field:creator|identifier:ISRC:USRC17607839,");
        Files.writeString(again, Files.readString(again).replace("field:creator|", "creator|"));
        assertThat(run("register", "--metadata", again.toString()).err())
                .contains("`creator` is nothing that can be taken away (`taken_away`: such as field:creator");
    }

    @Test
    void nothingIsAListWithoutLines() throws IOException {
        home = Cli.made(folder.resolve("empty"));
        assertThat(run("works", "export", list.toString()).out()).contains("0 works, 0 files");
        assertThat(Files.readString(list)).startsWith("\uFEFFfile,sha256,work_id,title,owner,policy,authorised_hosts");
    }
}
