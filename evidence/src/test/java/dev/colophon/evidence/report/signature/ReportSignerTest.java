package dev.colophon.evidence.report.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.report.SmallAuthority;
import dev.colophon.evidence.report.signature.ReportKey.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportSignerTest {

    private static final Instant NOW = Instant.parse("2026-11-25T15:04:53Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final ReportKey KEY = ReportKey.generate("Lin Jian", Kind.P_256, NOW);

    @ParameterizedTest
    @EnumSource
    void theSignatureIsOfTheKindThatPadesAsksFor(Kind kind) throws Exception {
        ReportKey key = ReportKey.generate("Lin Jian", kind, NOW);
        byte[] unsigned = pdf();
        byte[] signed = new ReportSigner(key, Optional.empty(), CLOCK).sign(unsigned, "Evidence report of C-17-1");

        assertThat(Arrays.copyOf(signed, unsigned.length))
                .as("the print itself")
                .isEqualTo(unsigned);
        try (PDDocument document = Loader.loadPDF(signed)) {
            PDSignature signature = document.getLastSignatureDictionary();
            assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
            assertThat(signature.getSignDate().toInstant()).isEqualTo(NOW);
            assertThat(signature.getName()).isEqualTo("Lin Jian");
            assertThat(signature.getReason()).isEqualTo("Evidence report of C-17-1");
            int[] range = signature.getByteRange();
            assertThat(range[0]).isZero();
            assertThat(range[2] + range[3]).as("to the end of the file").isEqualTo(signed.length);

            SignerInformation signer = signer(signature, signed);
            assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(key.certificate())))
                    .isTrue();
            assertThat(signer.getSignedAttributes().get(CMSAttributes.signingTime))
                    .isNull();
            SigningCertificateV2 named = SigningCertificateV2.getInstance(signer.getSignedAttributes()
                    .get(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                    .getAttributeValues()[0]);
            assertThat(named.getCerts()[0].getCertHashObject().getOctets())
                    .isEqualTo(Hash.sha256(key.certificate().getEncoded()).bytes());
            assertThat(signer.getUnsignedAttributes()).isNull();
        }
    }

    @Test
    void aTimestampIsOverTheSignatureValue() throws Exception {
        List<Hash> asked = new ArrayList<>();
        SmallAuthority authority = new SmallAuthority(NOW.plusSeconds(1));
        byte[] signed = new ReportSigner(
                        KEY,
                        Optional.of(imprint -> {
                            asked.add(imprint);
                            return authority.stamp(imprint);
                        }),
                        CLOCK)
                .sign(pdf(), "reason");

        try (PDDocument document = Loader.loadPDF(signed)) {
            SignerInformation signer = signer(document.getLastSignatureDictionary(), signed);
            assertThat(asked).containsExactly(Hash.sha256(signer.getSignature()));
            assertThat(signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(KEY.certificate())))
                    .isTrue();
            TimeStampToken token = new TimeStampToken(new CMSSignedData(signer.getUnsignedAttributes()
                    .get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)
                    .getAttributeValues()[0]
                    .toASN1Primitive()
                    .getEncoded()));
            assertThat(token.getTimeStampInfo().getGenTime().toInstant()).isEqualTo(NOW.plusSeconds(1));
            assertThat(token.getTimeStampInfo().getMessageImprintDigest())
                    .isEqualTo(Hash.sha256(signer.getSignature()).bytes());
        }
    }

    @Test
    void aTimestampOfSomethingElseIsRefused() {
        SmallAuthority authority = new SmallAuthority(NOW);
        refused(Reason.REFUSED, imprint -> authority.stamp(Hash.sha256(imprint.bytes())), pdf());
        refused(Reason.REFUSED, imprint -> new byte[] {1, 2, 3}, pdf());
        refused(Reason.REFUSED, imprint -> authority.refuse(), pdf());
    }

    @Test
    void whatIsNoPdfOrIsSignedAlreadyIsNotSigned() {
        SmallAuthority authority = new SmallAuthority(NOW);
        byte[] signed = new ReportSigner(KEY, Optional.empty(), CLOCK).sign(pdf(), "first");

        refused(Reason.NOT_SIGNABLE, authority::stamp, signed);
        refused(Reason.NOT_SIGNABLE, authority::stamp, new byte[0]);
        refused(
                Reason.NOT_SIGNABLE,
                authority::stamp,
                "<html>no PDF</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void refused(Reason reason, SignatureTimestamp timestamp, byte[] pdf) {
        ReportSigner signer = new ReportSigner(KEY, Optional.of(timestamp), CLOCK);
        assertThatThrownBy(() -> signer.sign(pdf, "reason"))
                .isInstanceOfSatisfying(
                        EvidenceException.class,
                        failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    private static SignerInformation signer(PDSignature signature, byte[] file) throws Exception {
        // The room that the signature does not need is filled with zeros behind it.
        try (ASN1InputStream padded = new ASN1InputStream(signature.getContents())) {
            CMSSignedData cms = new CMSSignedData(
                    new CMSProcessableByteArray(signature.getSignedContent(file)),
                    ContentInfo.getInstance(padded.readObject()));
            assertThat(padded.readAllBytes()).containsOnly(0);
            return cms.getSignerInfos().iterator().next();
        }
    }

    private static byte[] pdf() {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
