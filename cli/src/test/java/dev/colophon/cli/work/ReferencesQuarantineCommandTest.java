package dev.colophon.cli.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who registers a file that hits works of three others is told why it is in quarantine, and a person lets it out. */
class ReferencesQuarantineCommandTest {

    private static final String REASON = "it hits works of 3 other owners that were registered before: Ada, Ben, Cy";

    @TempDir
    Path folder;

    private Cli.Result run(String... arguments) {
        return Cli.run(folder.resolve("home"), arguments);
    }

    private JsonNode registered(String owner, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(owner + ".txt"), text);
        return new ObjectMapper()
                .readTree(run("register", file.toString(), "--owner", owner, "--json")
                        .lines()
                        .getFirst());
    }

    @Test
    void aQuarantineIsSaidWithItsReasonAndReleased() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String owner : new String[] {"Ada", "Ben", "Cy"}) {
            String text = Stories.text(owner.hashCode(), Stories.Language.ENGLISH, 3_000);
            assertThat(registered(owner, text).has("quarantined")).isFalse();
            all.append(text).append("\n\n");
        }
        JsonNode sampler = registered("Dee", all.toString());
        assertThat(sampler.path("outcome").asText()).isEqualTo("COMPETING");
        assertThat(sampler.path("quarantined").asText()).isEqualTo(REASON);

        String reference = sampler.path("reference").asText();
        assertThat(run("references", "quarantine").out()).contains(reference, REASON);
        assertThat(run("references", "release", reference, "--reason", "a sampler")
                        .out())
                .contains("a sampler");
        assertThat(run("references", "quarantine").out()).isEmpty();
        assertThat(run("references", "quarantine", "--all", "--json").out()).contains(reference, "a sampler");
    }
}
