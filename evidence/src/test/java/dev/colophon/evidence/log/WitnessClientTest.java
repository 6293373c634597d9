package dev.colophon.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.Cosignature;
import dev.colophon.evidence.log.verify.Signer;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.log.verify.WitnessPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WitnessClientTest {

    private static final String ORIGIN = "log.example/one";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    Path folder;

    private final LogKey key = LogKey.generate(ORIGIN);
    private final Signer signer = new Signer("w.example", VerifierKey.Type.COSIGNATURE_ED25519);
    private final HttpWitnessExchange http = new HttpWitnessExchange();
    private LoopbackWitness witness;

    @BeforeEach
    void start() throws IOException {
        witness = new LoopbackWitness(signer, key.verifier(), ORIGIN, NOON);
    }

    @AfterEach
    void stop() {
        witness.close();
        http.close();
    }

    private TransparencyLog log(String name) {
        return TransparencyLog.create(folder.resolve(name), key, ORIGIN, InstantSource.fixed(NOON));
    }

    private WitnessClient client() {
        return new WitnessClient(witness.witness(), http);
    }

    private static void grow(TransparencyLog log, int count) {
        log.append(TransparencyLogTest.leaves(new Random(count), count));
    }

    @Test
    void obtainsCosignaturesAsTheLogGrows() {
        TransparencyLog log = log("log");
        WitnessClient client = client();
        for (int count : List.of(1, 299, 700)) {
            grow(log, count);
            assertThat(client.cosign(log, log.checkpoint()))
                    .isInstanceOfSatisfying(WitnessAnswer.Cosigned.class, answer -> {
                        assertThat(answer.cosignature().time()).isEqualTo(NOON);
                        log.keep(log.checkpoint(), List.of(answer.cosignature()));
                    });
        }
        assertThat(http.requests).isEqualTo(3);
        assertThat(client.cosign(log, log.checkpoint())).isInstanceOf(WitnessAnswer.Cosigned.class);
        List<Cosignature> quorum = new WitnessPolicy(List.of(signer.verifier()), 1)
                .check(log.cosigned().orElseThrow());
        assertThat(quorum).hasSize(1);
    }

    @Test
    void learnsFromTheWitnessWhatItHasSeen() {
        TransparencyLog log = log("log");
        grow(log, 10);
        client().cosign(log, log.checkpoint());
        grow(log, 10);
        http.requests = 0;
        assertThat(client().cosign(log, log.checkpoint())).isInstanceOf(WitnessAnswer.Cosigned.class);
        assertThat(http.requests).isEqualTo(2);
    }

    @Test
    void saysWhenANewerCheckpointWasCosigned() {
        TransparencyLog log = log("log");
        grow(log, 10);
        Checkpoint ten = log.checkpoint();
        grow(log, 10);
        WitnessClient client = client();
        client.cosign(log, log.checkpoint());
        assertThat(client.cosign(log, ten)).isEqualTo(new WitnessAnswer.Newer(20));
    }

    @Test
    void raisesAnAlarmWhenTheWitnessHasSeenMoreThanThereIs() {
        TransparencyLog lost = log("lost");
        grow(lost, 20);
        client().cosign(lost, lost.checkpoint());
        TransparencyLog backup = log("backup");
        grow(backup, 10);
        assertThat(client().cosign(backup, backup.checkpoint()))
                .isInstanceOfSatisfying(
                        WitnessAnswer.Alarm.class,
                        alarm -> assertThat(alarm.why())
                                .contains("has cosigned size 20", "which has only 10 here", "old backup"));
    }

    @Test
    void raisesAnAlarmWhenTheWitnessHasSeenAnotherHistory() {
        TransparencyLog one = log("one");
        grow(one, 20);
        client().cosign(one, one.checkpoint());
        TransparencyLog other = log("other");
        grow(other, 12);
        grow(other, 8);
        assertThat(client().cosign(other, other.checkpoint()))
                .isInstanceOfSatisfying(
                        WitnessAnswer.Alarm.class,
                        alarm -> assertThat(alarm.why()).contains("another history", "up to size 20"));
        grow(other, 5);
        assertThat(client().cosign(other, other.checkpoint())).isInstanceOf(WitnessAnswer.Alarm.class);
    }

    @Test
    void saysThatTheWitnessDoesNotKnowTheLogOrItsKey() {
        LogKey stranger = LogKey.generate(ORIGIN);
        TransparencyLog log =
                TransparencyLog.create(folder.resolve("stranger"), stranger, ORIGIN, InstantSource.fixed(NOON));
        assertRefused(client().cosign(log, log.checkpoint()), "does not accept the key");
        LogKey renamed = LogKey.generate("log.example/two");
        TransparencyLog two =
                TransparencyLog.create(folder.resolve("two"), renamed, "log.example/two", InstantSource.fixed(NOON));
        assertRefused(client().cosign(two, two.checkpoint()), "does not watch log.example/two");
    }

    @Test
    void saysThatTheWitnessCannotBeReached() {
        TransparencyLog log = log("log");
        witness.close();
        assertRefused(client().cosign(log, log.checkpoint()), "cannot be asked");
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/plain, '', without a signature by its key",
        "200, text/plain, 'garbage', answered wrongly",
        "500, text/plain, '', status 500",
        "302, text/plain, '', status 302",
        "409, text/plain, '17', somebody else at the same time",
        "409, text/x.tlog.size, '-1', somebody else at the same time",
        "409, text/x.tlog.size, '99999999999999999999', somebody else at the same time",
        "409, text/x.tlog.size, '3', somebody else at the same time"
    })
    void takesEveryAnswerAsAnAnswer(int status, String type, String body, String why) {
        TransparencyLog log = log("log");
        grow(log, 10);
        WitnessClient client = new WitnessClient(
                witness.witness(), (_, _) -> new WitnessExchange.Answer(status, type, body.getBytes(UTF_8)));
        assertRefused(client.cosign(log, log.checkpoint()), why);
    }

    private static void assertRefused(WitnessAnswer answer, String why) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        WitnessAnswer.Refused.class,
                        refused -> assertThat(refused.why())
                                .startsWith("the witness w.example ")
                                .contains(why)
                                .doesNotContain("\n"));
    }
}
