package dev.colophon.evidence.verify.check;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.container.Opened;
import dev.colophon.evidence.verify.container.Seal;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.Pem;
import dev.colophon.evidence.verify.signature.CertificatePath;
import dev.colophon.evidence.verify.signature.Cms;
import dev.colophon.evidence.verify.signature.Roots;
import dev.colophon.evidence.verify.signature.SignedPdf;
import dev.colophon.evidence.verify.signature.Stamp;
import dev.colophon.evidence.verify.signature.TrustStore;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/** The signed report. */
public final class ReportChecks {

    private static final List<Check> ALL =
            List.of(Check.PDF_SIGNATURE, Check.PDF_TIMESTAMP, Check.PDF_HASHES, Check.PDF_SIGNER_TRUST);

    /** CMS over content that is plain data. */
    private static final int SIGNED_DATA_VERSION = 1;

    private final Opened bundle;
    private final TrustStore trust;
    private final Findings findings;
    private final String part;

    public ReportChecks(Opened bundle, TrustStore trust, Findings findings) {
        this.bundle = bundle;
        this.trust = trust;
        this.findings = findings;
        this.part = bundle.name().report();
    }

    /** Answers the text that the signature covers, without white space; empty when there is none to rely on. */
    public String run() {
        Optional<byte[]> file = bundle.side().get(part);
        if (file.isEmpty()) {
            Message why = bundle.promised(part) ? Message.of("missing.promised") : Message.of("report.none");
            ALL.forEach(check -> findings.notPresent(check, part, why));
            return "";
        }
        try {
            SignedPdf pdf = SignedPdf.of(file.get(), part);
            signature(pdf);
            if (findings.failed(Check.PDF_SIGNATURE)) {
                return "";
            }
            // A report that prints nothing prints no hash either.
            String text = pdf.text();
            hashes(text);
            return text;
        } catch (MalformedPart e) {
            findings.fail(Check.PDF_SIGNATURE, e);
            return "";
        }
    }

    private void signature(SignedPdf pdf) throws MalformedPart {
        X509Certificate expected = expected();
        try {
            Cms cms = Cms.of(new CMSSignedData(new CMSProcessableByteArray(pdf.signed()), pdf.cms()), part);
            Optional<Message> superfluous = cms.superfluous(
                    SIGNED_DATA_VERSION, Optional.of(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken));
            superfluous.ifPresent(why -> findings.fail(Check.PDF_SIGNATURE, part, why));
            if (!cms.certificates().equals(List.of(expected))) {
                findings.fail(
                        Check.PDF_SIGNATURE,
                        part,
                        Message.of("report.certificate", bundle.name().signer()));
            }
            if (!cms.signer().verify(new JcaSimpleSignerInfoVerifierBuilder().build(cms.certificate()))) {
                findings.fail(Check.PDF_SIGNATURE, part, Message.of("report.changed"));
            }
            valid(expected, timestamp(cms).or(pdf::claimedTime));
            known(expected);
            findings.pass(Check.PDF_SIGNATURE, part, Message.verbatim(CertificatePath.subject(expected)));
        } catch (CMSSignerDigestMismatchException _) {
            findings.fail(Check.PDF_SIGNATURE, part, Message.of("report.changed"));
        } catch (CMSException | OperatorCreationException | RuntimeException e) {
            // Bouncy Castle answers values that cannot be with several kinds of unchecked exceptions.
            findings.fail(Check.PDF_SIGNATURE, part, Message.of("report.unreadable", e.getMessage()));
        }
    }

    private X509Certificate expected() throws MalformedPart {
        String signer = bundle.name().signer();
        byte[] pem = bundle.side()
                .get(signer)
                .orElseThrow(() -> new MalformedPart(signer, Message.of("report.signer.missing")));
        return Pem.certificate(pem, signer);
    }

    private void valid(X509Certificate certificate, Optional<Instant> stamped) {
        Optional<Instant> at = stamped.or(() -> bundle.seal().map(Seal::captured));
        if (at.isPresent()
                && (at.get().isBefore(certificate.getNotBefore().toInstant())
                        || at.get().isAfter(certificate.getNotAfter().toInstant()))) {
            findings.fail(
                    Check.PDF_SIGNATURE, bundle.name().signer(), Message.of("report.certificate.validity", at.get()));
        }
    }

    /** Answers when the signature was stamped, where that holds. */
    private Optional<Instant> timestamp(Cms cms) {
        var unsigned = cms.signer().getUnsignedAttributes();
        var attribute = unsigned == null ? null : unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        if (attribute == null) {
            findings.notPresent(Check.PDF_TIMESTAMP, part, Message.of("report.no-timestamp"));
            return Optional.empty();
        }
        try {
            ASN1Encodable[] values = attribute.getAttributeValues();
            if (values.length != 1) {
                throw new MalformedPart(part, Message.of("report.timestamps"));
            }
            TimeStampToken token = new TimeStampToken(
                    ContentInfo.getInstance(values[0].toASN1Primitive().getEncoded(ASN1Encoding.DER)));
            Stamp stamp = Stamp.of(token, part, false, Optional.empty());
            if (!stamp.isOver(Hash.sha256(cms.signer().getSignature()))) {
                throw new MalformedPart(part, Message.of("report.timestamp.other"));
            }
            stamp.purpose().ifPresent(why -> findings.fail(Check.PDF_TIMESTAMP, part, why));
            stamped(stamp);
            return Optional.of(stamp.time());
        } catch (MalformedPart e) {
            findings.fail(Check.PDF_TIMESTAMP, e);
        } catch (TSPException | IOException | RuntimeException e) {
            // Bouncy Castle answers values that cannot be with several kinds of unchecked exceptions.
            findings.fail(Check.PDF_TIMESTAMP, part, Message.of("report.timestamp.unreadable", e.getMessage()));
        }
        return Optional.empty();
    }

    private void stamped(Stamp stamp) throws MalformedPart {
        stamp.verifySignature();
        List<X509Certificate> roots = Roots.of(bundle, trust);
        if (roots.isEmpty()) {
            findings.unknown(Check.PDF_TIMESTAMP, part, Message.of("tsr.no-root"));
            return;
        }
        CertificatePath path = stamp.chain(roots);
        stamp.strangers(path).forEach(why -> findings.unknown(Check.PDF_TIMESTAMP, part, why));
        findings.pass(Check.PDF_TIMESTAMP, part, Message.of("report.stamped", stamp.time()));
    }

    private void known(X509Certificate certificate) {
        if (trust.signers().contains(certificate.getPublicKey())) {
            findings.pass(Check.PDF_SIGNER_TRUST, part, Message.verbatim(CertificatePath.subject(certificate)));
        } else {
            findings.unknown(
                    Check.PDF_SIGNER_TRUST,
                    part,
                    Message.of("report.signer.unknown", CertificatePath.subject(certificate)));
        }
    }

    private void hashes(String text) {
        Map<String, Hash> real = new LinkedHashMap<>();
        real.put(bundle.name().wacz(), bundle.containerHash());
        bundle.datapackage().ifPresent(bytes -> real.put(Entries.DATAPACKAGE, Hash.sha256(bytes)));
        Stream.concat(
                        bundle.name().tokens(),
                        Stream.of(bundle.name().leaf(), bundle.name().proof()))
                .forEach(other -> bundle.side().get(other).ifPresent(bytes -> real.put(other, Hash.sha256(bytes))));
        if (real.values().stream().noneMatch(hash -> text.contains(hash.hex()))) {
            findings.fail(Check.PDF_HASHES, part, Message.of("report.other"));
        }
        real.forEach((file, hash) -> {
            if (!text.contains(hash.hex())) {
                findings.fail(Check.PDF_HASHES, file, Message.of("report.hash.missing", hash.hex()));
            }
        });
        findings.pass(Check.PDF_HASHES, part, Message.of("report.hashes", real.size()));
    }
}
