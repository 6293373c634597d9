package dev.colophon.cli.sighting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said and decided of sightings after decisions were taken back, works merged and files removed. */
class ChangedCatalogueTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private String leaf = "";
    private String lamp = "";

    @BeforeEach
    void seen() throws IOException {
        home = folder.resolve("home");
        leaf = registered("leaf.txt", Stories.theLastLeaf());
        lamp = registered("lamp.txt", Stories.nameInTheLamplight());
        Path found = Files.createDirectories(folder.resolve("found"));
        Files.writeString(found.resolve("both.txt"), Stories.theLastLeaf() + "\n" + Stories.nameInTheLamplight());
        Files.writeString(found.resolve("one.txt"), "One: " + Stories.theLastLeaf());
        run("scan", found.toString());
    }

    private String registered(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return json("register", file.toString(), "--owner", "Ada")
                .getFirst()
                .path("work")
                .asText();
    }

    private Cli.Result run(String... arguments) {
        return Cli.run(home, arguments);
    }

    private List<JsonNode> json(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run(all.toArray(String[]::new)).lines()) {
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }

    private String id(String work, String file) throws IOException {
        return json("sightings", "--state", "all", "--work", work, "--place", file)
                .getFirst()
                .path("sighting")
                .asText();
    }

    @Test
    void afterAnUndoTheReasonThatHoldsIsListed() throws IOException {
        String one = id(leaf, "one.txt");
        run("decide", one, "--as", "licensed", "--reason", "L-17");
        run("decide", one, "--as", "confirmed", "--reason", "no licence");
        run("decide", "--undo", one);
        assertThat(run("sightings", "--state", "licensed").out())
                .contains("licensed by ", ": L-17")
                .doesNotContain("taken back");
        assertThat(json("sightings", "--state", "licensed")
                        .getFirst()
                        .at("/decisions/0/reason")
                        .asText())
                .isEqualTo("L-17");
        Path csv = folder.resolve("s.csv");
        run("sightings", "--state", "licensed", "--csv", csv.toString());
        assertThat(csv).content().contains(",L-17,").doesNotContain("taken back");
        assertThat(run("show", one).out()).contains("no licence", "taken back");
    }

    @Test
    void aReasonThatIsTooLongIsRefusedWithItsLength() throws IOException {
        String one = id(leaf, "one.txt");
        Cli.Result decided = run("decide", one, "--as", "licensed", "--reason", "x".repeat(2_001));
        assertThat(decided.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(decided.err()).contains("the reason has 2,001 characters: at most 2,000 are kept");
        assertThat(run("decide", one, "--as", "licensed", "--reason", "x".repeat(2_000))
                        .exitCode())
                .isZero();
        assertThat(run("decide", one, "--undo", "--reason", "x".repeat(2_001)).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    @Tag("full")
    void anIdThatWasMergedAwayStillMeansTheSighting() throws IOException {
        String kept = id(leaf, "both.txt");
        String gone = id(lamp, "both.txt");
        assertThat(run("works", "merge", leaf, lamp, "--yes").exitCode()).isZero();
        Cli.Result shown = run("show", gone);
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out()).contains("sighting  " + kept);
        assertThat(shown.err()).contains("the sighting `" + gone + "` is " + kept + " now: works were merged");
        Cli.Result decided = run("decide", gone, "--as", "licensed", "--reason", "L-1");
        assertThat(decided.exitCode()).as(decided.err()).isZero();
        assertThat(decided.err()).contains("is " + kept + " now");
        assertThat(run("evidence", "capture", gone).err()).contains("is " + kept + " now", "both.txt");
    }

    @Test
    @Tag("full")
    void aRemovedFileDoesNotKeepTheRestFromBeingConfirmed() throws IOException {
        run("works", "merge", leaf, lamp, "--yes");
        String reference = "";
        for (JsonNode file : json("show", leaf).getFirst().path("references")) {
            reference = file.path("file").asText().equals("leaf.txt")
                    ? file.path("id").asText()
                    : reference;
        }
        run("references", "remove", reference, "--yes");
        String sample = json("decide", "--work", leaf, "--grade", "strong", "--as", "confirmed", "--sample")
                .getFirst()
                .path("sample")
                .asText();
        Cli.Result confirmed = run(
                "decide", "--work", leaf, "--grade", "strong", "--as", "confirmed", "--reason", "no", "--seen", sample);
        assertThat(confirmed.exitCode()).as(confirmed.err()).isZero();
        assertThat(confirmed.err())
                .contains("1 sighting is of files that were removed from the catalogue, and left out");
        assertThat(json("sightings", "--state", "confirmed"))
                .singleElement()
                .satisfies(
                        sighting -> assertThat(sighting.path("file").asText()).endsWith("both.txt"));
        assertThat(json("sightings")).as("of the removed file alone").hasSize(1);
    }

    /** It ended the scan; and the advice of its message, to scan the place again, ended likewise. */
    @Test
    void aStoredMatchThatCannotBeReadBackCostsNoOtherFile() throws Exception {
        Path found = folder.resolve("found");
        run("decide", id(leaf, "both.txt"), "--as", "confirmed", "--reason", "no licence");
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("colophon.db"));
                Statement statement = database.createStatement()) {
            assertThat(statement.executeUpdate("update content_match set detail = '{}'"))
                    .isEqualTo(3);
        }
        Files.writeString(found.resolve("both.txt"), "Now: " + Stories.theLastLeaf());
        Files.writeString(found.resolve("two.txt"), "Two: " + Stories.theLastLeaf());
        Cli.Result scanned = run("scan", found.toString());
        assertThat(scanned.exitCode()).as(scanned.err()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(scanned.out())
                .as("what was decided here rests on what cannot be read")
                .contains("both.txt  (unreadable): INTERNAL: an error in this program (RegistryException at MatchJson.")
                .as("it is looked into again, and that puts it right")
                .contains("two.txt  (text): 1 match")
                .contains("scanned 3 files: 2 with registered works");
        assertThat(run("sightings", "--place", "one.txt").out()).contains("leaf.txt by Ada");
    }
}
