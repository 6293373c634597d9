package dev.colophon.evidence.verify.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.log.LogKey;
import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.Salt;
import dev.colophon.evidence.log.verify.Subject;
import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.StrictJson;
import dev.colophon.evidence.verify.record.RecordLine;
import dev.colophon.evidence.verify.record.RecordStatistics;
import dev.colophon.evidence.verify.record.RecordVerifier;
import dev.colophon.evidence.verify.record.RecordedAct;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The program that verifies bundles takes public records, too. */
class VerifyMainRecordTest extends VerifierRun {

    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");
    private static final int ACTS = 100;

    private Path record = Path.of("");

    VerifyMainRecordTest() {
        super(NOON);
    }

    @BeforeEach
    void written() throws IOException {
        record = Files.createDirectory(folder.resolve("record"));
        Random random = new Random(17);
        RecordStatistics statistics = new RecordStatistics();
        List<byte[]> leaves = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (int n = 0; n < ACTS; n++) {
            RecordedAct act = new RecordedAct(
                    "decision.CONFIRMED",
                    "",
                    new TreeMap<>(Map.of("pirate.example", List.of("%016x".formatted(n / 2)))));
            Salt salt = Salt.random(random);
            byte[] leaf = new LogEntry.Decision(NOON, Subject.salted(salt, act.bytes()), "CONFIRMED").bytes();
            leaves.add(leaf);
            RecordLine line = new RecordLine(
                    new String(leaf, UTF_8), Optional.of(new RecordLine.Opened(salt, new String(act.bytes(), UTF_8))));
            lines.append(new String(line.bytes(), UTF_8));
            statistics.add(act);
        }
        TransparencyLog log = TransparencyLog.create(folder.resolve("log"), key, key.name(), InstantSource.fixed(NOON));
        log.append(leaves);
        Files.writeString(record.resolve(RecordLine.FILE), lines);
        Files.write(
                record.resolve(RecordVerifier.CHECKPOINT),
                log.checkpoint().note().bytes());
        Files.writeString(record.resolve(RecordVerifier.KEY), key.verifier() + "\n");
        Files.write(record.resolve(RecordVerifier.STATISTICS), statistics.json(key.name(), ACTS));
        Files.write(record.resolve(RecordVerifier.TABLE), statistics.csv());
    }

    @Test
    void everyNumberIsRecomputed() throws IOException {
        assertThat(run(record, "--lang", "en")).isZero();
        assertThat(out.toString(UTF_8))
                .contains(
                        "1 sums of 100 decisions, messages and looks follow from the 100 leaves of the log log.example/one")
                .contains("You do not know the log");
        assertThat(run(record, "--trust", trust(key), "--lang", "en")).isZero();
        assertThat(out.toString(UTF_8)).contains("You know the log log.example/one: Example Ltd runs it.");
        assertThat(run(record, "--lang", "zh")).isZero();
        assertThat(out.toString(UTF_8)).contains("成立", "100 个条目");
    }

    @Test
    void aNumberThatWasChangedAndAnotherLogFail() throws IOException {
        assertThat(run(record, "--trust", trust(LogKey.generate("log.example/one")), "--lang", "en"))
                .isEqualTo(VerifyMain.FAILED);
        Path table = record.resolve(RecordVerifier.TABLE);
        Files.writeString(table, Files.readString(table).replace(",100,50", ",100,51"));
        assertThat(run(record, "--lang", "en")).isEqualTo(VerifyMain.FAILED);
        assertThat(out.toString(UTF_8)).contains("It does not hold: statistics.csv, line 2");
        assertThat(run(record, "--lang", "zh")).isEqualTo(VerifyMain.FAILED);
        assertThat(out.toString(UTF_8)).contains("不成立", "第 2 行");
    }

    @Test
    void whatIsWrongIsToldWithoutCommandsToATerminal() throws IOException {
        Path lines = record.resolve(RecordLine.FILE);
        Files.writeString(lines, Files.readString(lines).replace("decision.CONFIRMED", "decision.\\\\u001b[2J"));
        assertThat(run(record)).isEqualTo(VerifyMain.FAILED);
        assertThat(out.toString(UTF_8)).contains("decision.?[2J").doesNotContain("\u001b");
    }

    @Test
    void programsGetALineOfJson() throws Exception {
        assertThat(run(record, "--json", "--trust", trust(key))).isZero();
        JsonObject json = StrictJson.object(out.toByteArray(), "out");
        assertThat(json.members())
                .containsEntry("held", true)
                .containsEntry("trustedKey", true)
                .containsEntry("leaves", 100L)
                .containsEntry("sums", 1L)
                .doesNotContainKey("fault");
    }

    @Test
    void whatOnlyOthersTakeIsRefused() {
        assertThat(run(record, "--require", "A")).isEqualTo(VerifyMain.USAGE);
        assertThat(run(record, record)).isEqualTo(VerifyMain.USAGE);
        assertThat(err.toString(UTF_8)).contains("a public record takes neither");
        assertThat(run(folder)).as("no record").isEqualTo(VerifyMain.NOT_A_BUNDLE);
    }

    /** 200 MB took 34 s of the processor; a bundle of that size takes less. */
    @Test
    void aLargeRecordHasTheTimeThatItNeeds() throws IOException {
        try (RandomAccessFile lines =
                new RandomAccessFile(record.resolve(RecordLine.FILE).toFile(), "rw")) {
            lines.setLength(200_000_000);
        }
        assertThat(VerifyProcess.allowed(List.of(record, record.resolve(RecordLine.FILE))))
                .isBetween(Duration.ofSeconds(100), Duration.ofSeconds(200));
        assertThat(VerifyProcess.allowed(List.of(folder, record.resolve(RecordLine.FILE))))
                .isLessThan(Duration.ofSeconds(30));
    }

    /** As it is run: in a process of its own. */
    @Test
    void aChildDoesIt() {
        VerifyProcess.Result result = VerifyProcess.runOnce(
                List.of(record.toString(), "--lang", "en"), List.of(record, record.resolve(RecordLine.FILE)));
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out()).contains("It holds");
    }
}
