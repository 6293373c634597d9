package dev.colophon.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No command overwrites a file that it was not told to. */
@Tag("full")
class ForceOptionTest {

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path story = Path.of("");

    @BeforeEach
    void registered() throws IOException {
        home = folder.resolve("home");
        story = Files.writeString(folder.resolve("story.txt"), Stories.theLastLeaf());
        Cli.run(home, "register", story.toString(), "--owner", "Mo Example");
    }

    @Test
    void aProofReplacesNothingUnasked() throws IOException {
        Path to = Files.createDirectory(folder.resolve("to"));
        Path leaf = Files.writeString(to.resolve("story.txt.leaf.json"), "my own notes");
        Cli.Result refused = Cli.run(home, "log", "prove", story.toString(), "--to", to.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains(leaf + " is there already", "--force");
        assertThat(leaf).hasContent("my own notes");

        Cli.Result forced = Cli.run(home, "log", "prove", story.toString(), "--to", to.toString(), "--force");
        assertThat(forced.exitCode()).as(forced.err()).isZero();
        assertThat(Files.readString(leaf)).contains("registration");
        assertThat(Cli.run(home, "log", "prove", story.toString(), "--to", to.toString())
                        .exitCode())
                .as("the same bytes")
                .isZero();
        try (Stream<Path> written = Files.list(to)) {
            assertThat(written).hasSize(2);
        }
    }

    @Test
    void aPictureReplacesNothingUnasked() throws IOException {
        Path picture = Files.writeString(folder.resolve("why.svg"), "my own drawing");
        for (String[] command : new String[][] {
            {"show", "0193", "--picture"}, {"operators", "--picture"}, {"operators", "show", "a.example", "--picture"}
        }) {
            String[] words = Stream.concat(Stream.of(command), Stream.of(picture.toString()))
                    .toArray(String[]::new);
            Cli.Result refused = Cli.run(home, words);
            assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(refused.err()).contains(picture + " is there already");
        }
        assertThat(picture).hasContent("my own drawing");
        Cli.Result forced = Cli.run(home, "operators", "--picture", picture.toString(), "--force");
        assertThat(forced.exitCode()).as(forced.err()).isZero();
        assertThat(Files.readString(picture)).startsWith("<svg");
    }

    @Test
    void keysReplaceNoOtherKeysUnasked() throws IOException {
        Path keys = folder.resolve("keys");
        assertThat(Cli.run(home, "evidence", "keys", keys.toString()).exitCode())
                .isZero();
        assertThat(Cli.run(home, "evidence", "keys", keys.toString()).exitCode())
                .as("the same keys")
                .isZero();
        assertThat(Cli.run(home, "evidence", "keys", keys.toString(), "--json").lines())
                .hasSize(3)
                .allSatisfy(line -> {
                    JsonNode written = new ObjectMapper().readTree(line);
                    assertThat(Path.of(written.path("file").asText()))
                            .hasContent(written.path("key").asText());
                });
        Path other = folder.resolve("other");
        Cli.run(other, "register", story.toString(), "--owner", "Mo Example");
        Cli.Result refused = Cli.run(other, "evidence", "keys", keys.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("is there already");
    }
}
