package dev.colophon.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.colophon.cli.Cli;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.TlogProof;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.log.verify.WitnessPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCommandTest {

    private static final String STORY =
            "The old lighthouse keeper climbed the stair each night and counted the ships that "
                    + "passed, and wrote their names in a book that nobody read until the winter when the sea came in.";

    @TempDir
    Path folder;

    private Path home = Path.of("unset");
    private Path work = Path.of("unset");

    @BeforeEach
    void story() throws IOException {
        home = folder.resolve("home");
        work = Files.writeString(folder.resolve("story.txt"), STORY);
    }

    private JsonNode log() throws IOException {
        Cli.Result result = Cli.run(home, "log", "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    private void register() {
        assertThat(Cli.run(home, "register", work.toString(), "--owner", "Ada").exitCode())
                .isZero();
    }

    @Test
    void whatIsRegisteredIsLoggedOnceAndCanBeProvenByWhoeverHasTheFile() throws IOException {
        register();
        register();
        JsonNode state = log();
        assertThat(state.path("size").asLong()).isEqualTo(1);
        assertThat(state.path("registrationsMissing").asBoolean()).isFalse();

        assertThat(Cli.run(home, "log", "prove", work.toString(), "--to", folder.toString())
                        .exitCode())
                .isZero();
        byte[] leaf = Files.readAllBytes(folder.resolve("story.txt.leaf.json"));
        TlogProof proof = TlogProof.parse(Files.readAllBytes(folder.resolve("story.txt.tlog-proof")));
        VerifierKey key = VerifierKey.parse(state.path("key").asText());
        assertThat(proof.verify(leaf, key, key.name(), WitnessPolicy.NONE)
                        .checkpoint()
                        .size())
                .isEqualTo(1);
        assertThat(LogEntry.parse(leaf).subject().matches(Files.readAllBytes(work)))
                .isTrue();
        assertThat(Cli.run(home, "log", "check").out()).contains("1 leaf, as it was signed");
    }

    /** {@link Cli#run} holds each answer against its schema. */
    @Test
    void whatIsBegunProvenAndCheckedIsToldToPrograms() throws IOException {
        JsonNode begun = json("log", "begin", "--origin", "log.example.org/us");
        assertThat(begun.path("origin").asText()).isEqualTo("log.example.org/us");
        assertThat(begun.path("privateKeys").asText())
                .isEqualTo(home.resolve("keys").toString());
        register();
        assertThat(begun.path("key").asText()).isEqualTo(log().path("key").asText());
        JsonNode proven = json("log", "prove", work.toString(), "--to", folder.toString());
        assertThat(proven.path("log").asText()).isEqualTo("log.example.org/us");
        assertThat(proven.path("leaf").asLong(-1)).isZero();
        assertThat(proven.path("files"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        folder.resolve("story.txt.leaf.json").toString(),
                        folder.resolve("story.txt.tlog-proof").toString())
                .allSatisfy(file -> assertThat(Path.of(file)).isNotEmptyFile());
        JsonNode checked = json("log", "check");
        assertThat(checked.path("leaves").asLong()).isEqualTo(1);
        assertThat(checked.path("waiting").asLong(-1)).isZero();
        assertThat(checked.path("absent").asLong(-1)).isZero();
    }

    private JsonNode json(String... command) throws IOException {
        Cli.Result result = Cli.run(
                home, Stream.concat(Arrays.stream(command), Stream.of("--json")).toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return new ObjectMapper().readTree(result.out());
    }

    @Test
    void aFileThatWasChangedIsNotProven() throws IOException {
        register();
        Files.writeString(work, STORY + "!");
        Cli.Result result = Cli.run(home, "log", "prove", work.toString(), "--to", folder.toString());
        assertThat(result.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.err()).contains("not in the log");
    }

    @Test
    void canBeBegunUnderANameOfOnesOwnOnlyOnce() throws IOException {
        assertThat(Cli.run(home, "log", "begin", "--origin", "log.example.org/us")
                        .exitCode())
                .isZero();
        register();
        assertThat(log().path("origin").asText()).isEqualTo("log.example.org/us");
        Cli.Result again = Cli.run(home, "log", "begin", "--origin", "log.example.org/them");
        assertThat(again.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(Cli.run(home, "log", "begin", "--origin", "https://x/").exitCode())
                .isEqualTo(ExitCode.USAGE);
    }

    /** What cannot be logged is registered nevertheless, and logged when the log is well again. */
    @Test
    void aDamagedLogDoesNotStopRegistering() throws IOException {
        assertThat(Cli.run(home, "log", "begin", "--origin", "log.example.org/us")
                        .exitCode())
                .isZero();
        Path checkpoint = home.resolve("log/checkpoint");
        byte[] good = Files.readAllBytes(checkpoint);
        Files.writeString(checkpoint, "not a checkpoint");
        Cli.Result registered = Cli.run(home, "register", work.toString(), "--owner", "Ada");
        assertThat(registered.exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(registered.out()).contains("registered");
        assertThat(registered.err()).contains("not in the transparency log");
        Files.write(checkpoint, good);
        assertThat(log().path("registrationsMissing").asBoolean()).isTrue();
        Cli.Result cosigned = Cli.run(home, "log", "cosign");
        assertThat(cosigned.err()).contains("no witness is named");
        assertThat(log().path("size").asLong()).isEqualTo(1);
    }

    /** The log was whole, and held nothing of what is registered. */
    @Test
    void aLogThatWasBegunAnewIsTold() throws IOException {
        register();
        for (String folder : List.of("log", "keys")) {
            Files.move(home.resolve(folder), this.folder.resolve("old-" + folder));
        }
        assertThat(Cli.run(home, "log", "begin", "--origin", "log.example.org/anew")
                        .exitCode())
                .isZero();
        Cli.Result checked = Cli.run(home, "log", "check");
        assertThat(checked.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(checked.out())
                .contains("0 leaves, all as they were signed", "1 registered file was logged once and not in this log");
    }

    @Test
    void whatIsNotLoggedYetIsTold() throws IOException {
        assertThat(Cli.run(home, "log", "begin", "--origin", "log.example.org/us")
                        .exitCode())
                .isZero();
        Path checkpoint = home.resolve("log/checkpoint");
        byte[] good = Files.readAllBytes(checkpoint);
        Files.writeString(checkpoint, "not a checkpoint");
        Cli.run(home, "register", work.toString(), "--owner", "Ada");
        Files.write(checkpoint, good);
        Cli.Result checked = Cli.run(home, "log", "check");
        assertThat(checked.exitCode()).isEqualTo(ExitCode.FOUND);
        assertThat(checked.out()).contains("1 registered file is not in it yet");
        assertThat(Cli.run(home, "register", work.toString(), "--owner", "Ada").exitCode())
                .isZero();
        assertThat(Cli.run(home, "log", "check").exitCode()).isZero();
    }

    @Test
    void saysWhatIsMissingAndWhatIsNoFile() {
        register();
        assertThat(Cli.run(home, "log", "stamp").exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(Cli.run(home, "log", "cosign").exitCode()).isEqualTo(ExitCode.ENVIRONMENT);
        assertThat(Cli.run(home, "log", "prove", folder.toString()).err()).contains("is no file: name the registered");
        Cli.Result intoFile = Cli.run(home, "log", "prove", work.toString(), "--to", work.toString());
        assertThat(intoFile.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(intoFile.err()).contains("it is no folder");
        Cli.Result renewed = Cli.run(home, "evidence", "renew");
        assertThat(renewed.exitCode()).isZero();
        assertThat(renewed.err()).contains("no evidence yet");
    }

    @Test
    void saysHowToNameAWitness() {
        register();
        Cli.Result bad = Cli.run(home, "log", "witness", "add", "https://witness.example/", "--key", "nonsense");
        assertThat(bad.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(bad.err()).startsWith("colophon: --key: ");
    }
}
