package dev.colophon.evidence.bundle;

import static dev.colophon.evidence.bundle.Bench.CLOCK;
import static dev.colophon.evidence.bundle.Bench.NAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.bundle.sealed.LateTimestamp;
import dev.colophon.evidence.bundle.sealed.Renewal;
import dev.colophon.evidence.verify.BundleVerifier;
import dev.colophon.evidence.verify.VerifyReport;
import dev.colophon.evidence.verify.check.CheckResult;
import dev.colophon.evidence.verify.check.Status;
import dev.colophon.evidence.verify.signature.TrustStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sealed passes every check of the verifier, at once, stamped late and renewed. */
class VerifiedTest {

    @TempDir
    static Path authorities;

    @TempDir
    Path home;

    private Bench bench;

    @BeforeEach
    void bench() {
        bench = new Bench(home, authorities, CLOCK);
    }

    private void assertNothingFails() throws Exception {
        VerifyReport report = BundleVerifier.verify(bench.folder.resolve(NAME.wacz()), TrustStore.none(), CLOCK);
        assertThat(report.checks())
                .filteredOn(
                        check -> check.status() == Status.FAIL && !check.id().startsWith("env."))
                .isEmpty();
        assertThat(report.checks()).extracting(CheckResult::id).contains("log.inclusion", "res.hash");
    }

    @Test
    @Tag("full")
    void aBundleWithTwoTimestamps() throws Exception {
        bench.seal(NAME, bench.first, bench.second);
        assertNothingFails();
    }

    @Test
    @Tag("full")
    void aBundleThatWasStampedLate() throws Exception {
        bench.seal(NAME, Bench.silent("down.example"));
        assertNothingFails();
        LateTimestamp.stamp(bench.folder, NAME, List.of(bench.first, bench.second), CLOCK);
        assertNothingFails();
    }

    @Test
    @Tag("full")
    void aBundleWhoseTimeWasRenewed() throws Exception {
        bench.seal(NAME, bench.first, bench.second);
        Renewal.renew(bench.folder, NAME, List.of(bench.second), Bench.FAR, CLOCK);
        Renewal.renew(bench.folder, NAME, List.of(bench.first), Bench.FAR, CLOCK);
        assertNothingFails();
    }
}
