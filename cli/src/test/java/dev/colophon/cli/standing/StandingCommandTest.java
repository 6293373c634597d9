package dev.colophon.cli.standing;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What speaks for and against owners is entered, told, and taken back. */
class StandingCommandTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Path home = Path.of("");

    @BeforeEach
    void registered() throws IOException {
        home = folder.resolve("home");
        Path leaf = Files.writeString(folder.resolve("leaf.txt"), Stories.theLastLeaf());
        run("register", leaf.toString(), "--owner", "Ada");
    }

    private Cli.Result run(String... arguments) {
        return Cli.run(home, arguments);
    }

    private Cli.Result add(String options) {
        List<String> arguments = new ArrayList<>(List.of("standing", "add", "Ada"));
        arguments.addAll(List.of(options.strip().split(" ", -1)));
        return run(arguments.toArray(String[]::new));
    }

    @Test
    void aNewOwnerIsReviewed() {
        assertThat(run("standing").out())
                .contains("Ada", "REVIEW_ONLY", "bound 0.0000", "(0 of 0 decided claims won)")
                .contains("missing   nobody has checked who it is");
    }

    @Test
    void decisionsAndAnIdentityRaiseItAndAMistakeIsTakenBack() throws IOException {
        for (int i = 1; i <= 16; i++) {
            assertThat(add("--as won --by court --on 2026-03-01 --note case-" + i)
                            .exitCode())
                    .isZero();
        }
        Cli.Result checked = add("--as identity-checked --note passport");
        assertThat(checked.out())
                .contains(
                        "2026-03-01 won (court): case-16",
                        "identity checked: passport",
                        "the word of whoever operates");
        JsonNode before =
                MAPPER.readTree(run("standing", "Ada", "--json").lines().getFirst());
        assertThat(before.get("won").asInt()).isEqualTo(16);
        assertThat(before.get("weight").asDouble()).isBetween(0.0, 16.0);
        assertThat(before.get("events")).hasSize(17);
        JsonNode after =
                MAPPER.readTree(add("--as lost --by review --reviewer Ben --on 2026-03-01 --note sample --json")
                        .lines()
                        .getFirst());
        assertThat(after.get("lost").asInt()).isEqualTo(1);
        assertThat(after.get("bound").asDouble()).isLessThan(before.get("bound").asDouble());
        String mistake = "";
        for (JsonNode event : after.get("events")) {
            if (event.get("what").asText().equals("LOST")) {
                mistake = event.get("event").asText();
            }
        }
        assertThat(add("--take-back %s --note mistake".formatted(mistake)).out())
                .contains("(16 of 16 decided claims won)", "taken back: mistake");
        assertThat(add("--take-back %s --note mistake".formatted(mistake)).exitCode())
                .isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void theSameIsEnteredOnce() {
        add("--as won --by court --on 2026-03-01 --note case-1");
        Cli.Result again = add("--as won --by court --on 2026-03-01 --note case-1");
        assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(again.err()).contains("the same is entered already: 2026-03-01 won (court): case-1");
        assertThat(run("standing").out()).contains("(1 of 1 decided claims won)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--as won --note x | who decided is said of what was won or lost",
                "--as sanctioned --by court --note x | who decided is said of what was won or lost",
                "--as won --by retraction --note x | a retraction is lost, never won",
                "--as won --by review --note x | who reviewed is said of a review",
                "--as won --by review --reviewer ada --note x | `Ada` is the claimant",
                "--as better --note x | `better` does not say what happened: write won, lost, identity-checked",
                "--as taken-back --note x | `taken-back` does not say what happened",
                "--as won --by me --note x | `me` does not say who decided: write court, authority, body, host",
                "--as won --by court --on yesterday --note x | `yesterday` is no day",
                "--as won --by court --on 2999-01-01 --note x | 2999-01-01 has not come yet",
                "--note x | say what happened with --as",
                "--as won --by court | Missing required option",
            })
    void whatCannotBeMeantIsRefused(String options, String message) {
        Cli.Result refused = add(options);
        assertThat(refused.err()).contains(message);
        assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("standing").out()).contains("(0 of 0 decided claims won)");
    }

    @Test
    void whoIsNotThereIsNamed() {
        Cli.Result unknown = run("standing", "Zoe");
        assertThat(unknown.err()).contains("no owner is called `Zoe`");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.REFUSED);
    }
}
