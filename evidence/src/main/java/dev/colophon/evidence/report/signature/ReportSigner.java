package dev.colophon.evidence.report.signature;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;

/**
 * Signs a PDF by adding to its end, so that the print itself stays as it was: PAdES baseline (ETSI EN 319 142-1), B-B
 * without a timestamp of the signature, B-T with one. The signature covers the whole file. Thread-safe.
 */
public final class ReportSigner {

    /** Room for the signature, its certificate and an authority's token with a chain of certificates. */
    private static final int RESERVED_BYTES = 20_000;

    private final ReportKey key;
    private final Optional<SignatureTimestamp> timestamp;
    private final InstantSource clock;

    public ReportSigner(ReportKey key, Optional<SignatureTimestamp> timestamp, InstantSource clock) {
        this.key = key;
        this.timestamp = timestamp;
        this.clock = clock;
    }

    /**
     * The PDF with a signature.
     *
     * @param reason why it is signed, for people
     * @throws EvidenceException when it is no PDF, is encrypted or signed already, or the timestamp fails
     */
    public byte[] sign(byte[] pdf, String reason) {
        try (PDDocument document = Loader.loadPDF(pdf);
                SignatureOptions options = new SignatureOptions()) {
            if (document.isEncrypted() || !document.getSignatureDictionaries().isEmpty()) {
                throw new EvidenceException(
                        Reason.NOT_SIGNABLE, "the PDF is encrypted or signed already; print the report anew");
            }
            options.setPreferredSignatureSize(RESERVED_BYTES);
            document.addSignature(signature(reason), options);
            ByteArrayOutputStream signed = new ByteArrayOutputStream(pdf.length + 2 * RESERVED_BYTES + 4_096);
            ExternalSigningSupport signing = document.saveIncrementalForExternalSigning(signed);
            try (InputStream content = signing.getContent()) {
                signing.setSignature(new CadesSignature(key, timestamp).over(content.readAllBytes()));
            }
            return signed.toByteArray();
        } catch (IOException e) {
            throw new EvidenceException(Reason.NOT_SIGNABLE, "the PDF cannot be signed: " + e.getMessage(), e);
        }
    }

    private PDSignature signature(String reason) {
        Instant now = clock.instant();
        PDSignature signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
        signature.setName(key.signer());
        signature.setReason(reason);
        // The only place for it: PAdES forbids the signing time within the CMS.
        signature.setSignDate(GregorianCalendar.from(now.atZone(ZoneOffset.UTC)));
        return signature;
    }
}
