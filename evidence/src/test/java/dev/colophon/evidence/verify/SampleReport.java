package dev.colophon.evidence.verify;

import dev.colophon.evidence.log.verify.Hash;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;

/** A report that is nothing but lines of text, signed. */
public final class SampleReport {

    private final KeyPair key = SampleAuthority.pair();
    private final X509Certificate certificate;

    SampleReport(String signer, Instant from, Instant to) {
        try {
            certificate = SampleAuthority.sign(SampleAuthority.builder(signer, signer, from, to, key.getPublic()), key);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    byte[] of(List<String> lines, Instant time, Optional<SampleAuthority> authority) {
        return signed(page(lines), time, authority);
    }

    byte[] signed(byte[] pdf, Instant time, Optional<SampleAuthority> authority) {
        try (PDDocument document = Loader.loadPDF(pdf);
                SignatureOptions options = new SignatureOptions()) {
            options.setPreferredSignatureSize(12_000);
            PDSignature signature = new PDSignature();
            signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
            signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
            signature.setSignDate(GregorianCalendar.from(time.atZone(ZoneOffset.UTC)));
            document.addSignature(signature, options);
            ByteArrayOutputStream signed = new ByteArrayOutputStream();
            ExternalSigningSupport signing = document.saveIncrementalForExternalSigning(signed);
            signing.setSignature(cms(signing.getContent().readAllBytes(), time, authority));
            return signed.toByteArray();
        } catch (IOException | GeneralSecurityException | OperatorCreationException | CMSException | TSPException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An unsigned PDF of these lines. */
    public static byte[] page(List<String> lines) {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(font(document), 8);
                content.setLeading(12);
                content.newLineAtOffset(40, 700);
                for (String line : lines) {
                    content.showText(line);
                    content.newLine();
                }
                content.endText();
            }
            document.setDocumentId(1L);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Within the file, as reports hold theirs. */
    private static PDType0Font font(PDDocument document) throws IOException {
        String own = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
        try (InputStream font = Objects.requireNonNull(PDDocument.class.getResourceAsStream(own))) {
            return PDType0Font.load(document, font);
        }
    }

    private byte[] cms(byte[] content, Instant time, Optional<SampleAuthority> authority)
            throws GeneralSecurityException, OperatorCreationException, CMSException, IOException, TSPException {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                        .setSignedAttributeGenerator(parameters -> new DefaultSignedAttributeTableGenerator()
                                .getAttributes(parameters)
                                .remove(CMSAttributes.signingTime))
                        .build(new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate()), certificate));
        generator.addCertificates(new JcaCertStore(List.of(certificate)));
        CMSSignedData data = generator.generate(new CMSProcessableByteArray(content), false);
        if (authority.isPresent()) {
            SignerInformation signer = data.getSignerInfos().iterator().next();
            byte[] response = authority.get().stamp(Hash.sha256(signer.getSignature()), time);
            AttributeTable stamp = new AttributeTable(new ASN1EncodableVector())
                    .add(
                            PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                            new TimeStampResponse(response)
                                    .getTimeStampToken()
                                    .toCMSSignedData()
                                    .toASN1Structure());
            data = CMSSignedData.replaceSigners(
                    data, new SignerInformationStore(SignerInformation.replaceUnsignedAttributes(signer, stamp)));
        }
        return data.toASN1Structure().getEncoded(ASN1Encoding.DER);
    }
}
