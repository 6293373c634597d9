package dev.colophon.evidence.time;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.log.verify.Hash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An authority of ours answers; what asks it takes the right answer and no other. */
class TimestampTest {

    private static final Instant NOW = Instant.parse("2026-11-25T08:00:00.125Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final Hash IMPRINT = Hash.sha256("datapackage".getBytes(UTF_8));
    private static final URI URL = URI.create("http://time.example/tsa");

    @TempDir
    static Path folder;

    @TempDir
    Path own;

    private static LocalAuthority local;
    private static LocalAuthority other;

    @BeforeAll
    static void make() {
        local = LocalAuthority.at(folder.resolve("local"), CLOCK);
        other = LocalAuthority.at(folder.resolve("other"), CLOCK);
    }

    private static RemoteAuthority remote(ByteExchange exchange) {
        return new RemoteAuthority("time.example", URL, exchange, local.root(), CLOCK);
    }

    private static RemoteAuthority answering(UnaryOperator<byte[]> answer) {
        return remote((url, type, query) -> answer.apply(query));
    }

    private static void assertRefused(RemoteAuthority authority, String why) {
        assertThatThrownBy(() -> authority.stamp(IMPRINT))
                .isInstanceOfSatisfying(EvidenceException.class, e -> {
                    assertThat(e.reason()).isEqualTo(Reason.REFUSED);
                    assertThat(String.valueOf(e.getMessage()).lines()).hasSize(1);
                })
                .hasMessageStartingWith("time.example: ")
                .hasMessageContaining(why);
    }

    @Test
    void aRemoteAuthorityIsAskedAsTheStandardSaysAndItsWholeAnswerIsKept() throws Exception {
        byte[][] answered = new byte[1][];
        RemoteAuthority authority = remote((url, type, query) -> {
            assertThat(url).isEqualTo(URL);
            assertThat(type).isEqualTo("application/timestamp-query");
            TimeStampRequest request = new TimeStampRequest(query);
            assertThat(request.getCertReq()).isTrue();
            assertThat(request.getNonce()).isNotNull();
            assertThat(request.getMessageImprintDigest()).isEqualTo(IMPRINT.bytes());
            answered[0] = local.answer(query);
            return answered[0];
        });
        TimestampResponse response = authority.stamp(IMPRINT);
        assertThat(response.bytes()).isEqualTo(answered[0]);
        assertThat(response.time()).isEqualTo(NOW);
        assertThat(response.signer().getSubjectX500Principal().getName()).contains("not independent");
    }

    @Test
    void everyQuestionHasANonceOfItsOwn() {
        BigInteger first = Question.about(IMPRINT).request().getNonce();
        assertThat(Question.about(IMPRINT).request().getNonce()).isNotEqualTo(first);
    }

    @Test
    void theLocalTimeSaysInItsCertificatesThatItIsNotIndependent() {
        X509Certificate root = local.root().orElseThrow();
        assertThat(root.getSubjectX500Principal().getName()).contains("Colophon local time root (not independent)");
        assertThat(local.stamp(IMPRINT).signer().getSubjectX500Principal().getName())
                .contains("Colophon local time (not independent)");
        assertThat(local.name()).isEqualTo("Colophon local time (not independent)");
    }

    @Test
    void anAnswerToAnotherQuestionIsRefused() {
        assertRefused(answering(_ -> local.answer(Question.about(IMPRINT).bytes())), "nonce");
        assertRefused(
                answering(query -> {
                    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
                    generator.setCertReq(true);
                    return local.answer(encoded(generator.generate(
                            TSPAlgorithms.SHA256,
                            Hash.sha256("another".getBytes(UTF_8)).bytes(),
                            request(query).getNonce())));
                }),
                "message imprint");
    }

    @Test
    void anAnswerWithoutCertificatesIsRefused() {
        assertRefused(
                answering(query -> {
                    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
                    return local.answer(encoded(generator.generate(
                            TSPAlgorithms.SHA256,
                            IMPRINT.bytes(),
                            request(query).getNonce())));
                }),
                "certificate");
    }

    @Test
    void aRejectionIsRefused() {
        assertRefused(
                answering(query -> {
                    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
                    return local.answer(encoded(generator.generate(
                            TSPAlgorithms.SHA512, new byte[64], request(query).getNonce())));
                }),
                "did not grant");
    }

    @Test
    void aRootThatIsNotTheConfiguredOneIsRefused() {
        assertRefused(answering(other::answer), "path");
    }

    @Test
    void aTimeThatIsNotNowIsRefused() {
        LocalAuthority late =
                LocalAuthority.at(folder.resolve("local"), InstantSource.fixed(NOW.plus(Duration.ofMinutes(11))));
        LocalAuthority justInTime =
                LocalAuthority.at(folder.resolve("local"), InstantSource.fixed(NOW.plus(Duration.ofMinutes(9))));
        assertRefused(answering(late::answer), "11 minutes");
        assertThat(answering(justInTime::answer).stamp(IMPRINT).time()).isEqualTo(NOW.plus(Duration.ofMinutes(9)));
    }

    @Test
    void aCertificateThatMayDoOtherThingsIsRefused() {
        for (ForeignAuthority.Usage usage : ForeignAuthority.Usage.values()) {
            ForeignAuthority foreign = new ForeignAuthority(usage, NOW);
            RemoteAuthority authority = new RemoteAuthority(
                    "time.example", URL, (url, type, query) -> foreign.answer(query), Optional.empty(), CLOCK);
            if (usage == ForeignAuthority.Usage.TIME_ALONE) {
                assertThat(authority.stamp(IMPRINT).time()).isEqualTo(NOW.truncatedTo(ChronoUnit.SECONDS));
            } else {
                assertRefused(authority, "xtended");
            }
        }
    }

    @Test
    void aSilentAuthorityIsUnreachable() {
        RemoteAuthority authority = remote((url, type, query) -> {
            throw new IOException("connection refused");
        });
        assertThatThrownBy(() -> authority.stamp(IMPRINT))
                .isInstanceOfSatisfying(
                        EvidenceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE))
                .hasMessageContaining("http://time.example/tsa")
                .hasMessageContaining("connection refused");
    }

    @Test
    @Tag("full")
    void everyChangedByteIsRefusedOrLeavesWhatIsSaidAsItWas() {
        // Only the text that explains a status is not signed; a granted answer of ours has none.
        byte[] query = Question.about(IMPRINT).bytes();
        byte[] right = local.answer(query);
        Question question = new Question(request(query));
        Judge judge = new Judge("time.example", local.root(), CLOCK);
        assertThat(judge.accept(question, right).time()).isEqualTo(NOW);
        int taken = 0;
        for (int at = 0; at < right.length; at++) {
            byte[] changed = right.clone();
            changed[at] ^= 0x41;
            try {
                TimestampResponse response = judge.accept(question, changed);
                assertThat(response.time()).isEqualTo(NOW);
                taken++;
            } catch (EvidenceException e) {
                assertThat(e.reason()).isEqualTo(Reason.REFUSED);
            }
        }
        // Unsigned: names of algorithms and the root, which the chain takes from the configuration.
        assertThat(taken).isLessThan(right.length / 2);
        byte[] longer = Arrays.copyOf(right, right.length + 1);
        assertThatThrownBy(() -> judge.accept(question, longer)).isInstanceOf(EvidenceException.class);
        for (int length = 0; length < right.length; length += 97) {
            byte[] cut = Arrays.copyOf(right, length);
            assertThatThrownBy(() -> judge.accept(question, cut)).isInstanceOf(EvidenceException.class);
        }
    }

    @Test
    void theKeysAreMadeOnceAndOnlyTheirOwnerReadsThem() throws Exception {
        Path made = folder.resolve("local");
        byte[] before = Files.readAllBytes(made.resolve("tsa.key"));
        LocalAuthority again = LocalAuthority.at(made, CLOCK);
        assertThat(again.root()).isEqualTo(local.root());
        assertThat(Files.readAllBytes(made.resolve("tsa.key"))).isEqualTo(before);
        for (String key : new String[] {"ca.key", "tsa.key"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.resolve(key))))
                    .isEqualTo("rw-------");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("local", "other");
        }
    }

    @Test
    void aKeyThatOthersMayReadIsRefused() throws Exception {
        Path open = copy("local", "open");
        Files.setPosixFilePermissions(open.resolve("tsa.key"), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> LocalAuthority.at(open, CLOCK))
                .isInstanceOfSatisfying(
                        EvidenceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_KEY))
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        Path mixed = copy("local", "mixed");
        Files.delete(mixed.resolve("tsa.key"));
        Files.copy(folder.resolve("other/tsa.key"), mixed.resolve("tsa.key"), StandardCopyOption.COPY_ATTRIBUTES);
        assertThatThrownBy(() -> LocalAuthority.at(mixed, CLOCK)).hasMessageContaining("is not the key of tsa.pem");
    }

    @Test
    void twoThatBeginAtOneTimeAgree() {
        Path shared = own.resolve("shared");
        CompletableFuture<LocalAuthority> first = CompletableFuture.supplyAsync(() -> LocalAuthority.at(shared, CLOCK));
        CompletableFuture<LocalAuthority> second =
                CompletableFuture.supplyAsync(() -> LocalAuthority.at(shared, CLOCK));
        assertThat(first.join().root()).isEqualTo(second.join().root());
    }

    private Path copy(String from, String to) throws IOException {
        Path copy = Files.createDirectory(own.resolve(to));
        try (Stream<Path> files = Files.list(folder.resolve(from))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return copy;
    }

    private static TimeStampRequest request(byte[] query) {
        try {
            return new TimeStampRequest(new ByteArrayInputStream(query));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encoded(TimeStampRequest request) {
        try {
            return request.getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theResponseIsWholeDer() throws Exception {
        byte[] bytes = local.stamp(IMPRINT).bytes();
        assertThat(new TimeStampResponse(bytes).getEncoded("DER")).isEqualTo(bytes);
    }
}
