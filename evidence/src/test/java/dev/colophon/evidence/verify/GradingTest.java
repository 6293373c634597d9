package dev.colophon.evidence.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.check.Check;
import dev.colophon.evidence.verify.check.CheckResult;
import dev.colophon.evidence.verify.check.PublicAddress;
import dev.colophon.evidence.verify.check.Status;
import dev.colophon.evidence.verify.program.VerifyText;
import dev.colophon.evidence.verify.signature.TrustStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The grade is never higher than the weakest part, and the headline names what keeps it down. */
class GradingTest {

    @TempDir
    Path folder;

    private VerifyReport verify(SortedMap<String, byte[]> files, TrustStore trust)
            throws IOException, NotABundleException {
        SampleBundle.write(folder, files);
        return BundleVerifier.verify(folder.resolve("C-17-1.wacz"), trust, SampleBundle.CLOCK);
    }

    @Test
    void aLogThatNobodyKnowsCapsTheGrade() throws Exception {
        TrustStore all = SampleBundle.trust();
        VerifyReport report = verify(
                new SampleBundle().files(),
                new TrustStore(all.claimant(), all.authorities(), all.witnesses(), List.of(), all.signers(), 2));
        assertThat(report.of("log.trust").getFirst().status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.grade()).isEqualTo(EvidenceGrade.B);
        assertThat(VerifyText.of(report, Language.ENGLISH)).contains("No better grade because of: log.trust");
    }

    @ParameterizedTest
    @CsvSource({
        "Library of Somewhere,LIBRARY  of somewhere",
        "Example Trust AG,Example-Trust A.G.",
        "\u6d77\u6d0b\u56fe\u4e66\u9986,\u6d77\u6d0b \u56fe\u4e66\u9986",
        "Library,\uff2cibrary"
    })
    void oneOperatorInTwoSpellingsIsOneWitness(String one, String other) throws Exception {
        TrustStore all = SampleBundle.trust();
        VerifyReport report = verify(
                new SampleBundle().files(),
                new TrustStore(
                        all.claimant(),
                        all.authorities(),
                        List.of(
                                new TrustStore.Operated(SampleBundle.WITNESS.verifier(), one),
                                new TrustStore.Operated(SampleBundle.SECOND_WITNESS.verifier(), other)),
                        all.logs(),
                        all.signers(),
                        2));
        assertThat(report.independent().witnesses()).containsExactly("witness.example/a");
        assertThat(report.of("log.witness.quorum").getFirst().why()).contains("counted already: witness.example/b");
        assertThat(report.grade()).isEqualTo(EvidenceGrade.B);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "10.1.2.3", "192.168.1.9", "100.64.0.1", "192.0.2.7", "::1", "fe80::1", "fd00::1", "''"})
    void whatOnlyThisMachineReachesProvesNothingAboutTheInternet(String address) throws Exception {
        SampleBundle bundle = new SampleBundle();
        bundle.warcHeaders = headers -> {
            SortedMap<String, String> changed = new TreeMap<>(headers);
            changed.computeIfPresent("WARC-IP-Address", (_, _) -> address);
            changed.values().removeIf(String::isEmpty);
            return changed;
        };
        VerifyReport report = verify(bundle.files(), SampleBundle.trust());
        assertThat(report.of("warc.peer").getFirst().status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.failures()).isEmpty();
        assertThat(report.grade()).isEqualTo(EvidenceGrade.C);
        assertThat(VerifyText.of(report, Language.ENGLISH)).contains("No better grade because of: warc.peer");
    }

    @ParameterizedTest
    @CsvSource({"93.184.215.14", "172.15.0.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"})
    void publicAddressesAreNoDoubt(String address) {
        assertThat(PublicAddress.otherwise(address)).isEmpty();
    }

    @Test
    void whatWasTakenAwayIsNamedInTheHeadline() throws Exception {
        SortedMap<String, byte[]> files = new SampleBundle().files();
        files.remove("C-17-1.report.pdf");
        VerifyReport report = verify(files, SampleBundle.trust());
        assertThat(report.grade()).isEqualTo(EvidenceGrade.C);
        String text = VerifyText.of(report, Language.ENGLISH);
        assertThat(text).contains("Missing: C-17-1.report.pdf", "No better grade because of: side.promised");
        for (String part : List.of(".tsr", ".tsr-b", ".leaf.json", ".tlog-proof")) {
            files.remove("C-17-1" + part);
        }
        assertThat(VerifyText.of(verifyAnew(files), Language.of("zh").orElseThrow()))
                .contains("缺少：C-17-1.tsr、C-17-1.tsr-b、C-17-1.leaf.json、C-17-1.tlog-proof、C-17-1.report.pdf");
    }

    private VerifyReport verifyAnew(SortedMap<String, byte[]> files) throws IOException, NotABundleException {
        Path own = folder.resolve("anew");
        SampleBundle.write(own, files);
        return BundleVerifier.verify(own.resolve("C-17-1.wacz"), SampleBundle.trust(), SampleBundle.CLOCK);
    }

    /** Over all checks, whatever they found. */
    @Test
    void noGradeIsHigherThanItsWeakestPart() {
        Random random = new Random(17);
        List<Status> all =
                List.of(Status.PASS, Status.PASS, Status.PASS, Status.UNKNOWN, Status.NOT_PRESENT, Status.FAIL);
        VerifyReport.Independence most = new VerifyReport.Independence(true, List.of("a"), List.of("b", "c"), 2);
        for (int i = 0; i < 10_000; i++) {
            int kinds = 1 + random.nextInt(all.size());
            List<CheckResult> checks = new ArrayList<>();
            for (Check check : Check.values()) {
                Status status = random.nextInt(20) > 0 ? Status.PASS : all.get(random.nextInt(kinds));
                checks.add(new CheckResult(check.id, status, "", Message.none()));
            }
            EvidenceGrade grade = Grading.grade(checks, most);
            for (CheckResult check : checks) {
                assertThat(grade).as("%s", check).isGreaterThanOrEqualTo(Grading.grade(List.of(check), most));
            }
            if (checks.stream().anyMatch(check -> check.status() == Status.FAIL)) {
                assertThat(grade).isEqualTo(EvidenceGrade.F);
            }
        }
    }
}
