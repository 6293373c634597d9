package dev.colophon.evidence.verify.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.log.LogKey;
import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.receipt.ReceiptIssuer;
import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.StrictJson;
import dev.colophon.evidence.verify.receipt.PrecheckReceipt;
import dev.colophon.evidence.verify.receipt.PrecheckStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program that verifies bundles takes receipts of pre-checks, too. */
class VerifyMainReceiptTest extends VerifierRun {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.120Z");

    private Path song = Path.of("");
    private Path receipt = Path.of("");

    VerifyMainReceiptTest() {
        super(NOON);
    }

    @BeforeEach
    void issued() throws IOException {
        song = Files.writeString(folder.resolve("song.mp3"), "a song");
        receipt = folder.resolve("song.mp3.receipt.json");
        TransparencyLog log = TransparencyLog.create(folder.resolve("log"), key, key.name(), InstantSource.fixed(NOON));
        Map<String, Object> answer = Map.of("state", "BLOCKED", "works", List.of());
        PrecheckStatement statement =
                new PrecheckStatement(NOON, Hash.sha256(Files.readAllBytes(song)), 17, PrecheckReceipt.hash(answer));
        Files.write(
                receipt,
                new ReceiptIssuer(log, key.verifier(), new Random(7))
                        .issue(statement, answer)
                        .bytes());
    }

    @Test
    void aReceiptThatHoldsIsSaidToHold() throws IOException {
        assertThat(run(receipt, song)).isZero();
        assertThat(out.toString(UTF_8))
                .contains(
                        "It holds",
                        NOON.toString(),
                        "which is that of " + song,
                        "blocked (so it is registered)",
                        "Leaf 0")
                .contains("You do not know the log");
        assertThat(run(receipt, song, "--trust", trust(key))).isZero();
        assertThat(out.toString(UTF_8)).contains("You know the log log.example/one: Example Ltd runs it.");
        assertThat(run(receipt, "--lang", "zh")).isZero();
        assertThat(out.toString(UTF_8)).contains("回执成立", "不允许（登记如此）");
    }

    @Test
    void anotherFileAnotherLogAndAChangeFail() throws IOException {
        Path other = Files.writeString(folder.resolve("other.mp3"), "another song");
        assertThat(run(receipt, other)).isEqualTo(VerifyMain.FAILED);
        assertThat(out.toString(UTF_8)).contains("It does not hold", "its bytes are others");
        LogKey forger = LogKey.generate("log.example/one");
        assertThat(run(receipt, "--trust", trust(forger))).isEqualTo(VerifyMain.FAILED);
        assertThat(out.toString(UTF_8)).contains("It does not hold", "another key");
        Files.writeString(receipt, Files.readString(receipt).replace("BLOCKED", "LICENSED"));
        assertThat(run(receipt)).isEqualTo(VerifyMain.FAILED);
        assertThat(out.toString(UTF_8)).contains("the answer in it is not the one that was given");
    }

    @Test
    void programsGetALineOfJson() throws Exception {
        assertThat(run(receipt, song, "--json", "--trust", trust(key))).isZero();
        JsonObject json = StrictJson.object(out.toByteArray(), "out");
        assertThat(json.members()).containsEntry("holds", true).containsEntry("trusted", true);
        assertThat(json.object("answer").text("state")).isEqualTo("BLOCKED");
        assertThat(run(receipt, song, "--json")).isZero();
        assertThat(StrictJson.object(out.toByteArray(), "out").members()).containsEntry("trusted", false);
    }

    @Test
    void whatIsNoReceiptIsRefused() throws IOException {
        Path none = Files.writeString(folder.resolve("none.json"), "{}");
        assertThat(run(none)).isEqualTo(VerifyMain.NOT_A_BUNDLE);
        assertThat(err.toString(UTF_8)).contains("not a receipt of a pre-check");
        assertThat(run(receipt, folder.resolve("nowhere"))).isEqualTo(VerifyMain.NOT_A_BUNDLE);
        assertThat(run(receipt, folder)).isEqualTo(VerifyMain.NOT_A_BUNDLE);
        assertThat(run(receipt, "--require", "A")).isEqualTo(VerifyMain.USAGE);
        assertThat(run(folder.resolve("a.wacz"), song)).isEqualTo(VerifyMain.USAGE);
        assertThat(run(receipt, song, song)).isEqualTo(VerifyMain.USAGE);
    }
}
