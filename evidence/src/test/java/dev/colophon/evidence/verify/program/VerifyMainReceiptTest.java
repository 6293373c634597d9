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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that verifies bundles takes receipts of pre-checks, too. */
class VerifyMainReceiptTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.120Z");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final LogKey key = LogKey.generate("log.example/one");

    private Path song = Path.of("");
    private Path receipt = Path.of("");

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

    private Path trust(LogKey known) throws IOException {
        Path trust = Files.createDirectories(folder.resolve("trust"));
        Files.writeString(
                trust.resolve("trust.json"),
                "{\"claimant\":\"Ada\",\"logs\":[{\"vkey\":\"%s\",\"operator\":\"Example Ltd\"}]}"
                        .formatted(known.verifier()));
        return trust;
    }

    private int run(Object... words) {
        out.reset();
        err.reset();
        return new VerifyMain(
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        InstantSource.fixed(NOON.plusSeconds(60)))
                .run(List.of(words).stream().map(Object::toString).toList());
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
