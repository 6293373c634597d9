package dev.colophon.evidence.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.evidence.log.LogKey;
import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.Subject;
import dev.colophon.evidence.verify.receipt.PrecheckReceipt;
import dev.colophon.evidence.verify.receipt.PrecheckStatement;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecheckReceiptTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.120Z");
    private static final Hash QUERY = Hash.sha256("a song".getBytes(UTF_8));

    private static final Map<String, Object> ANSWER =
            Map.of("state", "BLOCKED", "works", List.of(Map.of("title", "Lampenlicht – 灯下", "from", 8L)));

    private final LogKey key = LogKey.generate("log.example/one");

    @TempDir
    Path folder;

    private PrecheckReceipt issued(int others) {
        TransparencyLog log = TransparencyLog.create(folder.resolve("log"), key, key.name(), InstantSource.fixed(NOON));
        for (int i = 0; i < others; i++) {
            Subject other = Subject.plain(Hash.sha256(new byte[] {(byte) i}));
            log.append(List.of(new LogEntry.Registration(NOON, other).bytes()));
        }
        PrecheckStatement statement = new PrecheckStatement(NOON, QUERY, 17, PrecheckReceipt.hash(ANSWER));
        return new ReceiptIssuer(log, key.verifier(), new Random(7)).issue(statement, ANSWER);
    }

    @Test
    void isReadAsItWasWrittenAndHolds() {
        byte[] file = issued(5).bytes();
        PrecheckReceipt read = PrecheckReceipt.read(file);
        assertThat(read.bytes()).isEqualTo(file);
        assertThat(read.statement().query()).isEqualTo(QUERY);
        assertThat(read.statement().time()).isEqualTo(NOON);
        assertThat(read.statement().index()).isEqualTo(17);
        assertThat(read.answer()).isEqualTo(ANSWER);
        assertThat(read.proof().index()).isEqualTo(5);
        assertThatCode(() -> read.verify(Optional.of(key.verifier()))).doesNotThrowAnyException();
        assertThatCode(() -> read.verify(Optional.empty())).doesNotThrowAnyException();
    }

    @Test
    void theFirstLeafOfALogHoldsToo() {
        PrecheckReceipt.read(issued(0).bytes()).verify(Optional.of(key.verifier()));
    }

    @Test
    @Tag("full")
    void eachChangedByteIsDetected() {
        byte[] file = issued(5).bytes();
        for (int at = 0; at < file.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = file.clone();
                changed[at] ^= (byte) (1 << bit);
                assertThatThrownBy(() -> PrecheckReceipt.read(changed).verify(Optional.empty()))
                        .as("bit %d of byte %d", bit, at)
                        .isInstanceOf(LogException.class);
            }
        }
    }

    @Test
    void whatIsCutOrAddedIsDetected() {
        byte[] file = issued(5).bytes();
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> PrecheckReceipt.read(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(LogException.class);
        }
        assertThatThrownBy(() -> PrecheckReceipt.read(Arrays.copyOf(file, file.length + 1)))
                .isInstanceOf(LogException.class);
    }

    @Test
    void anotherLogDoesNotCount() {
        PrecheckReceipt receipt = issued(1);
        LogKey other = LogKey.generate("log.example/one");
        assertThatThrownBy(() -> receipt.verify(Optional.of(other.verifier())))
                .hasMessageContaining("another key than the one you name");
    }

    @Test
    void anotherAnswerToTheSameQuestionDoesNotHold() {
        PrecheckReceipt receipt = issued(1);
        PrecheckReceipt kinder = new PrecheckReceipt(
                receipt.statement(), Map.of("state", "FREE"), receipt.salt(), receipt.proof(), receipt.key());
        assertThatThrownBy(() -> PrecheckReceipt.read(kinder.bytes()).verify(Optional.empty()))
                .hasMessageContaining("not the one that was given");
    }
}
