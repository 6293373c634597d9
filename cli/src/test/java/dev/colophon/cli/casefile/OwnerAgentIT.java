package dev.colophon.cli.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cli.Cli;
import dev.colophon.cli.ConfirmedCopies;
import dev.colophon.cli.output.ExitCode;
import java.io.IOException;
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
}
