package dev.colophon.evidence.bundle;

import static dev.colophon.evidence.bundle.Bench.CLOCK;
import static dev.colophon.evidence.bundle.Bench.NAME;
import static dev.colophon.evidence.bundle.Bench.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.time.ForeignAuthority;
import dev.colophon.evidence.time.RemoteAuthority;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewalTest {

    @TempDir
    static Path authorities;

    @TempDir
    Path home;

    private Bench bench;

    @BeforeEach
    void bench() {
        bench = new Bench(home, authorities, CLOCK);
    }

    private static byte[] imprint(Path token) throws Exception {
        return new TimeStampResponse(Files.readAllBytes(token))
                .getTimeStampToken()
                .getTimeStampInfo()
                .getMessageImprintDigest();
    }

    @Test
    void eachRenewalIsOverTheTokenBeforeItAndNothingElseChanges() throws Exception {
        bench.seal(NAME, bench.first, bench.second);
        Path token = bench.folder.resolve("C-17-1.tsr");
        byte[] before = Files.readAllBytes(token);
        Path second = Renewal.renew(bench.folder, NAME, List.of(Bench.silent("down.example"), bench.second));
        Path third = Renewal.renew(bench.folder, NAME, List.of(bench.first));
        assertThat(second).hasFileName("C-17-1.tsr.2");
        assertThat(third).hasFileName("C-17-1.tsr.3");
        assertThat(Files.readAllBytes(token)).isEqualTo(before);
        assertThat(imprint(second)).isEqualTo(Hash.sha256(before).bytes());
        assertThat(imprint(third))
                .isEqualTo(Hash.sha256(Files.readAllBytes(second)).bytes());
    }

    @Test
    void itIsDueWhenTheCertificateOfTheNewestTokenEnds() {
        bench.seal(NAME, bench.first);
        assertThat(Renewal.due(bench.folder, NAME))
                .isAfter(NOW.plus(Duration.ofDays(29 * 365)))
                .isBefore(NOW.plus(Duration.ofDays(31 * 365)));
    }

    @Test
    void whenNoAuthorityAnswersNothingChanges() {
        bench.seal(NAME, bench.first);
        assertThatThrownBy(() -> Renewal.renew(bench.folder, NAME, List.of(Bench.silent("down.example"))))
                .isInstanceOfSatisfying(
                        EvidenceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE))
                .hasMessageContaining("down.example");
        assertThat(bench.folder.resolve("C-17-1.tsr.2")).doesNotExist();
    }

    @Test
    void theWordOfAnotherIsNotRenewedByOurOwnClock() {
        ForeignAuthority foreign = new ForeignAuthority(ForeignAuthority.Usage.TIME_ALONE, NOW);
        RemoteAuthority remote = new RemoteAuthority(
                "time.example",
                URI.create("http://time.example/"),
                (url, type, query) -> foreign.answer(query),
                Optional.empty(),
                CLOCK);
        bench.seal(NAME, remote);
        assertThatThrownBy(() -> Renewal.renew(bench.folder, NAME, List.of(Bench.silent("down.example"), bench.first)))
                .hasMessageContaining("down.example")
                .hasMessageContaining("name one that answers");
        assertThat(Renewal.renew(bench.folder, NAME, List.of(bench.first, remote)))
                .hasFileName("C-17-1.tsr.2");
        assertThat(Renewal.due(bench.folder, NAME)).isBefore(NOW.plus(Duration.ofDays(2)));
    }

    @Test
    void whatWasNeverStampedCannotBeRenewed() {
        bench.seal(NAME, Bench.silent("down.example"));
        assertThatThrownBy(() -> Renewal.renew(bench.folder, NAME, List.of(bench.first)))
                .hasMessageContaining("there is no timestamp to be renewed");
        assertThatThrownBy(() -> Renewal.due(bench.folder, NAME)).isInstanceOf(EvidenceException.class);
    }
}
