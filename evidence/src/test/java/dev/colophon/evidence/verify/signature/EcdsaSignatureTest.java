package dev.colophon.evidence.verify.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.report.signature.ReportKey;
import dev.colophon.evidence.report.signature.ReportSigner;
import dev.colophon.evidence.verify.ReportChanges;
import dev.colophon.evidence.verify.SampleBundle;
import dev.colophon.evidence.verify.SampleReport;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.junit.jupiter.api.Test;

/** A second value of s verifies as well, so it could be put in the place of the first. */
class EcdsaSignatureTest {

    private static final Instant NOW = Instant.parse("2026-11-25T15:04:53Z");

    @Test
    void bothValuesVerifyAndOneIsTaken() throws Exception {
        KeyPair pair = SampleBundle.curve();
        for (int i = 0; i < 20; i++) {
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(pair.getPrivate());
            signer.update((byte) i);
            byte[] one = signer.sign();
            byte[] other = ReportChanges.otherForm(
                    one, ((ECPublicKey) pair.getPublic()).getParams().getOrder());
            for (byte[] signature : List.of(one, other)) {
                Signature verifier = Signature.getInstance("SHA256withECDSA");
                verifier.initVerify(pair.getPublic());
                verifier.update((byte) i);
                assertThat(verifier.verify(signature)).isTrue();
            }
            assertThat(EcdsaSignature.isLow(one, pair.getPublic()))
                    .isNotEqualTo(EcdsaSignature.isLow(other, pair.getPublic()));
            assertThat(EcdsaSignature.low(one, pair.getPublic()))
                    .isEqualTo(EcdsaSignature.low(other, pair.getPublic()));
        }
    }

    /** Half of all signatures had the larger s before. */
    @Test
    void reportsAreSignedInTheOneForm() throws Exception {
        ReportKey key = ReportKey.generate("Somebody", ReportKey.Kind.P_256, NOW);
        ReportSigner signer = new ReportSigner(key, Optional.empty(), InstantSource.fixed(NOW));
        for (int i = 0; i < 12; i++) {
            SignedPdf pdf = SignedPdf.of(signer.sign(SampleReport.page(List.of("page " + i)), "evidence"), "report");
            Cms cms = Cms.of(new CMSSignedData(new CMSProcessableByteArray(pdf.signed()), pdf.cms()), "report");
            assertThat(EcdsaSignature.isLow(
                            cms.signer().getSignature(), key.certificate().getPublicKey()))
                    .isTrue();
        }
    }
}
