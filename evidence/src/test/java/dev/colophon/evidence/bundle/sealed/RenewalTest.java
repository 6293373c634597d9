package dev.colophon.evidence.bundle.sealed;

import static dev.colophon.evidence.bundle.Bench.CLOCK;
import static dev.colophon.evidence.bundle.Bench.NAME;
import static dev.colophon.evidence.bundle.Bench.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.bundle.Bench;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.time.ForeignAuthority;
import dev.colophon.evidence.time.RemoteAuthority;
import dev.colophon.evidence.time.TimestampAuthority;
import dev.colophon.evidence.time.TimestampResponse;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.tsp.TimeStampResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("full")
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

    private List<String> renew(TimestampAuthority... authorities) {
        return Renewal.renew(bench.folder, NAME, List.of(authorities), Bench.FAR, CLOCK);
    }

    @Test
    void onlyWhatEndsIsRenewed() {
        bench.seal(NAME, bench.first, bench.second);
        assertThat(Renewal.renew(bench.folder, NAME, List.of(bench.first), NOW.plus(Duration.ofDays(90)), CLOCK))
                .isEmpty();
        assertThat(renew(bench.second)).containsExactly("C-17-1.tsr-b.2", "C-17-1.tsr.2");
    }

    /** The authority renewed its root, and nobody told the program: what it says now would make the bundle worse. */
    @Test
    void whatWouldNotVerifyIsNotKept() throws Exception {
        bench.seal(NAME, bench.first);
        TimestampAuthority wrong = new TimestampAuthority() {
            @Override
            public String name() {
                return "wrong root";
            }

            @Override
            public Optional<X509Certificate> root() {
                return bench.first.root();
            }

            @Override
            public TimestampResponse stamp(Hash imprint) {
                return bench.second.stamp(Hash.sha256(new byte[1]));
            }
        };
        assertThatThrownBy(() -> renew(wrong))
                .isInstanceOfSatisfying(
                        EvidenceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED))
                .hasMessageContaining("would not verify");
        assertThat(bench.folder.resolve("C-17-1.tsr.2")).doesNotExist();
        assertThatThrownBy(() -> LateTimestamp.stamp(bench.folder, NAME, List.of(wrong), CLOCK))
                .hasMessageContaining("tsr.imprint");
        assertThat(bench.folder.resolve("C-17-1.late-1.tsr")).doesNotExist();
    }

    @Test
    void eachRenewalIsOverTheTokenBeforeItAndNothingElseChanges() throws Exception {
        bench.seal(NAME, bench.first);
        Path token = bench.folder.resolve("C-17-1.tsr");
        byte[] before = Files.readAllBytes(token);
        assertThat(renew(Bench.silent("down.example"), bench.second)).containsExactly("C-17-1.tsr.2");
        assertThat(renew(bench.first)).containsExactly("C-17-1.tsr.3");
        Path second = bench.folder.resolve("C-17-1.tsr.2");
        Path third = bench.folder.resolve("C-17-1.tsr.3");
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
        assertThatThrownBy(() -> renew(Bench.silent("down.example")))
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
        assertThatThrownBy(() -> renew(Bench.silent("down.example"), bench.first))
                .hasMessageContaining("down.example")
                .hasMessageContaining("name one that answers");
        assertThatThrownBy(() -> renew(bench.first, remote))
                .as("of an authority without a root, which nobody could check")
                .hasMessageContaining("would not verify");
        assertThat(Renewal.due(bench.folder, NAME)).isBefore(NOW.plus(Duration.ofDays(2)));
    }

    @Test
    void whatWasNeverStampedCannotBeRenewed() {
        bench.seal(NAME, Bench.silent("down.example"));
        assertThatThrownBy(() -> renew(bench.first)).hasMessageContaining("there is no timestamp to be renewed");
        assertThatThrownBy(() -> Renewal.due(bench.folder, NAME)).isInstanceOf(EvidenceException.class);
    }
}
