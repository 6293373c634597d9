package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.bundle.BundleFacts;
import dev.colophon.evidence.bundle.BundleReport;
import dev.colophon.evidence.bundle.BundleSettings;
import dev.colophon.evidence.bundle.BundleWriter;
import dev.colophon.evidence.bundle.Environment;
import dev.colophon.evidence.bundle.Page;
import dev.colophon.evidence.bundle.ProcessLog;
import dev.colophon.evidence.bundle.SealKey;
import dev.colophon.evidence.log.LogKey;
import dev.colophon.evidence.log.TransparencyLog;
import dev.colophon.evidence.log.Witness;
import dev.colophon.evidence.log.WitnessClient;
import dev.colophon.evidence.log.WitnessExchange;
import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.SignedNote;
import dev.colophon.evidence.log.verify.Signer;
import dev.colophon.evidence.log.verify.Subject;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.report.ReportKey;
import dev.colophon.evidence.report.ReportSigner;
import dev.colophon.evidence.time.LocalAuthority;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A bundle as the program makes it: by the writer, with its own authorities, log and signature of the report. */
final class WrittenBundle {

    static final Instant NOW = Instant.parse("2026-11-25T15:00:01.125Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final BundleName NAME = new BundleName("C-17", 1);
    private static final String ORIGIN = "log.example/bundles";

    private final LogKey logKey = LogKey.generate(ORIGIN);
    private final Signer witness = new Signer("witness.example/a", VerifierKey.Type.COSIGNATURE_ED25519);
    private final Signer second = new Signer("witness.example/b", VerifierKey.Type.COSIGNATURE_ED25519);
    private final ReportKey reportKey;
    private final LocalAuthority first;
    private final LocalAuthority other;
    private final SealKey sealKey;

    /** Writes it into {@code home/evidence}. */
    WrittenBundle(Path home) throws IOException {
        first = LocalAuthority.at(home.resolve("first"), CLOCK);
        other = LocalAuthority.at(home.resolve("second"), CLOCK);
        reportKey = ReportKey.generate("Rights of Somebody", ReportKey.Kind.RSA_3072, NOW.minusSeconds(60));
        sealKey = SealKey.at(home.resolve("seal.key"));
        TransparencyLog log = TransparencyLog.create(home.resolve("log"), logKey, ORIGIN, CLOCK);
        log.append(List.of(new LogEntry.Registration(NOW, Subject.plain(Hash.sha256(new byte[1]))).bytes()));
        BundleSettings settings = new BundleSettings(
                "Colophon test",
                sealKey,
                List.of(first, other),
                log,
                logKey.verifier(),
                List.of(client(witness), client(second)),
                Optional.of(new Report()),
                CLOCK);
        Path warc = Files.write(
                home.resolve("capture.warc.gz"),
                new SampleWarc(SampleBundle.random(9_000, 5), headers -> headers).bytes());
        ProcessLog process = new ProcessLog(CLOCK);
        process.step("start", Map.of("url", SampleWarc.URL));
        process.step("response", Map.of("status", 200));
        try (BundleWriter writer = BundleWriter.open(home.resolve("evidence"), NAME, settings)) {
            writer.warc(warc)
                    .page(new Page(SampleWarc.URL, Instant.parse("2026-11-25T15:00:00Z"), "A song"))
                    .environment(new Environment(
                            List.of(new Environment.Item("os", Environment.Status.PASS, "Linux", "named"))))
                    .match(Map.of("url", SampleWarc.URL, "matches", List.of(), "licenceChecks", List.of()))
                    .part("evidence/screenshot-1.png", SampleBundle.random(3_000, 6))
                    .part("evidence/page.mhtml", SampleBundle.random(2_000, 7))
                    .part(Entries.BROWSER, "{\"label\":\"a later look\"}".getBytes(UTF_8))
                    .part("evidence/tls/1.pem", "a certificate".getBytes(UTF_8))
                    .part("evidence/signals.json", "{}".getBytes(UTF_8))
                    .seal(process);
        }
    }

    private final class Report implements BundleReport {
        @Override
        public X509Certificate signer() {
            return reportKey.certificate();
        }

        @Override
        public Optional<byte[]> pdf(BundleFacts facts) {
            List<String> lines = new ArrayList<>(
                    List.of(facts.wacz().sha256().hex(), facts.dataPackage().hex()));
            facts.beside().values().forEach(file -> lines.add(file.sha256().hex()));
            facts.timestamps().forEach(timestamp -> lines.add(timestamp.sha256().hex()));
            return Optional.of(new ReportSigner(
                            reportKey,
                            Optional.of(imprint -> first.stamp(imprint).bytes()),
                            CLOCK)
                    .sign(SampleReport.page(lines), "evidence"));
        }
    }

    /** A witness without a network. */
    private WitnessClient client(Signer signer) {
        return new WitnessClient(new Witness(signer.verifier(), URI.create("https://witness.example")), (_, body) -> {
            String request = new String(body, UTF_8);
            Checkpoint checkpoint = Checkpoint.open(
                    request.substring(request.indexOf("\n\n") + 2).getBytes(UTF_8), logKey.verifier(), ORIGIN);
            String note = new SignedNote("\n", List.of(signer.cosign(checkpoint, NOW))).toString();
            return new WitnessExchange.Answer(
                    200, "text/plain", note.substring(2).getBytes(UTF_8));
        });
    }

    /** Somebody who takes the two local authorities for independent ones. */
    TrustStore trust() {
        return new TrustStore(
                Optional.of("Somebody"),
                List.of(
                        new TrustStore.Authority(
                                "First", "First Ltd", first.root().orElseThrow()),
                        new TrustStore.Authority(
                                "Second", "Second Ltd", other.root().orElseThrow())),
                List.of(
                        new TrustStore.Operated(witness.verifier(), "Library"),
                        new TrustStore.Operated(second.verifier(), "University")),
                List.of(new TrustStore.Operated(logKey.verifier(), "Somebody")),
                List.of(reportKey.certificate().getPublicKey()),
                2);
    }
}
