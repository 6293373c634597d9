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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who holds what of a work is stated, summed in words, and taken back. */
@Tag("full")
class WorksRightsCommandTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private String work = "";

    @BeforeEach
    void registered() throws IOException {
        home = folder.resolve("home");
        Path leaf = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        Path copy = Files.writeString(folder.resolve("copy.txt"), "Copy: " + Stories.theLastLeaf());
        run("register", leaf.toString(), "--owner", "Ada", "--title", "Leaf");
        run("scan", copy.toString());
        work = MAPPER.readTree(run("works", "--json").lines().getFirst())
                .get("id")
                .asText();
    }

    private Cli.Result run(String... arguments) {
        return Cli.run(home, arguments);
    }

    private Cli.Result rights(String options) {
        List<String> arguments = new ArrayList<>(List.of("works", "rights", work));
        arguments.addAll(List.of(options.strip().split(" ", -1)));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void withoutRightsTheOwnerHoldsIt() {
        assertThat(run("works", "rights", work).out()).contains("Leaf", "Ada holds it");
    }

    @Test
    void sharesAreSummedByTerritoryAndPeriod() throws IOException {
        rights("--add Ada --share 100%");
        assertThat(run("works", "rights", work).out())
                .contains("COMPLETE (10,000 of 10,000) for any use worldwide at any time: Ada 10,000");
        Cli.Result over =
                rights("--add Ben --share 2500 --use stream --territory DE,FR --from 2026-01-01 --to 2026-12-31");
        assertThat(over.out())
                .contains(
                        "OVER (12,500 of 10,000) for Stream in DE, FR from 2026-01-01 to 2026-12-31: Ada 10,000, Ben 2,500");
        JsonNode all = MAPPER.readTree(rights("--json").lines().getFirst());
        assertThat(all.get("rights")).hasSize(2);
        assertThat(all.get("totals")).anySatisfy(total -> {
            assertThat(total.get("sum").asText()).isEqualTo("OVER");
            assertThat(total.get("parties")).hasSize(2);
        });
        assertThat(rights("--remove " + all.at("/rights/1/right").asText()).out())
                .doesNotContain("OVER");
        assertThat(run("works", "history", work).out())
                .contains("right: Ben 2,500 of 10,000, Stream, DE, FR, from 2026-01-01 to 2026-12-31")
                .contains("right: no longer Ben 2,500 of 10,000");
    }

    @Test
    void aCoOwnerWhoMayLicenseClears() {
        assertThat(run("licence", "add", work, "--licensor", "Ben", "--anyone").out())
                .contains("UNSUPPORTED");
        assertThat(run("sightings").out()).contains("copy.txt");
        rights("--add Ben --share 50% --may-license");
        assertThat(run("sightings").out()).doesNotContain("copy.txt");
        assertThat(run("licence", "list").out()).contains("(1 sighting)").doesNotContain("UNSUPPORTED");
    }

    @Test
    void whereSomebodyElseHoldsAllTheOwnersLicencesAreUnsupported() throws IOException {
        run("licence", "add", work, "--anyone");
        assertThat(run("sightings", "--state", "licensed").out()).contains("copy.txt");
        String right = MAPPER.readTree(
                        rights("--add Ben --share 100% --json").lines().getFirst())
                .at("/rights/0/right")
                .asText();
        assertThat(run("licence", "list").out()).contains("UNSUPPORTED", "Ada holds nothing of");
        assertThat(run("sightings", "--state", "licensed").out())
                .as("cleared before")
                .contains("copy.txt");
        rights("--remove " + right);
        assertThat(run("licence", "list").out()).doesNotContain("UNSUPPORTED");
        rights("--add Ben --share 100% --territory DE");
        assertThat(run("licence", "list").out()).as("elsewhere").doesNotContain("UNSUPPORTED");
        assertThat(run("licence", "add", work, "--anyone", "--territory", "DE").out())
                .contains("UNSUPPORTED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--add Ben | a right has a party and a share",
                "--share 5% | a right has a party and a share",
                "--add Ben --share half | `half` is no share",
                "--add Ben --share 101% | a share of 10100 basis points is not within 0 and 10000",
                "--add Ben --share 5% --territory ZZ | unknown territory `ZZ`",
            })
    void whatCannotBeMeantIsRefusedWithItsValue(String options, String message) {
        Cli.Result refused = rights(options);
        assertThat(refused.err()).contains(message);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("works", "rights", work).out()).contains("Ada holds it");
    }
}
