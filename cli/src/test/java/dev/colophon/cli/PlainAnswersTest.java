package dev.colophon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.text.StoredSightingText;
import dev.colophon.evidence.messages.Language;
import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.policy.ClaimantPower;
import dev.colophon.registry.policy.condition.MatchedCopy;
import dev.colophon.registry.standing.Entitlement;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Policy;
import dev.colophon.registry.work.Work;
import dev.colophon.samples.text.Stories;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.KnownContent;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.outcome.SightingFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What commands say of files that are not there, tools that are missing, and sightings. */
class PlainAnswersTest {

    private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    @Test
    void checkSaysThatThereIsNoSuchFileAndAnswersForTheOthers() throws IOException {
        Path story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        Cli.Result result = Cli.run(
                Cli.made(folder.resolve("home")),
                "check",
                folder.resolve("sotry.txt").toString(),
                story.toString());
        assertThat(result.out()).contains("NOT_FOUND: there is no such file: check the name", "story.txt");
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void checkPointsFromAUrlToScan() {
        Cli.Result result = Cli.run(Cli.made(folder.resolve("home")), "check", "https://example.org/page");
        assertThat(result.out())
                .contains(
                        "https://example.org/page",
                        "NOT_A_FILE: check takes files: look at this page with `colophon scan`, or watch it");
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void anAllowedHostWithoutPortIsAnsweredInOneLine() {
        for (String[] command :
                new String[][] {{"scan", "http://127.0.0.1/"}, {"source", "add", "http://127.0.0.1/"}}) {
            String[] words = java.util.Arrays.copyOf(command, command.length + 2);
            words[command.length] = "--allow";
            words[command.length + 1] = "127.0.0.1";
            Cli.Result result = Cli.run(Cli.made(folder.resolve("home")), words);
            assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(result.err().lines().toList())
                    .singleElement()
                    .asString()
                    .contains("--allow: cannot read the allowed host 127.0.0.1; write host:port");
        }
    }

    @Test
    void aFolderThatMayNotBeWrittenIsAnsweredInOneLine() throws IOException {
        Path home = folder.resolve("home");
        Path story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", story.toString(), "--owner", "Mo Example");
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        Cli.Result result = Cli.run(home, "log", "prove", story.toString(), "--to", file.toString());
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.err()).contains("cannot write", "--to").doesNotContain("Internal error");
    }

    @Test
    void doctorSaysOkOnlyOfWhatIsThere() {
        Cli.Result result = Cli.run(folder.resolve("home"), "doctor");
        assertThat(result.lines())
                .allMatch(line -> line.startsWith("ok   ")
                        || line.startsWith("--   ")
                        || line.startsWith("FAIL ")
                        || line.startsWith("    "))
                .noneMatch(line -> line.startsWith("ok   chromium") && line.contains("none"));
    }

    @Test
    void aSightingInTheListHasItsDaysAndItsPage() {
        Work work = new Work(
                "work",
                Organisation.FIRST.id(),
                "Title",
                Medium.IMAGE,
                new Party("ada", "Ada"),
                Policy.BLOCK_ACCESS,
                List.of(),
                FIRST,
                Optional.empty());
        KnownContent content = new KnownContent(
                new Content("0".repeat(64), 1),
                Optional.of(Medium.IMAGE),
                Optional.empty(),
                OptionalLong.empty(),
                Duration.ZERO,
                FIRST,
                List.of(),
                0);
        Observation look = new Observation(
                "look",
                "key",
                FIRST,
                Observation.Outcome.CONTENT,
                OptionalInt.empty(),
                Optional.of("0".repeat(64)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Appearance page = new Appearance("https://example.org/page", "img[src]");
        assertThat(StoredSightingText.lines(
                        new StoredSighting(
                                "id",
                                work,
                                "https://cdn.example.org/a.png",
                                content,
                                StoredSighting.State.GONE,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                FIRST,
                                FIRST.plus(Duration.ofDays(2)),
                                look,
                                List.of(),
                                List.of(page),
                                DecisionState.RESOLVED,
                                Optional.of(new Decision(
                                        "decision",
                                        DecisionState.RESOLVED,
                                        "taken down",
                                        Optional.of("ada"),
                                        FIRST,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())),
                                Optional.empty(),
                                new SightingFacts(
                                        "id",
                                        DecisionState.RESOLVED,
                                        "taken down",
                                        true,
                                        "https://cdn.example.org/a.png",
                                        new MatchedCopy(
                                                Medium.IMAGE,
                                                OptionalLong.empty(),
                                                OptionalLong.empty(),
                                                Set.of(),
                                                Optional.empty(),
                                                List.of()),
                                        work,
                                        List.of(),
                                        ClaimantPower.of(Entitlement.UNKNOWN),
                                        FIRST)),
                        Language.ENGLISH))
                .containsExactly(
                        "id  2026-03-01 to 2026-03-03  https://cdn.example.org/a.png  (gone)",
                        "    on https://example.org/page",
                        "    2026-03-01  @|bold resolved|@ by ada: taken down");
    }

    /** It named a hidden file, and no reason. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aReportWhereNoFolderCanBeMadeSaysSo() throws IOException {
        Path story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        Path home = folder.resolve("home");
        Cli.run(home, "register", story.toString(), "--owner", "Ada");
        Cli.Result result = Cli.run(home, "report", "--html", "/proc/x");
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.err())
                .contains("cannot write the report /proc/x: no folder can be made in /proc")
                .doesNotContain(".new");
    }
}
