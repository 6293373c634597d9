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
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say that change what is registered. */
class WorksAnswersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path works = Path.of("");
    private Path seen = Path.of("");
    private String one = "";
    private String two = "";

    @BeforeEach
    void register() throws IOException {
        home = folder.resolve("home");
        works = Files.createDirectory(folder.resolve("works"));
        seen = Files.createDirectory(folder.resolve("seen"));
        for (int i = 1; i <= 2; i++) {
            String text = Stories.text(i, Stories.Language.ENGLISH, 2_000);
            Files.writeString(works.resolve("story-%d.txt".formatted(i)), text);
            Files.writeString(seen.resolve("copy-%d.txt".formatted(i)), "Found: " + text);
        }
        List<JsonNode> registered = json("register", works.toString(), "--owner", "Ada", "--json");
        one = registered.getFirst().path("work").asText();
        two = registered.getLast().path("work").asText();
    }

    private Cli.Result run(String... words) {
        return Cli.run(home, words);
    }

    private List<JsonNode> json(String... words) throws IOException {
        Cli.Result result = run(words);
        assertThat(result.exitCode()).as(result.err()).isEqualTo(ExitCode.OK);
        return result.lines().stream().map(WorksAnswersTest::node).toList();
    }

    private static JsonNode node(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    @Test
    void anEditIsToldKeptAndStandsInTheHistory() throws IOException {
        Cli.Result edited = run(
                "works",
                "edit",
                one,
                "--title",
                "Evening Song",
                "--creator",
                "Mo",
                "--identifier",
                "isbn=0-306-40615-2");
        assertThat(edited.exitCode()).as(edited.err()).isEqualTo(ExitCode.OK);
        assertThat(edited.out())
                .contains(
                        "edited      Evening Song  " + one,
                        "    title: Evening Song, was story-1.txt",
                        "    ISBN: 9780306406157",
                        "    creator: Mo");
        assertThat(run("show", one).out())
                .contains("title     Evening Song", "creator   Mo", "ISBN      9780306406157");
        assertThat(run("register", works.resolve("story-1.txt").toString(), "--owner", "Ada", "--title", "Other")
                        .out())
                .contains(
                        "known",
                        "as Evening Song",
                        "; not applied, since a person has edited or merged the work: title Other");
        assertThat(run("works", "edit", one, "--creator", "", "--title", "Evening Song")
                        .out())
                .contains("    creator: no longer Mo")
                .doesNotContain("title:");
        assertThat(run("works", "edit", one, "--title", "Evening Song").out()).startsWith("unchanged   Evening Song");

        assertThat(run("works", "history", one).out())
                .startsWith("Evening Song  " + one + ", registered ")
                .containsPattern("Z  \\S*  edited\n    title: Evening Song, was story-1.txt\n");
        assertThat(json("works", "history", one, "--json"))
                .extracting(event -> event.path("action").asText())
                .containsExactly("EDITED", "EDITED");
        assertThat(json("works", "edit", one, two, "--policy", "NoAction", "--json"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.path("changes").toString())
                        .isEqualTo("[{\"what\":\"policy\",\"before\":\"BlockAccess\",\"after\":\"NoAction\"}]"));
    }

    @Test
    void mergingTakesWhatWasSeenAlong() throws IOException {
        run("scan", seen.toString());
        Files.writeString(
                seen.resolve("both.txt"),
                Files.readString(works.resolve("story-1.txt")) + Files.readString(works.resolve("story-2.txt")));
        run("scan", seen.toString());
        assertThat(json("sightings", "--json")).hasSize(4);
        List<JsonNode> merged = json("works", "merge", one, two, "--yes", "--json");
        assertThat(merged.getFirst().path("files").asInt()).isEqualTo(1);
        assertThat(merged.getFirst().path("sightings").asInt()).isEqualTo(2);
        assertThat(json("sightings", "--json", "--work", two))
                .as("both.txt is one sighting of one work now")
                .hasSize(3);
        assertThat(run("works").out()).contains("(2 files, 3 sightings)").doesNotContain("story-2.txt");
        assertThat(run("show", two).out()).contains("work      " + one, "merged    " + two + " means this work, too");
        assertThat(run("works", "history", two).out()).contains("merged another into it", "(" + two + ")");
        assertThat(run("works", "merge", one, two, "--yes").err())
                .contains("`" + two + "` was merged into `story-1.txt` (" + one + ") before");
        assertThat(run("works", "merge", one, one, "--yes").err()).contains("cannot be merged into itself");
        assertThat(run("scan", seen.toString(), "--again").exitCode()).isEqualTo(ExitCode.OK);
        assertThat(json("sightings", "--json")).hasSize(3);
    }

    /** It read that the notice was left to do. */
    @Test
    void ofAConfirmedCopyOfARemovedWorkNothingIsToBeDone() throws IOException {
        run("scan", seen.toString());
        String sighting = json("sightings", "--work", one, "--json")
                .getFirst()
                .path("sighting")
                .asText();
        run("decide", sighting, "--as", "confirmed", "--reason", "no licence");
        List<String> listed = List.of("sightings", "--state", "all", "--work", one);
        assertThat(run(listed.toArray(String[]::new)).out()).contains("the notice is left to do");
        run("works", "remove", one, "--yes");
        assertThat(run(listed.toArray(String[]::new)).out())
                .contains("cleared: removed from the catalogue", "to do: nothing")
                .doesNotContain("notice");
    }

    @Test
    void aRemovedWorkIsNotFoundAgainAndWhatWasSeenOfItSaysSo() throws IOException {
        run("scan", seen.toString());
        Cli.Result asked = run("works", "remove", one);
        assertThat(asked.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(asked.err()).contains("remove 1 work with 1 file: `story-1.txt`? Nobody can be asked", "--yes");
        assertThat(json("works", "remove", one, "--yes", "--json"))
                .singleElement()
                .satisfies(removed -> {
                    assertThat(removed.path("removed")).hasSize(1);
                    assertThat(removed.path("left").asInt()).isZero();
                });
        assertThat(run("works").out()).contains("story-2.txt").doesNotContain("story-1.txt");
        assertThat(run("check", seen.resolve("copy-1.txt").toString()).out()).doesNotContain("story-1.txt by");
        assertThat(run("index", "verify").exitCode()).isEqualTo(ExitCode.OK);

        assertThat(run("sightings", "--work", one).out())
                .contains("copy-1.txt", "story-1.txt", "cleared: removed from the catalogue");
        run("scan", seen.toString(), "--again");
        Files.copy(seen.resolve("copy-1.txt"), seen.resolve("elsewhere.txt"));
        run("scan", seen.toString());
        assertThat(json("sightings", "--work", one, "--json"))
                .as("none new")
                .singleElement()
                .satisfies(sighting -> assertThat(
                                sighting.path("matches").get(0).path("cleared").asText())
                        .isEqualTo("REMOVED"));
        assertThat(run("show", one).out()).contains("removed   ");
        assertThat(json("show", one, "--json").getFirst().path("removed").asText())
                .isNotEmpty();

        Cli.Result again = run("register", works.toString(), "--owner", "Ada");
        assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(again.out()).contains("REMOVED: it was removed from `story-1.txt` on ", "references add " + one);
        assertThat(run("works", "remove", one, "--yes").err()).contains("was removed or merged into another");
        assertThat(run("works", "remove", one).err())
                .as("nobody is asked first")
                .contains("was removed or merged into another")
                .doesNotContain("--yes");
        assertThat(run("log", "check").exitCode()).isEqualTo(ExitCode.OK);

        assertThat(run("references", "add", one, works.resolve("story-1.txt").toString())
                        .out())
                .contains("registered", "as story-1.txt  " + one);
        assertThat(run("sightings", "--work", one).out()).doesNotContain("cleared: removed");
        assertThat(run("works", "history", one).out())
                .contains(
                        "  removed\n    title: no longer story-1.txt\n",
                        "  brought back\n",
                        "  added\n    file: story-1.txt");
    }

    @Test
    void aFileThatWasTakenOutOfAWorkDoesNotGoBackByAList() throws IOException {
        Path file = works.resolve("story-1.txt");
        String reference =
                json("show", one, "--json").getFirst().at("/references/0/id").asText();
        assertThat(run("references", "remove", reference, "--yes").exitCode()).isZero();
        assertThat(run("references", "add", two, file.toString()).exitCode()).isZero();
        Cli.Result again = run("register", works.toString(), "--owner", "Ada", "--title", "story-1.txt");
        assertThat(again.exitCode()).as(again.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(again.out())
                .contains("REMOVED: it was removed from `story-1.txt` and is a file of `story-2.txt` now");
        assertThat(again.out())
                .as("the other file has its line")
                .contains(works.resolve("story-2.txt").toString());
    }

    @Test
    void filesAreAddedAndRemoved() throws IOException {
        Path other = Files.writeString(folder.resolve("other.txt"), Stories.text(3, Stories.Language.ENGLISH, 2_000));
        String added = json("references", "add", one, other.toString(), "--json")
                .getFirst()
                .path("reference")
                .asText();
        assertThat(run("show", one).out()).contains("story-1.txt", "other.txt");
        Cli.Result asked = run("references", "remove", added);
        assertThat(asked.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(asked.err())
                .contains("remove 1 file of `story-1.txt`, which leaves 1 file? Nobody can be asked", "--yes");
        Cli.Result removed = run("references", "remove", added, "--yes");
        assertThat(removed.exitCode()).as(removed.err()).isEqualTo(ExitCode.OK);
        assertThat(removed.out())
                .contains("removed     story-1.txt  " + one + ": 1 file is left", added + "  other.txt");
        assertThat(run("show", one).out()).doesNotContain("other.txt");
        assertThat(run("references", "add", two, works.resolve("story-1.txt").toString())
                        .out())
                .contains("IN_ANOTHER_WORK: it is a file of `story-1.txt`");
        assertThat(run("references", "remove", added, "--yes").err())
                .contains("no file is named by", "eight characters or more of its beginning or end");
        assertThat(run("references").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void mergingAsksAndTakesOneThatIsNamedTwiceOnce() throws IOException {
        Cli.Result asked = run("works", "merge", one, two);
        assertThat(asked.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(asked.err())
                .contains("merge 1 work: `story-2.txt` into `story-1.txt`? Nobody can be asked", "--yes");
        assertThat(json("works", "merge", one, two, two, "--yes", "--json"))
                .singleElement()
                .satisfies(merged -> assertThat(merged.path("merged")).hasSize(1));
    }

    @Test
    void whatCannotBeMeantChangesNothing() throws IOException {
        for (String[] words : List.of(
                new String[] {"works", "edit", one},
                new String[] {"works", "edit", one, "--identifier", "isbn=978-3-16-148410-1"},
                new String[] {"works", "edit", one, "--identifier", "0306406152"},
                new String[] {"works", "edit", one, "--policy", "Burn"},
                new String[] {"works", "edit", one, "--authorised-host", "com"},
                new String[] {"works", "edit", one, "--field", "genre"},
                new String[] {"works", "edit", one, "--field", "Title=New"},
                new String[] {"works", "edit", one, "--field", "ISBN-13=0306406152"},
                new String[] {"works", "edit", one, "--field", "genre=a", "--field", "genre=b"},
                new String[] {"works", "edit", one, "--creator", "Mo", "--field", "Creators=Ben"},
                new String[] {
                    "works", "edit", one, "--identifier", "isbn=0306406152", "--remove-identifier", "isbn=9780306406157"
                },
                new String[] {
                    "works", "edit", one, "--authorised-host", "a.example", "--remove-authorised-host", "A.example"
                })) {
            Cli.Result result = run(words);
            assertThat(result.exitCode()).as(String.join(" ", words)).isEqualTo(ExitCode.USAGE);
            assertThat(result.err()).doesNotContain("Internal error");
        }
        assertThat(run("works", "edit", one, "ffffffff", "--title", "New").exitCode())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("works").out()).as("all or none").doesNotContain("New");
        assertThat(json("works", "--json")).allSatisfy(work -> {
            assertThat(work.path("fields")).isEmpty();
            assertThat(work.path("identifiers")).isEmpty();
        });
    }
}
