package dev.colophon.evidence.log;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.Cosignature;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.log.verify.WitnessPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's sigsum-witness cosigns our log. It only serves logs whose origin is made from their key. */
@Tag("full")
class SigsumWitnessIT {

    private static final byte[] SSH_TYPE = "ssh-ed25519".getBytes(US_ASCII);
    private static final int RAW_BYTES = 32;

    @TempDir
    Path folder;

    private final HttpWitnessExchange http = new HttpWitnessExchange();
    private List<Process> started = List.of();

    @BeforeEach
    void find() {
        assumeTrue(
                Stream.of("sigsum-witness", "sigsum-key")
                        .allMatch(tool -> Stream.of(System.getenv("PATH").split(":"))
                                .anyMatch(path -> Files.isExecutable(Path.of(path, tool)))),
                "needs a witness: apt-get install sigsum-go");
    }

    @AfterEach
    void stop() throws InterruptedException {
        http.close();
        for (Process process : started) {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    /** A public key as OpenSSH writes it. */
    private static String ssh(byte[] raw) {
        byte[] blob = ByteBuffer.allocate(8 + SSH_TYPE.length + raw.length)
                .putInt(SSH_TYPE.length)
                .put(SSH_TYPE)
                .putInt(raw.length)
                .put(raw)
                .array();
        return "ssh-ed25519 " + Base64.getEncoder().encodeToString(blob) + " log\n";
    }

    private static byte[] rawEnd(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
    }

    private static LogKey sigsumKey() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return LogKey.of(
                "sigsum.org/v1/tree/"
                        + Hash.sha256(rawEnd(pair.getPublic().getEncoded())).hex(),
                pair);
    }

    private Witness start(LogKey log) throws Exception {
        Path key = folder.resolve("witness.key");
        assertThat(new ProcessBuilder("sigsum-key", "generate", "-o", key.toString())
                        .start()
                        .waitFor())
                .isZero();
        String pub = Files.readString(folder.resolve("witness.key.pub"));
        byte[] raw = rawEnd(Base64.getDecoder().decode(pub.split(" ", 3)[1].strip()));
        Path logKey = folder.resolve("log.pub");
        Files.writeString(logKey, ssh(log.verifier().raw()));
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                        "sigsum-witness",
                        "-k",
                        key.toString(),
                        "--log-key",
                        logKey.toString(),
                        "--state-file",
                        folder.resolve("state").toString(),
                        "127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("witness.out").toFile());
        // Version 0.11.2 registers a path that the newer router of Go refuses.
        builder.environment().put("GODEBUG", "httpmuxgo121=0");
        Process process = builder.start();
        started = List.of(process);
        await().atMost(Duration.ofMinutes(2)).until(() -> listens(port) || !process.isAlive());
        assertThat(process.isAlive())
                .as(Files.readString(folder.resolve("witness.out")))
                .isTrue();
        String name = "sigsum.org/v1/witness/" + Hash.sha256(raw).hex();
        return new Witness(
                VerifierKey.of(name, VerifierKey.Type.COSIGNATURE_ED25519, raw),
                URI.create("http://127.0.0.1:" + port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private TransparencyLog log(String name, LogKey key) {
        return TransparencyLog.create(folder.resolve(name), key, key.name(), InstantSource.system());
    }

    private static void grow(TransparencyLog log, int count) {
        log.append(TransparencyLogTest.leaves(new Random(count), count));
    }

    @Test
    void cosignsTheLogAsItGrowsAndNoOtherHistory() throws Exception {
        LogKey key = sigsumKey();
        TransparencyLog log = log("log", key);
        Witness witness = start(key);
        WitnessPolicy policy = new WitnessPolicy(List.of(witness.key()), 1);
        WitnessClient client = new WitnessClient(witness, http);

        for (int count : List.of(300, 6_700)) {
            grow(log, count);
            Checkpoint kept = cosign(client, log);
            assertThat(policy.check(kept))
                    .singleElement()
                    .satisfies(one -> assertThat(one.time())
                            .isBetween(
                                    Instant.now().minusSeconds(60),
                                    Instant.now().plusSeconds(60)));
        }
        assertThat(http.requests).isEqualTo(2);
        byte[] leaf = log.leaf(6_999);
        Checkpoint cosigned = log.cosigned().orElseThrow();
        assertThat(log.prove(6_999, cosigned)
                        .verify(leaf, key.verifier(), key.name(), policy)
                        .cosignatures())
                .hasSize(1);

        // The same again, and from a client that knows nothing.
        cosign(client, log);
        grow(log, 10);
        cosign(new WitnessClient(witness, http), log);

        TransparencyLog backup = log("backup", key);
        grow(backup, 300);
        assertThat(new WitnessClient(witness, http).cosign(backup, backup.checkpoint()))
                .isInstanceOfSatisfying(
                        WitnessAnswer.Alarm.class,
                        alarm -> assertThat(alarm.why()).contains("has cosigned size 7010", "only 300 here"));
        TransparencyLog fork = log("fork", key);
        grow(fork, 7_010);
        assertThat(new WitnessClient(witness, http).cosign(fork, fork.checkpoint()))
                .isInstanceOf(WitnessAnswer.Alarm.class);
        grow(fork, 5);
        assertThat(new WitnessClient(witness, http).cosign(fork, fork.checkpoint()))
                .isInstanceOf(WitnessAnswer.Alarm.class);

        LogKey stranger = sigsumKey();
        TransparencyLog other = log("other", stranger);
        assertThat(new WitnessClient(witness, http).cosign(other, other.checkpoint()))
                .isInstanceOf(WitnessAnswer.Refused.class);
    }

    private static Checkpoint cosign(WitnessClient client, TransparencyLog log) {
        WitnessAnswer answer = client.cosign(log, log.checkpoint());
        assertThat(answer).isInstanceOf(WitnessAnswer.Cosigned.class);
        Cosignature cosignature = ((WitnessAnswer.Cosigned) answer).cosignature();
        return log.keep(log.checkpoint(), List.of(cosignature));
    }
}
