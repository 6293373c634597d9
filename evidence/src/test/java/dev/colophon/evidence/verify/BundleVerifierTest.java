package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.verify.check.CheckResult;
import dev.colophon.evidence.verify.check.Status;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.signature.TrustStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleVerifierTest {

    @TempDir
    Path folder;

    private VerifyReport verify(Map<String, byte[]> files, TrustStore trust) throws IOException, NotABundleException {
        return verify(files, trust, SampleBundle.CLOCK);
    }

    private VerifyReport verify(Map<String, byte[]> files, TrustStore trust, InstantSource clock)
            throws IOException, NotABundleException {
        SampleBundle.write(folder, files);
        return BundleVerifier.verify(folder.resolve("C-17-1.wacz"), trust, clock);
    }

    private static List<String> open(VerifyReport report) {
        return report.checks().stream()
                .filter(check -> check.status() != Status.PASS)
                .map(CheckResult::id)
                .toList();
    }

    @Test
    void everythingHoldsAndOthersVouchForIt() throws Exception {
        VerifyReport report = verify(new SampleBundle().files(), SampleBundle.trust());
        assertThat(open(report)).containsExactly("tsr.renewal", "match.entry", "match.replay");
        assertThat(report.grade()).isEqualTo(EvidenceGrade.A);
        assertThat(report.independent().authorities()).containsExactly("Sample time", "Second time");
        assertThat(report.independent().witnesses()).containsExactly("witness.example/a", "witness.example/b");
    }

    @Test
    void nobodyIsIndependentWithoutATrustFolder() throws Exception {
        VerifyReport report = verify(new SampleBundle().files(), TrustStore.none());
        assertThat(report.failures()).isEmpty();
        assertThat(report.grade()).isEqualTo(EvidenceGrade.C);
        assertThat(report.independent().authorities()).isEmpty();
        assertThat(report.of("tsr.independent").getFirst().why()).contains("--trust");
    }

    @Test
    void oneIndependentPartyIsGradeB() throws Exception {
        TrustStore all = SampleBundle.trust();
        SortedMap<String, byte[]> files = new SampleBundle().files();
        TrustStore authority =
                new TrustStore(all.claimant(), all.authorities(), List.of(), all.logs(), all.signers(), 2);
        assertThat(verify(files, authority).grade()).isEqualTo(EvidenceGrade.B);
        TrustStore witness =
                new TrustStore(all.claimant(), List.of(), all.witnesses().subList(0, 1), all.logs(), all.signers(), 2);
        VerifyReport report = verify(files, witness);
        assertThat(report.grade()).isEqualTo(EvidenceGrade.B);
        assertThat(report.of("log.witness.quorum").getFirst().status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void whoIsTheClaimantOrRunsTheLogIsNotIndependent() throws Exception {
        TrustStore all = SampleBundle.trust();
        TrustStore own = new TrustStore(
                Optional.of("  sample  LTD "),
                all.authorities().subList(0, 1),
                List.of(new TrustStore.Operated(SampleBundle.WITNESS.verifier(), "Log House")),
                List.of(new TrustStore.Operated(SampleBundle.LOG.verifier(), "Log House")),
                all.signers(),
                1);
        VerifyReport report = verify(new SampleBundle().files(), own);
        assertThat(report.independent().authorities()).isEmpty();
        assertThat(report.independent().witnesses()).isEmpty();
        assertThat(report.grade()).isEqualTo(EvidenceGrade.C);
    }

    @Test
    void anUncleanEnvironmentCapsTheGradeButBreaksNothing() throws Exception {
        SampleBundle bundle = new SampleBundle();
        bundle.entries = inside -> inside.put(
                Entries.ENVIRONMENT,
                "{\"items\":[{\"id\":\"proxy\",\"status\":\"FAIL\",\"value\":\"set\",\"why\":\"https_proxy is set\"}]}"
                        .getBytes(UTF_8));
        VerifyReport report = verify(bundle.files(), SampleBundle.trust());
        assertThat(report.of("env.proxy").getFirst().status()).isEqualTo(Status.FAIL);
        assertThat(report.failures()).isEmpty();
        assertThat(report.grade()).isEqualTo(EvidenceGrade.B);
    }

    @Test
    void theBrowserThatSawOtherBytesIsANote() throws Exception {
        SampleBundle bundle = new SampleBundle();
        bundle.entries = inside -> inside.put(
                Entries.BROWSER,
                "{\"bodies\":[{\"url\":\"%1$s\",\"captured\":\"%2$s\",\"browser\":\"%2$s\"},{\"url\":\"%1$s\",\"captured\":\"%2$s\",\"browser\":\"%3$s\"}]}"
                        .formatted(
                                SampleWarc.URL,
                                Hash.sha256(bundle.body).hex(),
                                Hash.sha256(new byte[1]).hex())
                        .getBytes(UTF_8));
        VerifyReport report = verify(bundle.files(), SampleBundle.trust());
        assertThat(report.of("body.twice").getFirst().status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.grade()).isEqualTo(EvidenceGrade.B);
    }

    @Test
    void aLateTimestampIsToldAndCapsTheGrade() throws Exception {
        SampleBundle bundle = new SampleBundle();
        bundle.stamped = SampleBundle.CAPTURED.plus(Duration.ofHours(3));
        bundle.cosigned = bundle.stamped.plusSeconds(60);
        VerifyReport report = verify(bundle.files(), SampleBundle.trust());
        assertThat(report.of("tsr.window").getFirst().status()).isEqualTo(Status.UNKNOWN);
        assertThat(report.grade()).isEqualTo(EvidenceGrade.B);
    }

    private static TrustStore unwitnessed() {
        TrustStore all = SampleBundle.trust();
        return new TrustStore(all.claimant(), all.authorities(), List.of(), all.logs(), all.signers(), 2);
    }

    @Test
    void cosignaturesHaveOneOrder() throws Exception {
        SortedMap<String, byte[]> files = new SampleBundle().files();
        byte[] proof = Objects.requireNonNull(files.get("C-17-1.tlog-proof"));
        List<String> lines = new ArrayList<>(new String(proof, UTF_8).lines().toList());
        int last = lines.size() - 1;
        lines.add(last - 1, lines.remove(last));
        files.put("C-17-1.tlog-proof", (String.join("\n", lines) + "\n").getBytes(UTF_8));
        VerifyReport report = verify(files, SampleBundle.trust());
        assertThat(report.of("log.checkpoint.sig").getFirst().why()).contains("reordered");
        assertThat(report.grade()).isEqualTo(EvidenceGrade.F);
    }

    @Test
    void aRenewalKeepsATimestampAliveBeyondItsCertificates() throws Exception {
        SortedMap<String, byte[]> files = new SampleBundle().files();
        Instant later = Instant.parse("2045-01-01T00:00:00Z");
        InstantSource clock = InstantSource.fixed(later);
        assertThat(verify(files, SampleBundle.trust(), clock).grade())
                .as("witnesses had seen its hash while its certificates were good")
                .isEqualTo(EvidenceGrade.A);
        VerifyReport old = verify(files, unwitnessed(), clock);
        assertThat(old.of("tsr.renewal").getFirst().status()).isEqualTo(Status.UNKNOWN);
        assertThat(old.grade()).isEqualTo(EvidenceGrade.B);

        SampleAuthority next = new SampleAuthority(
                "Next time", Instant.parse("2029-01-01T00:00:00Z"), later.plus(Duration.ofDays(400)));
        byte[] first = Objects.requireNonNull(files.get("C-17-1.tsr"));
        files.put("C-17-1.tsr.2", next.stamp(Hash.sha256(first), Instant.parse("2029-06-01T00:00:00Z")));
        TrustStore all = SampleBundle.trust();
        List<TrustStore.Authority> authorities =
                List.of(all.authorities().getFirst(), new TrustStore.Authority("Next time", "Next Ltd", next.root()));
        VerifyReport renewed = verify(
                files,
                new TrustStore(all.claimant(), authorities, all.witnesses(), all.logs(), all.signers(), 2),
                clock);
        assertThat(renewed.of("tsr.renewal")).extracting(CheckResult::status).containsExactly(Status.PASS);
        assertThat(renewed.failures()).isEmpty();
    }

    @Test
    void aVerifiersClockBeforeTheCaptureIsToldToBeWrong() throws Exception {
        VerifyReport report = verify(
                new SampleBundle().files(),
                SampleBundle.trust(),
                InstantSource.fixed(SampleBundle.NOW.minus(Duration.ofDays(3650))));
        assertThat(report.failures()).extracting(CheckResult::id).contains("tsr.window", "log.time.order");
    }

    @Test
    void promisedPartsThatNeverFollowedAreAbsent() throws Exception {
        SortedMap<String, byte[]> files = new SampleBundle().files();
        for (String part : List.of(".tsr", ".tsr-b", ".leaf.json", ".tlog-proof", ".report.pdf")) {
            files.remove("C-17-1" + part);
        }
        VerifyReport report = verify(files, SampleBundle.trust());
        assertThat(report.failures()).isEmpty();
        assertThat(report.grade()).isEqualTo(EvidenceGrade.C);
        assertThat(report.of("side.promised").getFirst().part()).contains("C-17-1.tsr", "C-17-1.report.pdf");
    }

    @Test
    void aTimestampThatTheLogEntryNamesCannotVanish() throws Exception {
        SortedMap<String, byte[]> files = new SampleBundle().files();
        files.remove("C-17-1.tsr");
        VerifyReport report = verify(files, SampleBundle.trust());
        assertThat(report.of("side.promised"))
                .anyMatch(check -> check.status() == Status.FAIL && check.part().equals("C-17-1.tsr"));
    }

    @Test
    void whatIsNoBundleIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("C-1-1.wacz"), "no container");
        Path named = Files.writeString(folder.resolve("bundle.zip"), "PK");
        for (Path path : List.of(text, named, folder.resolve("C-2-1.wacz"), folder)) {
            assertThatThrownBy(() -> BundleVerifier.verify(path, TrustStore.none(), SampleBundle.CLOCK))
                    .isInstanceOf(NotABundleException.class);
        }
    }

    @Test
    void ofABundleUnderAnotherNameIsSaidWhatToCallIt() throws Exception {
        SampleBundle.write(folder, new SampleBundle().files());
        Path renamed = Files.move(folder.resolve("C-17-1.wacz"), folder.resolve("proof.wacz"));
        assertThatThrownBy(() -> BundleVerifier.verify(renamed, TrustStore.none(), SampleBundle.CLOCK))
                .hasMessageContaining("proof.wacz: it was sealed as C-17-1.wacz: give it that name again");
        Path text = Files.writeString(folder.resolve("note.wacz"), "no container");
        assertThatThrownBy(() -> BundleVerifier.verify(text, TrustStore.none(), SampleBundle.CLOCK))
                .hasMessageContaining("note.wacz: a bundle is a file <case>-<n>.wacz");
    }

    @Test
    void symbolicLinksBesideTheContainerAreNotFollowed() throws Exception {
        SortedMap<String, byte[]> files = new SampleBundle().files();
        SampleBundle.write(folder, files);
        Path readme = folder.resolve("C-17-1.README.txt");
        Path elsewhere = Files.move(readme, folder.resolve("elsewhere.txt"));
        Files.createSymbolicLink(readme, elsewhere);
        VerifyReport report =
                BundleVerifier.verify(folder.resolve("C-17-1.wacz"), SampleBundle.trust(), SampleBundle.CLOCK);
        assertThat(report.failures()).extracting(CheckResult::part).contains("C-17-1.README.txt");
    }

    /** Reports of other versions, and in languages of the future, are read for their hashes, never for their words. */
    @Test
    void theWordsOfAReportAreNoPartOfTheProof() throws Exception {
        SampleBundle bundle = new SampleBundle();
        bundle.reportLines = lines -> {
            List<String> told = new ArrayList<>(List.of("Bericht über elektronische Beweismittel"));
            told.addAll(lines);
            told.add("Die Signatur dieses Berichts muss gültig sein.");
            return told;
        };
        VerifyReport report = verify(bundle.files(), SampleBundle.trust());
        assertThat(report.failures()).isEmpty();
        assertThat(report.grade()).isEqualTo(EvidenceGrade.A);
    }
}
