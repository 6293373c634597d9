package dev.colophon.evidence.report.signature;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.verify.signature.EcdsaSignature;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;

/** The CMS of a PAdES signature: detached, naming its certificate by hash (RFC 5035), without a signing time. */
final class CadesSignature {

    private final ReportKey key;
    private final Optional<SignatureTimestamp> timestamp;

    CadesSignature(ReportKey key, Optional<SignatureTimestamp> timestamp) {
        this.key = key;
        this.timestamp = timestamp;
    }

    /** The signature over these bytes, in DER. */
    byte[] over(byte[] content) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(signer());
            generator.addCertificates(new JcaCertStore(List.of(key.certificate())));
            CMSSignedData signed = generator.generate(new CMSProcessableByteArray(content), false);
            return stamped(signed).toASN1Structure().getEncoded(ASN1Encoding.DER);
        } catch (GeneralSecurityException | OperatorCreationException | CMSException | IOException e) {
            throw new EvidenceException(Reason.WRONG_KEY, "the key " + key + " cannot sign: " + e.getMessage(), e);
        }
    }

    private SignerInfoGenerator signer() throws GeneralSecurityException, OperatorCreationException {
        // No algorithm identifier: SHA-256 is the default of RFC 5035 and DER leaves defaults out.
        ESSCertIDv2 certificate =
                new ESSCertIDv2(Hash.sha256(key.certificate().getEncoded()).bytes());
        Attribute signingCertificate = new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(new SigningCertificateV2(certificate)));
        var attributes = new DefaultSignedAttributeTableGenerator(new AttributeTable(new ASN1EncodableVector())
                .add(signingCertificate.getAttrType(), signingCertificate.getAttributeValues()[0]));
        return new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                .setSignedAttributeGenerator(
                        parameters -> attributes.getAttributes(parameters).remove(CMSAttributes.signingTime))
                .build(
                        new OneForm(
                                new JcaContentSignerBuilder(key.signatureAlgorithm()).build(key.secret()),
                                key.certificate().getPublicKey()),
                        key.certificate());
    }

    /** Signs so that nobody can write the signature in another way ({@link EcdsaSignature}). */
    private record OneForm(ContentSigner signer, PublicKey key) implements ContentSigner {

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return signer.getAlgorithmIdentifier();
        }

        @Override
        public OutputStream getOutputStream() {
            return signer.getOutputStream();
        }

        @Override
        public byte[] getSignature() {
            try {
                return EcdsaSignature.low(signer.getSignature(), key);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a signature of our own that cannot be read", e);
            }
        }
    }

    private CMSSignedData stamped(CMSSignedData signed) throws IOException {
        if (timestamp.isEmpty()) {
            return signed;
        }
        SignerInformation signer = signed.getSignerInfos().iterator().next();
        byte[] token = token(timestamp.get(), Hash.sha256(signer.getSignature()));
        AttributeTable unsigned = new AttributeTable(new ASN1EncodableVector())
                .add(
                        PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
                        org.bouncycastle.asn1.ASN1Primitive.fromByteArray(token));
        return CMSSignedData.replaceSigners(
                signed, new SignerInformationStore(SignerInformation.replaceUnsignedAttributes(signer, unsigned)));
    }

    /** Whether the authority is to be trusted is for whoever asked it; here its answer must be one to this question. */
    private static byte[] token(SignatureTimestamp authority, Hash imprint) throws IOException {
        try {
            TimeStampResponse response = new TimeStampResponse(authority.stamp(imprint));
            var token = response.getTimeStampToken();
            if (token == null || !Arrays.equals(token.getTimeStampInfo().getMessageImprintDigest(), imprint.bytes())) {
                throw new EvidenceException(
                        Reason.REFUSED, "the timestamp of the report's signature is refused or of something else");
            }
            return token.getEncoded();
        } catch (TSPException e) {
            throw new EvidenceException(Reason.REFUSED, "no RFC 3161 response: " + e.getMessage(), e);
        }
    }
}
