package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.signature.Cms;
import dev.colophon.evidence.verify.signature.SignedPdf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;

/** Changes of a signed report that keep what it shows. */
public final class ReportChanges {

    static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private ReportChanges() {}

    @FunctionalInterface
    private interface Change {
        void of(PDDocument document, ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] written(byte[] pdf, Change change) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            change.of(document, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] withAnotherPage(byte[] pdf) {
        return written(pdf, (document, out) -> {
            document.addPage(new PDPage());
            document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
            document.getPages().getCOSObject().setNeedToBeUpdated(true);
            document.saveIncremental(out);
        });
    }

    static byte[] savedAnew(byte[] pdf) {
        return written(pdf, PDDocument::save);
    }

    /** Where the hexadecimal digits of the signature begin. */
    static int contents(byte[] pdf) {
        return new String(pdf, ISO_8859_1).lastIndexOf("/Contents <") + "/Contents <".length();
    }

    static byte[] grownInside(byte[] pdf) {
        int at = new String(pdf, ISO_8859_1).indexOf('>', contents(pdf)) + 1;
        byte[] grown = Arrays.copyOf(pdf, pdf.length + 1);
        grown[at] = ' ';
        System.arraycopy(pdf, at, grown, at + 1, pdf.length - at);
        return grown;
    }

    private static Cms cms(byte[] pdf) {
        try {
            SignedPdf signed = SignedPdf.of(pdf, "report");
            return Cms.of(new CMSSignedData(new CMSProcessableByteArray(signed.signed()), signed.cms()), "report");
        } catch (MalformedPart | CMSException e) {
            throw new IllegalStateException(e);
        }
    }

    static boolean isOfCurve(byte[] pdf) {
        return cms(pdf).certificate().getPublicKey() instanceof ECPublicKey;
    }

    /** The other value of s, for which the signature is as valid. */
    public static byte[] otherForm(byte[] pdf) {
        Cms cms = cms(pdf);
        SignerInfo signer = cms.signer().toASN1Structure();
        SignerInfo other = new SignerInfo(
                signer.getSID(),
                signer.getDigestAlgorithm(),
                signer.getAuthenticatedAttributes(),
                signer.getDigestEncryptionAlgorithm(),
                new DEROctetString(otherForm(cms.signer().getSignature(), P256_ORDER)),
                signer.getUnauthenticatedAttributes());
        SignedData data = SignedData.getInstance(cms.data().toASN1Structure().getContent());
        try {
            byte[] der = new ContentInfo(
                            cms.data().toASN1Structure().getContentType(),
                            new SignedData(
                                    data.getDigestAlgorithms(),
                                    data.getEncapContentInfo(),
                                    data.getCertificates(),
                                    data.getCRLs(),
                                    new DERSet(other)))
                    .getEncoded(ASN1Encoding.DER);
            byte[] changed = pdf.clone();
            byte[] digits = UPPER.formatHex(der).getBytes(ISO_8859_1);
            int at = contents(pdf);
            System.arraycopy(digits, 0, changed, at, digits.length);
            // One may be a byte shorter than the other.
            for (int i = at + digits.length; changed[i] != '>' && i < at + digits.length + 8; i++) {
                changed[i] = '0';
            }
            return changed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] otherForm(byte[] signature, BigInteger order) {
        ASN1Sequence pair = ASN1Sequence.getInstance(signature);
        BigInteger s = ASN1Integer.getInstance(pair.getObjectAt(1)).getPositiveValue();
        try {
            return new DERSequence(new ASN1Integer[] {
                        ASN1Integer.getInstance(pair.getObjectAt(0)), new ASN1Integer(order.subtract(s))
                    })
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
