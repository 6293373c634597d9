package dev.colophon.cases.capture;

import dev.colophon.cases.home.EvidenceSettings;
import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.bundle.BundleReport;
import dev.colophon.evidence.bundle.environment.Environment;
import dev.colophon.evidence.bundle.sealed.BundleFacts;
import dev.colophon.evidence.log.verify.Cosignature;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.report.EvidenceReport;
import dev.colophon.evidence.report.document.PdfPrinter;
import dev.colophon.evidence.report.document.ReportPress;
import dev.colophon.evidence.report.signature.ReportKey;
import dev.colophon.evidence.report.signature.ReportSigner;
import dev.colophon.http.FetchResult.Fetched;
import dev.colophon.http.Recording;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The report of one capture.
 *
 * @param found the exchange with the copy
 * @param entry the file inside it that was compared
 * @param witnesses whose cosignatures count
 */
record CaptureReport(
        EvidenceTarget target,
        EvidenceSettings settings,
        Fetched found,
        Optional<CapturedEntry> entry,
        Recognised recognised,
        Optional<EvidenceReport.SecondLook> look,
        Environment environment,
        List<VerifierKey> witnesses,
        ReportKey key,
        PdfPrinter printer,
        InstantSource clock)
        implements BundleReport {

    @Override
    public X509Certificate signer() {
        return key.certificate();
    }

    @Override
    public Optional<byte[]> pdf(BundleFacts facts) {
        ReportPress press = new ReportPress(settings.report(), printer, new ReportSigner(key, Optional.empty(), clock));
        try {
            return Optional.of(press.press(report(facts)));
        } catch (EvidenceException noPrint) {
            return Optional.empty();
        }
    }

    private EvidenceReport report(BundleFacts facts) {
        return new EvidenceReport(
                facts.name().caseId(),
                facts.name().number(),
                clock.instant(),
                settings.software(),
                new EvidenceReport.Claimant(claimant(), Optional.empty()),
                place(),
                recognised.report(),
                recognised.checks(),
                look,
                environment.items().stream()
                        .map(item -> new EvidenceReport.EnvironmentItem(
                                item.id(),
                                EvidenceReport.State.valueOf(item.status().name()),
                                item.value(),
                                item.why()))
                        .toList(),
                facts.dataPackage(),
                parts(facts),
                facts.timestamps().stream()
                        .map(stamp -> new EvidenceReport.Timestamp(
                                stamp.file(), stamp.authority(), stamp.time(), stamp.independent()))
                        .toList(),
                Optional.of(log(facts)));
    }

    /** The owners of what was found, as they are registered. */
    private String claimant() {
        List<String> owners = recognised.matches().stream()
                .map(match -> match.registered().work().owner().name())
                .distinct()
                .toList();
        return owners.isEmpty() ? settings.responsible().orElse("—") : String.join(", ", owners);
    }

    private EvidenceReport.Found place() {
        Recording recording = found.recording().orElseThrow();
        return new EvidenceReport.Found(
                found.url(),
                target.page(),
                found.seen(),
                found.peer().getHostAddress(),
                found.status(),
                found.type(),
                found.sent().size(),
                Hash.fromHex(found.sent().sha256()),
                recording
                        .tls()
                        .map(tls -> new EvidenceReport.TlsFacts(
                                tls.protocol(),
                                tls.cipher(),
                                tls.chain().stream().map(Hash::fromHex).toList(),
                                tls.names())),
                settings.vantage(),
                entry.map(CapturedEntry::report));
    }

    private static List<EvidenceReport.Part> parts(BundleFacts facts) {
        List<EvidenceReport.Part> parts = new ArrayList<>();
        parts.add(new EvidenceReport.Part(
                facts.name().wacz(), facts.wacz().bytes(), facts.wacz().sha256()));
        facts.beside().forEach((name, file) -> parts.add(new EvidenceReport.Part(name, file.bytes(), file.sha256())));
        facts.contents()
                .resources()
                .forEach(resource ->
                        parts.add(new EvidenceReport.Part(resource.path(), resource.bytes(), resource.hash())));
        return parts;
    }

    private EvidenceReport.LogPlace log(BundleFacts facts) {
        BundleFacts.LogPlace place = facts.log();
        return new EvidenceReport.LogPlace(
                place.origin(),
                place.index(),
                place.checkpoint().size(),
                Objects.requireNonNull(facts.beside().get(facts.name().leaf())).sha256(),
                place.checkpoint().root(),
                witnesses.stream()
                        .flatMap(witness -> Cosignature.find(place.checkpoint(), witness).stream())
                        .map(cosignature -> new EvidenceReport.WitnessMark(
                                cosignature.witness().name(), cosignature.time()))
                        .toList());
    }
}
