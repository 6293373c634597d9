package dev.colophon.cli.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.colophon.cli.Cli;
import dev.colophon.cli.ConfirmedCopies;
import dev.colophon.cli.PreparedHome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** A home with a drafted notice about three copies, and what comes back to it. */
abstract class AnsweredNotices extends ConfirmedCopies {

    /** A counter-notice about every copy, in the form of 17 USC 512(g)(3). */
    protected final String counter = counterAbout(everyCopy());

    @BeforeEach
    void noticed() throws IOException {
        PreparedHome.of("confirmed copies, a drafted notice", home, () -> {
            run("case", "open", "--all");
            describeOwner();
            assertThat(evidence().exitCode()).isZero();
            Cli.Result drafted = draftDmca();
            assertThat(drafted.exitCode()).as(drafted.err()).isZero();
        });
    }

    protected void sent() {
        Cli.Result sent = run("notice", "sent", "N-1", "--by", "mail");
        assertThat(sent.exitCode()).as(sent.err()).isZero();
    }

    protected String mail(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    protected Cli.Result answer(String file, String... more) {
        return run(Stream.concat(Stream.of("answer", "import", file), Stream.of(more))
                .toArray(String[]::new));
    }

    protected JsonNode imported(String file, String... more) throws IOException {
        Cli.Result result =
                answer(file, Stream.concat(Stream.of(more), Stream.of("--json")).toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return MAPPER.readTree(result.lines().getFirst());
    }

    protected String state() throws IOException {
        return json("notice", "status", "N-1", "--json").getFirst().get("state").asText();
    }

    protected Cli.Result again(String regime, String declared, String... more) {
        return draftUnder(
                regime,
                declared,
                Stream.concat(Stream.of("--provider", "Host"), Stream.of(more)).toArray(String[]::new));
    }
}
