package dev.colophon.cli.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.ConfirmedCopies;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An agent is somebody else than the owner, unless a person says that they are the same. */
@Tag("full")
class OwnerAgentIT extends ConfirmedCopies {

    OwnerAgentIT() throws IOException {}

    /** What notices say of somebody is kept once: an agent who bears an owner's name changes nothing of it without a word. */
    @Test
    void anAgentDoesNotReplaceTheDetailsOfAnOwner() throws IOException {
        describeOwner();
        String before = json("owner", "details", "Ada", "--full", "--json").toString();
        Cli.Result refused = run("owner", "agent", "Ada", "--email", "agent@mail.example");
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("`Ada` is an owner here", "--same-as-owner", "`Ada (agent)`");
        assertThat(run("owner", "agent", "Ada", "--forget").exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(json("owner", "details", "Ada", "--full", "--json")).hasToString(before);
        assertThat(run("owner", "agent", "Ada (agent)", "--email", "agent@mail.example")
                        .exitCode())
                .isZero();
        assertThat(json("owner", "details", "Ada", "--full", "--json")).hasToString(before);
        assertThat(run("owner", "agent", "Ada", "--email", "both@mail.example", "--same-as-owner")
                        .exitCode())
                .isZero();
        assertThat(json("owner", "details", "Ada", "--full", "--json").toString())
                .contains("both@mail.example");
    }

    @Test
    void whoeverIsKnownAsAnAgentAloneIsNoOwner() throws IOException {
        assertThat(run("owner", "agent", "Li & Partners", "--email", "li@mail.example")
                        .exitCode())
                .isZero();
        for (Cli.Result refused : List.of(
                run("owner", "details", "Li & Partners"),
                run("owner", "details", "Li & Partners", "--email", "other@mail.example"),
                run("owner", "details", "Li & Partners", "--forget"))) {
            assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(refused.err())
                    .contains("`Li & Partners` has no work here, and is known as an agent: `colophon owner agent`");
        }
        assertThat(run("owner", "agent", "Li & Partners", "--full").out()).contains("li@mail.example");
    }

    @Test
    void whatCannotBeSeenIsInNoNameAndNoNote() {
        String hidden = "Li\u202E";
        for (List<String> command : List.of(
                List.of("owner", "agent", hidden, "--email", "li@mail.example"),
                List.of("owner", "agent", "Li\nLei", "--email", "li@mail.example"),
                List.of("owner", "details", "Ada", "--contact", hidden),
                List.of("owner", "details", "Ada", "--representative", hidden),
                List.of("owner", "details", "Ada", "--address", hidden),
                List.of("case", "note", "K-1", hidden),
                List.of(
                        "campaign",
                        "open",
                        hidden,
                        "--scope",
                        "all",
                        "--deadline",
                        "2030-01-01",
                        "--provider",
                        "a.example"),
                List.of(
                        "campaign",
                        "open",
                        "July",
                        "--scope",
                        "all",
                        "--deadline",
                        "2030-01-01",
                        "--provider",
                        hidden + "=a.example"),
                List.of("contact", "add", "a.example", "b@a.example", "--note", hidden),
                List.of("contact", "add", "a.example", "b@a.example", "--note", "phone", "--name", "Li\nLei"),
                List.of("register", folder.resolve("leaf.txt").toString(), "--owner", hidden))) {
            Cli.Result refused = run(command.toArray(String[]::new));
            assertThat(refused.exitCode()).as("%s: %s", command, refused.err()).isNotZero();
            assertThat(refused.err())
                    .as("%s", command)
                    .containsAnyOf("characters that cannot be seen (U+202E)", "more than one line");
        }
    }
}
