package dev.colophon.cli.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.registry.work.Content;
import dev.colophon.samples.text.Stories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A declaration is checked by whoever has it, without the home that made it. */
class WorksDeclareTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Path home = Path.of("");
    private Path story = Path.of("");
    private Path declaration = Path.of("");
    private String issuer = "";

    @BeforeEach
    void declared() throws IOException {
        home = folder.resolve("home");
        story = Files.writeString(folder.resolve("secret-name.txt"), Stories.theLastLeaf());
        declaration = folder.resolve("leaf.json");
        Cli.run(home, "register", story.toString(), "--owner", "Ada", "--title", "Leaf");
        String work = MAPPER.readTree(Cli.run(home, "works", "--json").out())
                .get("id")
                .asText();
        Cli.run(home, "works", "edit", work, "--identifier", "isbn=9780306406157", "--creator", "Ada L.");
        Cli.run(home, "works", "rights", work, "--add", "Ben", "--share", "25%", "--territory", "DE,FR");
        Cli.Result result = Cli.run(home, "works", "declare", work, "--to", declaration.toString(), "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        issuer = MAPPER.readTree(result.out()).get("issuer").asText();
    }

    private Cli.Result verify(Path file, String... more) {
        String[] words = new String[4 + more.length];
        words[0] = "works";
        words[1] = "declare";
        words[2] = "--verify";
        words[3] = file.toString();
        System.arraycopy(more, 0, words, 4, more.length);
        return Cli.run(folder.resolve("none"), words);
    }

    @Test
    void saysWhatIsRegisteredAndNoNamesOfFiles() throws IOException {
        JsonNode json = MAPPER.readTree(declaration.toFile());
        JsonNode subject = json.get("credentialSubject");
        assertThat(json.get("issuer").asText()).isEqualTo(issuer);
        assertThat(subject.get("type").asText()).isEqualTo("TextObject");
        assertThat(subject.at("/identifier/0/value").asText()).isEqualTo("9780306406157");
        assertThat(subject.at("/creator/name").asText()).isEqualTo("Ada L.");
        assertThat(subject.at("/encoding/0/sha256").asText())
                .isEqualTo(Content.of(story).sha256());
        assertThat(subject.at("/encoding/0/identifier/value").asText()).startsWith("ISCC:");
        assertThat(subject.at("/rights/0/shareBasisPoints").asInt()).isEqualTo(2_500);
        assertThat(subject.at("/rights/0/territories/1").asText()).isEqualTo("FR");
        assertThat(Files.readString(declaration)).doesNotContain("secret-name");
    }

    @Test
    void anybodyVerifiesItWithTheKeyOfItsSigner() throws IOException {
        Cli.Result trusted = verify(declaration, story.toString(), "--key", issuer);
        assertThat(trusted.exitCode()).as(trusted.out()).isZero();
        assertThat(trusted.err()).isEmpty();
        assertThat(trusted.out()).contains("holds", "signed by " + issuer, "says: Leaf is of Ada");
        Cli.Result untold = verify(declaration, "--json");
        assertThat(untold.exitCode()).isZero();
        assertThat(untold.err()).contains("the key came out of the declaration");
        assertThat(MAPPER.readTree(untold.out()).get("trusted").asBoolean()).isFalse();
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void anotherKeyAnotherFileAndAnyChangeAreDetected() throws IOException {
        Path other = folder.resolve("other");
        Cli.run(other, "register", story.toString(), "--owner", "Eve");
        String work = MAPPER.readTree(Cli.run(other, "works", "--json").out())
                .get("id")
                .asText();
        Path theirs = folder.resolve("eve.json");
        String eve = MAPPER.readTree(Cli.run(other, "works", "declare", work, "--to", theirs.toString(), "--json")
                        .out())
                .get("issuer")
                .asText();
        assertThat(verify(declaration, "--key", eve).out()).contains("fails", "another key than the one you name");
        Path text = Files.writeString(folder.resolve("text.txt"), "another text");
        assertThat(verify(declaration, text.toString(), "--key", issuer).out()).contains("is none of its files");

        String json = Files.readString(declaration);
        Path forged = Files.writeString(folder.resolve("forged.json"), json.replace("\"Ada\"", "\"Eve\""));
        Cli.Result changed = verify(forged);
        assertThat(changed.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(changed.out()).contains("fails", "the signature does not fit");
        Path taken = Files.writeString(
                folder.resolve("taken.json"),
                json.replace("\"issuer\":\"" + issuer + "\"", "\"issuer\":\"" + eve + "\""));
        assertThat(verify(taken).exitCode()).isEqualTo(ExitCode.FOUND);
        Path none = Files.writeString(folder.resolve("none.json"), "{}");
        assertThat(verify(none).exitCode()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void oneOfThatNameIsNotReplacedUnasked() throws IOException {
        String work = MAPPER.readTree(Cli.run(home, "works", "--json").out())
                .get("id")
                .asText();
        Path kept = Files.writeString(folder.resolve("kept.json"), "mine");
        assertThat(Cli.run(home, "works", "declare", work, "--to", kept.toString())
                        .exitCode())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(kept).hasContent("mine");
    }
}
