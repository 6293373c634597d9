package dev.colophon.cli.campaign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.browser.Browser;
import dev.colophon.cli.Cli;
import dev.colophon.cli.ConfirmedCopies;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogEntry;
import dev.colophon.evidence.log.verify.Merkle;
import dev.colophon.evidence.log.verify.Subject;
import dev.colophon.evidence.log.verify.TlogProof;
import dev.colophon.evidence.log.verify.VerifierKey;
import dev.colophon.evidence.log.verify.WitnessPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A report on paper is signed, in the log, and names the head of the log that covers what it counts. */
@Tag("full")
class CampaignReportIT extends ConfirmedCopies {

    @Test
    void aPrintedReportIsProved() throws Exception {
        assumeTrue(Cli.settings(home).programs().browser().isPresent(), "no Chromium: " + Browser.INSTALL);
        Path paper = folder.resolve("spring.pdf");
        assertThat(run(
                                "campaign",
                                "open",
                                "spring",
                                "--deadline",
                                "2027-06-30",
                                "--scope",
                                "stories",
                                "--provider",
                                "小站=127.0.0.1")
                        .exitCode())
                .isZero();
        Cli.Result reported = run("campaign", "report", "spring", "--pdf", paper.toString(), "--lang", "en");
        assertThat(reported.exitCode()).as(reported.err()).isZero();
        assertThat(run("public", "export", folder.resolve("record").toString()).out())
                .as("all that is counted was logged before")
                .contains("0 logged just now");
        VerifierKey key = VerifierKey.parse(
                Files.readString(folder.resolve("record/log.vkey")).strip());

        byte[] file = Files.readAllBytes(paper);
        assertSigned(file);
        byte[] leaf = Files.readAllBytes(folder.resolve("spring.pdf.leaf.json"));
        assertThat(LogEntry.parse(leaf).subject()).isEqualTo(Subject.plain(Hash.sha256(file)));
        TlogProof.parse(Files.readAllBytes(folder.resolve("spring.pdf.tlog-proof")))
                .verify(leaf, key, key.name(), WitnessPolicy.NONE);

        String words = words(file);
        assertThat(words).contains("小站", "found", key.name());
        List<byte[]> leaves = Files.readAllLines(folder.resolve("record/record.jsonl")).stream()
                .map(CampaignReportIT::leaf)
                .toList();
        assertThat(words.replaceAll("\\s", ""))
                .as("the head before the report itself was logged")
                .contains(root(leaves.subList(0, leaves.size() - 1)).hex());
    }

    private static byte[] leaf(String line) {
        try {
            return MAPPER.readTree(line).get("leaf").asText().getBytes(UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As RFC 6962 defines it. */
    private static Hash root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return Merkle.leaf(leaves.getFirst());
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return Merkle.node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }

    private static String words(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static void assertSigned(byte[] file) throws Exception {
        try (PDDocument document = Loader.loadPDF(file);
                ASN1InputStream contents = new ASN1InputStream(
                        document.getLastSignatureDictionary().getContents())) {
            PDSignature signature = document.getLastSignatureDictionary();
            assertThat(signature.getReason()).isEqualTo("Report of the campaign spring");
            CMSSignedData signed = new CMSSignedData(
                    new CMSProcessableByteArray(signature.getSignedContent(file)),
                    ContentInfo.getInstance(contents.readObject()));
            SignerInformation signer =
                    signed.getSignerInfos().getSigners().iterator().next();
            X509CertificateHolder holder =
                    signed.getCertificates().getMatches(null).iterator().next();
            X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
            assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate)))
                    .isTrue();
        }
    }
}
