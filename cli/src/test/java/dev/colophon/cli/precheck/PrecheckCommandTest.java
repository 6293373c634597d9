package dev.colophon.cli.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.registry.work.Content;
import dev.colophon.samples.text.Stories;
import dev.colophon.store.Home;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody is told who asks before publishing, and what proves that. */
class PrecheckCommandTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path mine = Path.of("");
    private Path leaf = Path.of("");
    private Path lamp = Path.of("");

    @BeforeEach
    void registered() throws IOException {
        home = folder.resolve("home");
        Path works = Files.createDirectories(folder.resolve("works"));
        Path leafWork = Files.writeString(works.resolve("leaf.txt"), Stories.theLastLeaf());
        Path lampWork = Files.writeString(works.resolve("lamp.txt"), Stories.nameInTheLamplight());
        run("register", leafWork.toString(), "--owner", "Ada", "--title", "Leaf");
        run("register", lampWork.toString(), "--owner", "Ben", "--title", "Lamp", "--policy", "Monetize");
        mine = Files.writeString(folder.resolve("mine.txt"), Stories.text(99, Stories.Language.ENGLISH, 3_000));
        leaf = Files.writeString(folder.resolve("leaf.txt"), "Read this: " + Stories.theLastLeaf());
        lamp = Files.writeString(folder.resolve("lamp.txt"), "Read that: " + Stories.nameInTheLamplight());
    }

    private Cli.Result run(String... arguments) {
        return Cli.run(home, arguments);
    }

    private JsonNode answer(Path file, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("precheck", "--json", "--no-receipt", file.toString()));
        arguments.addAll(List.of(more));
        Cli.Result result = run(arguments.toArray(String[]::new));
        assertThat(result.lines()).as(result.err()).hasSize(1);
        return MAPPER.readTree(result.out()).get("answer");
    }

    private String id(String title) throws IOException {
        for (String line : run("works", "--json").lines()) {
            JsonNode work = MAPPER.readTree(line);
            if (work.get("title").asText().equals(title)) {
                return work.get("id").asText();
            }
        }
        throw new IllegalStateException(title);
    }

    @Test
    void saysWhatTheOwnerWantsAndNothingThatTeachesEvasion() throws IOException {
        Cli.Result told = run("precheck", "--no-receipt", mine.toString(), leaf.toString(), lamp.toString());
        assertThat(told.exitCode()).isZero();
        assertThat(told.out())
                .contains("free       " + mine, "nothing of the 2 registered works that can be compared was found")
                .contains("blocked    " + leaf, "Leaf by Ada: it is registered as to be blocked")
                .contains("licence available " + lamp, "Lamp by Ben: its owner offers licences")
                .doesNotContain("expected by chance", "STRONG", "score", "%");
        JsonNode blocked = answer(leaf);
        assertThat(blocked.get("state").asText()).isEqualTo("BLOCKED");
        assertThat(blocked.get("searched").asInt()).isEqualTo(2);
        JsonNode part = blocked.at("/works/0/parts/0");
        assertThat(part.at("/file/start").asInt() % 100).isZero();
        assertThat(part.at("/file/end").asInt() % 100).isZero();
        assertThat(blocked.toString()).doesNotContain("falseAlarms", "coverage", "grade");
        assertThat(folder.resolve("leaf.txt.receipt.json")).doesNotExist();
    }

    /** It was "nothing of 3 registered works", though one of them is compared with nothing. */
    @Test
    void aWorkThatCannotBeComparedIsNotAmongThoseThatWere() throws IOException {
        Path greeting = Files.writeString(folder.resolve("greeting.txt"), "Hello!");
        run("register", greeting.toString(), "--owner", "Ada");
        assertThat(run("works", "--json").lines()).hasSize(3);
        assertThat(answer(mine).get("searched").asInt()).isEqualTo(2);
        home = folder.resolve("other");
        run("register", greeting.toString(), "--owner", "Ada");
        Cli.Result none = run("precheck", "--no-receipt", mine.toString());
        assertThat(none.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(none.err()).contains("can be compared: nothing was compared");
        assertThat(none.out()).doesNotContain("free");
    }

    @Test
    void aLicenceThatCoversTheUseIsNamedWithItsLimits() throws IOException {
        run("licence", "add", id("Leaf"), "--host", "radio.example", "--territory", "DE", "--condition", "attribution");
        JsonNode nowhere = answer(leaf);
        assertThat(nowhere.get("state").asText()).isEqualTo("ASK");
        assertThat(nowhere.at("/works/0/why").asText()).contains("is licensed to some: say with --host where");
        assertThat(answer(leaf, "--host", "www.radio.example", "--territory", "FR")
                        .get("state")
                        .asText())
                .isEqualTo("BLOCKED");
        JsonNode licensed = answer(leaf, "--host", "www.radio.example", "--territory", "de");
        assertThat(licensed.get("state").asText()).isEqualTo("LICENSED");
        JsonNode licence = licensed.at("/works/0/licences/0");
        assertThat(licence.get("territories").asText()).isEqualTo("DE");
        assertThat(licence.at("/conditions/0").asText()).isEqualTo("attribution");
        assertThat(run("precheck", "--no-receipt", leaf.toString(), "--host", "radio.example")
                        .out())
                .contains("licensed   ", "for radio.example: any use, DE, ", "mind: attribution");
    }

    @Test
    void whatTheOwnerSaysOfLicencesAndOfHimselfIsTold() throws IOException {
        run(
                "works",
                "edit",
                id("Leaf"),
                "--field",
                "licence_offer_url=https://ada.example/licences",
                "--field",
                "contact=ada@ada.example");
        JsonNode answer = answer(leaf);
        assertThat(answer.get("state").asText()).isEqualTo("LICENCE_AVAILABLE");
        assertThat(answer.at("/works/0/offer").asText()).isEqualTo("https://ada.example/licences");
        assertThat(answer.at("/works/0/contact").asText()).isEqualTo("ada@ada.example");
    }

    @Test
    void aPolicyInForceIsWhatTheOwnerWants() throws IOException {
        assertThat(run("policy", "set", "license when > 10 percent of reference; count", "--work", id("Leaf"), "--arm")
                        .exitCode())
                .isZero();
        assertThat(answer(leaf).get("state").asText()).isEqualTo("LICENCE_AVAILABLE");
        run("policy", "set", "count", "--work", id("Leaf"), "--arm");
        assertThat(answer(leaf).get("state").asText()).isEqualTo("ASK");
    }

    /** Another owner registers the leaf with a few words more. */
    private Path twin() throws IOException {
        Path works = Files.createDirectories(folder.resolve("twin"));
        Path twin = Files.writeString(works.resolve("twin.txt"), Stories.theLastLeaf() + "\n\nTold again by Cy.\n");
        run("register", twin.toString(), "--owner", "Cy", "--title", "Twin");
        return twin;
    }

    @Test
    void whatIsContestedIsAskedForAndNeverBlocked() throws IOException {
        Path twin = twin();
        run("works", "edit", id("Twin"), "--field", "licence_offer_url=https://cy.example/licences");
        JsonNode answer = answer(twin);
        assertThat(answer.get("state").asText()).as(answer.toString()).isEqualTo("ASK");
        assertThat(answer.get("works")).hasSize(2);
        assertThat(answer.get("works").findValuesAsText("state")).containsOnly("ASK");
        assertThat(answer.get("works").findValuesAsText("why"))
                .containsExactlyInAnyOrder(
                        "contested by `Twin` of Cy",
                        "registered before in `Leaf` of Ada, and it is not settled whose it is");
        run("licence", "add", id("Leaf"), "--host", "radio.example");
        assertThat(run("check", twin.toString()).out())
                .contains("to do about Twin: review (registered before in `Leaf` of Ada")
                .contains("to do about Leaf: review (contested by `Twin` of Cy; the work is licensed to some")
                .doesNotContain(": block");
    }

    @Test
    void whatItsOwnerDoesNotClaimAsksForNothing() throws IOException {
        Path twin = twin();
        run("works", "contest", id("Twin"), "--exclude");
        JsonNode answer = answer(twin);
        assertThat(answer.get("state").asText()).as("Ada claims it").isEqualTo("BLOCKED");
        assertThat(answer.at("/works/1/title").asText()).isEqualTo("Twin");
        assertThat(answer.at("/works/1/state").asText()).isEqualTo("FREE");
        run("works", "contest", id("Leaf"), "--exclude");
        assertThat(run("precheck", "--no-receipt", twin.toString()).out())
                .contains("free       " + twin, "no claim to what is in the file", "excluded: its owner claims nothing")
                .doesNotContain("was found");
    }

    @Test
    void commonMaterialIsAskedForUntilItIsKnownWhoseWorksHaveIt() throws Exception {
        List<String> owners = List.of("Cy", "Cy", "Di", "Di", "Eve");
        String loop = Stories.text(7, Stories.Language.ENGLISH, 6_000);
        Path last = mine;
        for (int i = 0; i < owners.size(); i++) {
            last = Files.writeString(folder.resolve("loop" + i + ".txt"), loop + "\n\nTake %d.\n".formatted(i));
            run("register", last.toString(), "--owner", owners.get(i), "--title", "Loop " + i);
        }
        JsonNode asked = answer(last);
        assertThat(asked.get("state").asText()).as(asked.toString()).isEqualTo("ASK");
        assertThat(asked.get("works").findValuesAsText("why"))
                .anyMatch(why -> why.contains("perhaps common material: 5 works of 3 owners have it"));

        owners.forEach(owner -> run("standing", "add", owner, "--as", "identity-checked", "--note", "passport seen"));
        aMonthPasses();
        JsonNode answer = answer(last);
        assertThat(answer.get("state").asText()).as(answer.toString()).isEqualTo("FREE");
        assertThat(answer.get("works")).hasSize(5);
        assertThat(run("precheck", "--no-receipt", last.toString()).out())
                .contains("Loop 2 by Di and 1 other work: no claim to what is in the file")
                .contains("excluded: common material: 5 works of 3 owners have it");
        assertThat(run("works", "contest", id("Loop 4")).out())
                .contains("excluded  common material: 5 works of 3 owners have it: 0-");
        assertThat(run("works", "contest", id("Loop 0")).out())
                .contains("review    perhaps common material: 5 works of 3 owners have it: 0-");
    }

    /** Since both sides were told. */
    private void aMonthPasses() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + new Home(home).database());
                Statement statement = connection.createStatement()) {
            int _ = statement.executeUpdate("update competing set contested_at = contested_at - "
                    + Duration.ofDays(30).toMillis());
        }
    }

    /** A part of the work within much of somebody's own: the lens sees it, and nobody judges. */
    @Test
    void whatTheLawMayAllowIsToldWithItsFacts() throws IOException {
        String part = Stories.theLastLeaf().substring(2_000, 4_000);
        Path review = Files.writeString(
                folder.resolve("review.txt"),
                Stories.text(5, Stories.Language.ENGLISH, 3_000)
                        + "\n\n\"" + part + "\"\n\n"
                        + Stories.text(6, Stories.Language.ENGLISH, 3_000));
        JsonNode answer = answer(review);
        assertThat(answer.get("state").asText()).as(answer.toString()).isEqualTo("EXCEPTION_POSSIBLE");
        assertThat(answer.at("/works/0/why").asText()).contains("an exception is possible, a person decides");
    }

    /** Why an owner cannot act is told, but nothing of what that owner would want. */
    @Test
    void whatIsContestedIsToldWithoutTheWishOfTheOwner() {
        Path again = folder.resolve("works").resolve("leaf.txt");
        run("register", again.toString(), "--owner", "Ben", "--title", "Mine");
        assertThat(run("precheck", "--no-receipt", leaf.toString()).out())
                .contains("Mine by Ben: ask its owner", "it is not settled whose it is")
                .doesNotContain("registered as", "policy", "REVIEW_ONLY");
    }

    @Test
    void whatCouldNotBeComparedIsNotFree() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.txt"));
        Path few = Files.writeString(folder.resolve("few.txt"), "Hello!");
        Path missing = folder.resolve("missing.txt");
        assertThat(answer(few).get("state").asText()).isEqualTo("UNKNOWN");
        assertThat(answer(few).get("notLookedAt").asText()).startsWith("TOO_SHORT: ");
        assertThat(answer(missing).get("notLookedAt").asText()).startsWith("NOT_FOUND: ");
        assertThat(answer(folder).get("notLookedAt").asText()).startsWith("NOT_A_FILE: ");
        Cli.Result refused = run("precheck", empty.toString(), mine.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.out()).contains("unknown    " + empty, "EMPTY: ", "free       " + mine);
        assertThat(folder.resolve("empty.txt.receipt.json")).doesNotExist();
        assertThat(folder.resolve("mine.txt.receipt.json")).exists();
    }

    /** The log and the receipt are all that is kept: no database row, no file, knows of the question. */
    @Test
    void aReceiptProvesTheAnswerWithoutTheHome() throws IOException {
        byte[] database = Files.readAllBytes(home.resolve("colophon.db"));
        assertThat(run("precheck", leaf.toString()).out()).contains("receipt: " + leaf + ".receipt.json");
        assertThat(Files.readAllBytes(home.resolve("colophon.db"))).isEqualTo(database);
        Path receipt = folder.resolve("leaf.txt.receipt.json");
        JsonNode log = MAPPER.readTree(run("log", "--json").out());
        assertThat(run("log", "check").exitCode()).isZero();
        Path none = folder.resolve("no-home");

        Cli.Result whole = Cli.run(none, "precheck", "--json", "--verify", receipt.toString(), leaf.toString());
        assertThat(whole.exitCode()).isZero();
        assertThat(whole.err()).contains("the key came out of the receipt");
        JsonNode proven = MAPPER.readTree(whole.out());
        assertThat(proven.get("holds").asBoolean()).isTrue();
        assertThat(proven.at("/answer/state").asText()).isEqualTo("BLOCKED");
        assertThat(proven.get("query").asText()).isEqualTo(Content.of(leaf).sha256());
        assertThat(proven.get("log").asText()).isEqualTo(log.get("origin").asText());

        Cli.Result trusted = Cli.run(
                none,
                "precheck",
                "--verify",
                receipt.toString(),
                leaf.toString(),
                "--key",
                log.get("key").asText());
        assertThat(trusted.exitCode()).isZero();
        assertThat(trusted.err()).isEmpty();
        assertThat(trusted.out()).contains("holds      " + receipt, "answered: blocked", "which is that of " + leaf);

        Cli.Result other = Cli.run(none, "precheck", "--verify", receipt.toString(), mine.toString());
        assertThat(other.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(other.out()).contains("fails", "is not the file that was asked about");
        assertThat(none).doesNotExist();
    }

    @Test
    void aReceiptThatWasChangedDoesNotHold() throws IOException {
        run("precheck", leaf.toString());
        Path receipt = folder.resolve("leaf.txt.receipt.json");
        String text = Files.readString(receipt);
        Path changed = Files.writeString(folder.resolve("changed.json"), text.replace("BLOCKED", "LICENSED"));
        Cli.Result kinder = Cli.run(home, "precheck", "--verify", changed.toString());
        assertThat(kinder.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(kinder.out()).contains("fails", "the answer in it is not the one that was given");
        Path earlier = Files.writeString(
                folder.resolve("earlier.json"), text.replaceFirst("\"time\":\"20\\d\\d", "\"time\":\"2020"));
        Cli.Result backdated = Cli.run(home, "precheck", "--verify", earlier.toString());
        assertThat(backdated.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(backdated.out()).contains("not proven to stand");
        Path none = Files.write(folder.resolve("none.json"), "{}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(Cli.run(home, "precheck", "--verify", none.toString()).exitCode())
                .isEqualTo(ExitCode.REFUSED);
    }

    private byte[] log() {
        return run("log", "--json").out().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void receiptsAreNotReplacedUnasked() throws IOException {
        Path named = folder.resolve("kept.json");
        assertThat(run("precheck", leaf.toString(), "--receipt", named.toString())
                        .exitCode())
                .isZero();
        assertThat(named).exists();
        byte[] first = Files.readAllBytes(named);
        byte[] log = log();
        Cli.Result again = run("precheck", leaf.toString(), "--receipt", named.toString());
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("blocked    " + leaf).doesNotContain("receipt:");
        assertThat(again.err()).contains(named + " is there already and stays");
        assertThat(named).hasBinaryContent(first);
        assertThat(log()).as("nothing is logged that no receipt proves").isEqualTo(log);
        assertThat(run("precheck", leaf.toString(), "--receipt", named.toString(), "--force")
                        .exitCode())
                .isZero();
        assertThat(Files.readAllBytes(named)).isNotEqualTo(first);
        assertThat(run("precheck", leaf.toString(), lamp.toString(), "--receipt", named.toString())
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("precheck", leaf.toString(), "--territory", "worldwide").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void whereNothingIsRegisteredThereIsNoAnswer() throws IOException {
        Path nothing = Files.createDirectory(folder.resolve("nothing"));
        Cli.Result result = Cli.run(nothing, "precheck", mine.toString());
        assertThat(result.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(result.err()).contains("nothing was compared");
        assertThat(result.out()).isEmpty();
    }
}
