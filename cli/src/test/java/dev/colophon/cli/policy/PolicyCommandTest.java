package dev.colophon.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.picture.Pictures;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy says what it changes before it is in force; then sightings and checks say what is to be done. */
@Tag("full")
class PolicyCommandTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path copy = Path.of("");
    private String leaf = "";

    @BeforeEach
    void seen() throws IOException {
        home = folder.resolve("home");
        Path found = Files.createDirectories(folder.resolve("found"));
        Path file = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        run("register", file.toString(), "--owner", "Ada", "--title", "Leaf", "--policy", "count");
        copy = Files.writeString(found.resolve("one.txt"), "One: " + Stories.theLastLeaf());
        Files.writeString(found.resolve("two.txt"), "Two: " + Stories.theLastLeaf());
        run("scan", found.toString());
        leaf = json("works", "--json").getFirst().get("id").asText();
    }

    private Cli.Result run(String... arguments) {
        return Cli.run(home, arguments);
    }

    private List<JsonNode> json(String... arguments) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : run(arguments).lines()) {
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }

    private List<String> actions() throws IOException {
        return json("sightings", "--json").stream()
                .map(sighting -> sighting.at("/outcome/action").asText() + " by "
                        + sighting.at("/outcome/by").asText())
                .toList();
    }

    @Test
    void itIsReplayedTriedArmedAndRemovedAndAllOfThatStays() throws IOException {
        assertThat(actions()).containsExactly("COUNT by RULE", "COUNT by RULE");
        String rules = "block text when > 50 percent of copy; count";
        Cli.Result tried = run("policy", "set", rules, "--work", leaf, "--dry-run");
        assertThat(tried.exitCode()).isZero();
        assertThat(tried.out())
                .contains("tried     " + rules, "of 2 sightings seen since", "2 sightings: block instead of count");
        assertThat(run("policy", "list", "--json").lines()).isEmpty();

        Cli.Result set = run("policy", "set", rules, "--work", leaf);
        assertThat(set.out()).contains("waiting   " + rules, "2 sightings: block instead of count");
        assertThat(set.err()).contains("not in force yet: say --arm");
        assertThat(actions()).as("not in force").containsExactly("COUNT by RULE", "COUNT by RULE");

        JsonNode armed = json("policy", "set", "--work", leaf, "--arm", "--share", "10", "--json")
                .getFirst();
        assertThat(armed.at("/inForce/rules").asText()).isEqualTo(rules);
        assertThat(armed.at("/inForce/enabledShare").asInt()).isEqualTo(10);
        assertThat(armed.at("/difference/sightings").asInt()).isEqualTo(2);
        assertThat(armed.at("/difference/changes/0/after").asText()).isEqualTo("BLOCK");
        assertThat(armed.at("/difference/changes/0/examples")).hasSize(2);
        assertThat(actions()).containsExactly("BLOCK by PERSON", "BLOCK by PERSON");
        assertThat(run("sightings").out())
                .contains("to do: block, when a person says so (policy of `Leaf` by Ada: the rule");
        String id = json("sightings", "--json").getFirst().get("sighting").asText();
        assertThat(run("show", id).out()).contains("to do     block, when a person says so");

        Cli.Result muted = run("policy", "set", "--work", leaf, "--muted-until", "2099-01-31");
        assertThat(muted.out()).contains("in force  " + rules + " (on 10 of 100 sightings) (muted until 2099-01-31)");
        assertThat(run("show", id).out()).contains("the policy is muted until 2099-01-31");
        assertThat(run("policy", "list").out()).contains("`Leaf` by Ada", "in force  " + rules);

        assertThat(run("policy", "remove", "--work", leaf).out()).contains("2 sightings: count instead of block");
        assertThat(actions()).containsExactly("COUNT by RULE", "COUNT by RULE");
        assertThat(json("policy", "show", "--work", leaf, "--json").getFirst().get("versions"))
                .hasSize(4);
        assertThat(run("policy", "show", "--work", leaf).out()).contains("removed", "(muted until 2099-01-31)");
        assertThat(run("policy", "remove", "--work", leaf).exitCode()).isEqualTo(ExitCode.REFUSED);
    }

    /** It was in force at once, although nobody had said --arm. */
    @Test
    void whatActsOnMoreWaitsToBeArmed() throws IOException {
        run("policy", "set", "block", "--work", leaf, "--arm", "--share", "10", "--muted-until", "2099-01-31");
        for (String[] more : new String[][] {
            {"--share", "100"}, {"--muted-until", "2098-01-31"}, {"--muted-until", "never"},
        }) {
            JsonNode said = json("policy", "set", "--work", leaf, more[0], more[1], "--json")
                    .getFirst();
            assertThat(said.at("/inForce/enabledShare").asInt()).as(more[1]).isEqualTo(10);
            assertThat(run("policy", "show", "--work", leaf).out())
                    .as(more[1])
                    .contains("in force  block (on 10 of 100 sightings) (muted until 2099-01-31)", "waiting");
            run("policy", "set", "block", "--work", leaf, "--arm", "--share", "10", "--muted-until", "2099-01-31");
        }
        assertThat(run("policy", "set", "--work", leaf, "--share", "5", "--muted-until", "2099-02-28")
                        .out())
                .contains("in force  block (on 5 of 100 sightings) (muted until 2099-02-28)")
                .doesNotContain("waiting");
    }

    @Test
    void aWorkShowsThePolicyThatHoldsInsteadOfItsWord() throws IOException {
        assertThat(run("show", leaf).out()).contains("policy    ReportUsage\n");
        run("policy", "set", "block when > 50 percent of copy; count", "--owner", "Ada", "--arm");
        assertThat(run("show", leaf).out())
                .contains("policy    block when > 50 percent of copy; count (in force for all works of Ada)")
                .doesNotContain("ReportUsage");
        assertThat(json("show", leaf, "--json")
                        .getFirst()
                        .at("/policiesInForce/0/rules")
                        .asText())
                .isEqualTo("block when > 50 percent of copy; count");
    }

    /** The size of a picture is measured where the file is at hand, and is not kept. */
    @Test
    void howManyPixelsAPictureHasIsMeasuredByACheck() throws IOException {
        Path lake = folder.resolve("lake.jpg");
        ImageIO.write(Pictures.mountainLake(800, 600), "jpg", lake.toFile());
        run("register", lake.toString(), "--owner", "Ben", "--title", "Lake");
        Path found = folder.resolve("found").resolve("lake.png");
        ImageIO.write(ImageIO.read(lake.toFile()), "png", found.toFile());
        run("policy", "set", "license image when > 400000 pixels; count", "--owner", "Ben", "--arm");
        assertThat(run("check", found.toString()).out()).contains("to do about Lake: license, when a person says so");
        run("scan", folder.resolve("found").toString());
        assertThat(run("sightings").out())
                .contains("to do: count, until a person says otherwise (policy of all works of Ben: ")
                .contains("is not known: `> 400000 pixels` was not measured; else the rule `count` fits");
        run("policy", "set", "license image when > 500000 pixels; count", "--owner", "Ben", "--arm");
        assertThat(run("check", found.toString()).out()).contains("to do about Lake: count (");
    }

    @Test
    void whatAPersonConfirmedWaitsForTheActOnly() throws IOException {
        run("policy", "set", "block", "--work", leaf, "--arm");
        String id = json("sightings", "--json").getFirst().get("sighting").asText();
        run("decide", id, "--as", "confirmed", "--reason", "no licence");
        assertThat(run("show", id).out())
                .contains(
                        "to do     block, confirmed by a person: the notice is left to do, as the claimant's standing")
                .contains("the claimant is REVIEW_ONLY");
        assertThat(actions()).containsExactly("BLOCK by PERSON");
    }

    @Test
    void theStandingOfAClaimantIsSaidOnceBelowItsSightings() {
        run("policy", "set", "block", "--work", leaf, "--arm");
        Cli.Result listed = run("sightings");
        assertThat(listed.out())
                .containsOnlyOnce("one.txt")
                .containsOnlyOnce("two.txt")
                .contains("block, when a person says so (policy of `Leaf` by Ada: the rule `block` fits)")
                .doesNotContain("REVIEW_ONLY");
        assertThat(listed.err()).containsOnlyOnce("standing of Ada: the claimant is REVIEW_ONLY: ");
    }

    @Test
    void whatWasDecidedIsNotSaidTwice() throws IOException {
        String id = json("sightings", "--json").getFirst().get("sighting").asText();
        run("decide", id, "--as", "exception", "--reason", "a review of it");
        assertThat(run("show", id).out())
                .containsOnlyOnce("a review of it")
                .contains("to do     nothing (it is allowed by an exception, as said above)");
        assertThat(json("sightings", "--state", "exception", "--json")
                        .getFirst()
                        .at("/outcome/reasons/0")
                        .asText())
                .isEqualTo("it is allowed by an exception: a review of it");
    }

    @Test
    void ofTheOpenOnesThoseThatAreGoneAreCounted() throws IOException {
        assertThat(run("sightings").err()).contains("2 open").doesNotContain("gone");
        Files.delete(copy);
        run("scan", folder.resolve("found").toString());
        assertThat(run("sightings").err()).contains("2 open (1 of them gone)");
    }

    @Test
    void ofAnOwnerItIsOfAllWorksWithoutTheirOwn() throws IOException {
        run("policy", "set", "license", "--owner", "Ada", "--arm");
        assertThat(actions()).containsExactly("LICENSE by PERSON", "LICENSE by PERSON");
        run("policy", "set", "none", "--work", leaf, "--arm");
        assertThat(actions()).containsExactly("NOTHING by RULE", "NOTHING by RULE");
        assertThat(run("policy", "set", "block", "--owner", "Ada", "--dry-run").out())
                .as("the policy of the work goes before")
                .contains("nothing else is to be done");
        assertThat(json("policy", "list", "--json")).hasSize(2);
    }

    @Test
    void aCheckSaysWhatToDoAndKnowsLicencesOfTheHostThatAsks() throws IOException {
        run("policy", "set", "block", "--work", leaf, "--arm");
        JsonNode outcome = json("check", copy.toString(), "--json").getFirst().at("/outcomes/0");
        assertThat(outcome.get("work").asText()).isEqualTo(leaf);
        assertThat(outcome.get("action").asText()).isEqualTo("BLOCK");
        assertThat(outcome.get("by").asText()).isEqualTo("PERSON");
        assertThat(outcome.get("reasons")).isNotEmpty();
        assertThat(run("check", copy.toString()).out()).contains("to do about Leaf: block, when a person says so");

        run("licence", "add", leaf, "--host", "radio.example");
        assertThat(json("check", copy.toString(), "--json")
                        .getFirst()
                        .at("/outcomes/0/action")
                        .asText())
                .as("it may be for the licensee")
                .isEqualTo("REVIEW");
        assertThat(json("check", "--host", "www.radio.example", copy.toString(), "--json")
                        .getFirst()
                        .at("/outcomes/0/action")
                        .asText())
                .isEqualTo("NOTHING");
        assertThat(json("check", "--host", "pirate.example", copy.toString(), "--json")
                        .getFirst()
                        .at("/outcomes/0/action")
                        .asText())
                .isEqualTo("BLOCK");
        assertThat(run("check", "--host", "not a host", copy.toString()).exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theTableOfSightingsSaysWhatIsToBeDone() throws IOException {
        Path table = folder.resolve("sightings.csv");
        run("sightings", "--csv", table.toString());
        assertThat(Files.readString(table))
                .contains("outcome,outcome_by,outcome_reasons")
                .contains("COUNT,RULE,\"the work is registered as ReportUsage, and no policy is in force\"");
    }

    @Test
    void whatCannotBeMeantIsSaid() {
        assertThat(run("policy", "set", "block when > 50 percent", "--work", leaf)
                        .err())
                .contains("does not say of what: write `of reference`");
        assertThat(run("policy", "set", "block").err())
                .contains("--owner NAME for all works of somebody, or --work ID");
        assertThat(run("policy", "set", "--work", leaf).err()).contains("say what is wanted");
        assertThat(run("policy", "set", "--work", leaf, "--arm").err()).contains("there is no policy yet");
        assertThat(run("policy", "set", "block", "--owner", "Nobody").err()).contains("nobody called `Nobody`");
        assertThat(run("policy", "set", "block", "--work", leaf, "--share", "101")
                        .err())
                .contains("write 0 to 100");
        assertThat(run("policy", "set", "block", "--work", leaf, "--muted-until", "soon")
                        .err())
                .contains("`soon` is no day");
        assertThat(run("policy", "set", "block", "--work", leaf, "--muted-until", "+999999999-01-01")
                        .err())
                .contains("`+999999999-01-01` is no day");
        assertThat(run("policy", "set", "block", "--work", leaf, "--muted-until", "2020-01-01")
                        .err())
                .contains("`2020-01-01` has begun: write a day to come, or never");
        Cli.Result impossible = run("policy", "set", "block text when > 30 seconds audio", "--work", leaf);
        assertThat(impossible.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(impossible.err()).contains("no copy can meet `> 30 seconds audio` of text");
        assertThat(run("policy").exitCode()).isEqualTo(ExitCode.USAGE);
    }
}
