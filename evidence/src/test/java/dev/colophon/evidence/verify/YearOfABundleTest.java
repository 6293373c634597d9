package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.bundle.BundleReport;
import dev.colophon.evidence.bundle.BundleSettings;
import dev.colophon.evidence.bundle.BundleWriter;
import dev.colophon.evidence.bundle.Page;
import dev.colophon.evidence.bundle.SealKey;
import dev.colophon.evidence.bundle.environment.Environment;
import dev.colophon.evidence.bundle.environment.ProcessLog;
import dev.colophon.evidence.bundle.sealed.BundleFacts;
import dev.colophon.evidence.bundle.sealed.LateTimestamp;
import dev.colophon.evidence.bundle.sealed.Renewal;
import dev.colophon.evidence.log.LogKey;
import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.report.signature.ReportKey;
import dev.colophon.evidence.report.signature.ReportSigner;
import dev.colophon.evidence.time.LocalAuthority;
import dev.colophon.evidence.time.PreparedAuthorities;
import dev.colophon.evidence.time.TimestampAuthority;
import dev.colophon.evidence.time.TimestampResponse;
import dev.colophon.evidence.verify.check.CheckResult;
import dev.colophon.evidence.verify.check.Status;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.signature.TrustStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year of a bundle as the program makes it (own clock, log, report signed with P-256): captured, an authority added,
 * renewed, its certificate ended, renewed. No grade is ever lost, whoever verifies.
 */
@Tag("full")
class YearOfABundleTest {

    private static final BundleName NAME = new BundleName("C-17", 1);
    private static final String ORIGIN = "log.example/bundles";
    private static final Instant CAPTURED = Instant.parse("2026-11-25T15:00:01.125Z");

    @TempDir
    Path home;

    private Instant now = CAPTURED;
    private final InstantSource clock = () -> now;
    private final LogKey logKey = LogKey.generate(ORIGIN);
    private final SampleAuthority other =
            new SampleAuthority("Other time", CAPTURED.minus(Duration.ofDays(90)), CAPTURED.plus(Duration.ofDays(270)));
    private final SampleAuthority next =
            new SampleAuthority("Next time", CAPTURED.plus(Duration.ofDays(100)), CAPTURED.plus(Duration.ofDays(3650)));

    /** An authority that somebody else runs. */
    private final class Outside implements TimestampAuthority {

        private final SampleAuthority authority;

        Outside(SampleAuthority authority) {
            this.authority = authority;
        }

        @Override
        public String name() {
            return "outside";
        }

        @Override
        public Optional<X509Certificate> root() {
            return Optional.of(authority.root());
        }

        @Override
        public TimestampResponse stamp(Hash imprint) {
            return new TimestampResponse(authority.stamp(imprint, now), now, authority.certificate());
        }
    }

    private final class Report implements BundleReport {

        private final ReportKey key = ReportKey.generate("Somebody", ReportKey.Kind.P_256, CAPTURED.minusSeconds(60));

        @Override
        public X509Certificate signer() {
            return key.certificate();
        }

        @Override
        public Optional<byte[]> pdf(BundleFacts facts) {
            List<String> lines = new ArrayList<>(
                    List.of(facts.wacz().sha256().hex(), facts.dataPackage().hex()));
            facts.beside().values().forEach(file -> lines.add(file.sha256().hex()));
            return Optional.of(
                    new ReportSigner(key, Optional.empty(), clock).sign(SampleReport.page(lines), "evidence"));
        }
    }

    private void capture(LocalAuthority own) throws Exception {
        TransparencyLog log = TransparencyLog.create(home.resolve("log"), logKey, ORIGIN, clock);
        BundleSettings settings = new BundleSettings(
                "Colophon test",
                SealKey.at(home.resolve("seal.key")),
                List.of(own),
                log,
                logKey.verifier(),
                List.of(),
                Optional.of(new Report()),
                clock);
        Path warc = Files.write(
                home.resolve("capture.warc.gz"),
                new SampleWarc(SampleBundle.random(900, 5), headers -> headers).bytes());
        ProcessLog process = new ProcessLog(clock);
        process.step("start", Map.of("url", SampleWarc.URL));
        try (BundleWriter writer = BundleWriter.open(home.resolve("evidence"), NAME, settings)) {
            writer.warc(warc)
                    .page(new Page(SampleWarc.URL, CAPTURED, "A song"))
                    .environment(new Environment(
                            List.of(new Environment.Item("os", Environment.Status.PASS, "Linux", "named"))))
                    .match(Map.of("url", SampleWarc.URL, "matches", List.of(), "licenceChecks", List.of()))
                    .part("evidence/signals.json", "{}".getBytes(UTF_8))
                    .seal(process);
        }
    }

    private VerifyReport verified(TrustStore trust) throws NotABundleException {
        VerifyReport report = BundleVerifier.verify(home.resolve("evidence/C-17-1.wacz"), trust, clock);
        assertThat(report.failures()).as("at %s", now).isEmpty();
        return report;
    }

    private TrustStore stranger() {
        return new TrustStore(
                Optional.of("Somebody"),
                List.of(
                        new TrustStore.Authority("Other time", "Other Ltd", other.root()),
                        new TrustStore.Authority("Next time", "Next Ltd", next.root())),
                List.of(),
                List.of(new TrustStore.Operated(logKey.verifier(), "Somebody")),
                List.of(),
                2);
    }

    private List<String> renewed(List<TimestampAuthority> authorities) {
        List<String> written = new ArrayList<>(LateTimestamp.stamp(home.resolve("evidence"), NAME, authorities, clock)
                .written());
        written.addAll(
                Renewal.renew(home.resolve("evidence"), NAME, authorities, now.plus(Duration.ofDays(90)), clock));
        return written;
    }

    @Test
    void everyGradeIsKept() throws Exception {
        LocalAuthority own = PreparedAuthorities.at(home.resolve("time"), clock);
        capture(own);
        assertThat(verified(TrustStore.none()).grade()).isEqualTo(EvidenceGrade.C);
        assertThat(verified(stranger()).grade()).isEqualTo(EvidenceGrade.C);

        // A month later an authority is named, and asked for what is missing.
        now = CAPTURED.plus(Duration.ofDays(30));
        List<TimestampAuthority> named = List.of(new Outside(other), own);
        assertThat(renewed(named)).containsExactly("C-17-1.late-1.tsr");
        assertThat(verified(TrustStore.none()).grade()).isEqualTo(EvidenceGrade.C);
        VerifyReport later = verified(stranger());
        assertThat(later.grade()).isEqualTo(EvidenceGrade.B);
        // Until then only the claimant's clock said anything.
        assertThat(later.of("tsr.window").getFirst().why()).contains("days after the capture");
        assertThat(renewed(named)).as("what is there needs nothing").isEmpty();

        // Its certificate ends in two months; by now it signs with another.
        now = CAPTURED.plus(Duration.ofDays(210));
        List<TimestampAuthority> anew = List.of(new Outside(next), own);
        assertThat(renewed(anew)).containsExactly("C-17-1.late-1.tsr.2");
        assertThat(verified(stranger()).grade()).isEqualTo(EvidenceGrade.B);

        // It has ended.
        now = CAPTURED.plus(Duration.ofDays(365));
        assertThat(verified(stranger()).grade()).isEqualTo(EvidenceGrade.B);
        assertThat(verified(stranger()).of("tsr.renewal").getFirst().status()).isEqualTo(Status.PASS);
        assertThat(renewed(anew)).isEmpty();
        assertThat(verified(TrustStore.none()).grade()).isEqualTo(EvidenceGrade.C);
        assertThat(verified(stranger()).grade()).isEqualTo(EvidenceGrade.B);
    }

    /** Nobody can say of a token without its root who stamped it. */
    @Test
    void aLateTimestampWhoseRootWasTakenAwayIsNamed() throws Exception {
        LocalAuthority own = PreparedAuthorities.at(home.resolve("time"), clock);
        capture(own);
        now = CAPTURED.plus(Duration.ofDays(30));
        assertThat(renewed(List.of(new Outside(other), own))).containsExactly("C-17-1.late-1.tsr");
        Files.delete(home.resolve("evidence/C-17-1.late-1.tsr.pem"));
        CheckResult chain = verified(TrustStore.none()).of("tsr.chain").getFirst();
        assertThat(chain.status()).isEqualTo(Status.UNKNOWN);
        assertThat(chain.part()).isEqualTo("C-17-1.late-1.tsr");
        // Whoever knows the authority needs no root of ours.
        assertThat(verified(stranger()).of("tsr.chain").getFirst().status()).isEqualTo(Status.PASS);
    }

    /** A certificate that ended before anybody renewed: what is left is stamped anew, and says since when. */
    @Test
    void whatEndedIsStampedAnew() throws Exception {
        LocalAuthority own = PreparedAuthorities.at(home.resolve("time"), clock);
        capture(own);
        now = CAPTURED.plus(Duration.ofDays(30));
        assertThat(renewed(List.of(new Outside(other), own))).containsExactly("C-17-1.late-1.tsr");
        now = CAPTURED.plus(Duration.ofDays(365));
        assertThat(verified(stranger()).of("tsr.renewal").getFirst().status()).isEqualTo(Status.UNKNOWN);
        EvidenceGrade before = verified(stranger()).grade();
        assertThat(renewed(List.of(new Outside(next), own))).containsExactly("C-17-1.late-2.tsr");
        assertThat(verified(stranger()).grade()).isEqualTo(before).isEqualTo(EvidenceGrade.B);
        assertThat(verified(stranger()).of("tsr.renewal").getFirst().status()).isEqualTo(Status.PASS);
    }
}
