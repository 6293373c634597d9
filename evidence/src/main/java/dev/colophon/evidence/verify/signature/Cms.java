package dev.colophon.evidence.verify.signature;

import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.read.MalformedPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.jspecify.annotations.Nullable;

/**
 * The frame of one CMS signature (RFC 5652). What the signature does not cover must have its one form here, or it could be
 * changed unnoticed.
 *
 * @param certificates all that it carries
 * @param certificate the signer's
 */
public record Cms(
        CMSSignedData data, SignerInformation signer, List<X509Certificate> certificates, X509Certificate certificate) {

    private static final int MAX_CERTIFICATES = 10;

    /** Reads a signature by exactly one signer, whose certificate must be there. */
    public static Cms of(CMSSignedData data, String part) throws MalformedPart {
        if (data.getSignerInfos().size() != 1
                || data.getCertificates().getMatches(null).size() > MAX_CERTIFICATES) {
            throw new MalformedPart(part, Message.of("cms.signers", MAX_CERTIFICATES));
        }
        SignerInformation signer = data.getSignerInfos().iterator().next();
        typed(data, part);
        List<X509Certificate> certificates = new ArrayList<>();
        Optional<X509Certificate> own = Optional.empty();
        try {
            for (X509CertificateHolder holder : data.getCertificates().getMatches(null)) {
                var signature = holder.toASN1Structure();
                if (!signature.getTBSCertificate().getSignature().equals(signature.getSignatureAlgorithm())) {
                    throw new MalformedPart(part, Message.of("cms.algorithms"));
                }
                if (signature.getSignature().getPadBits() != 0) {
                    throw new MalformedPart(part, Message.of("cms.padding"));
                }
                X509Certificate certificate = new JcaX509CertificateConverter().getCertificate(holder);
                certificates.add(certificate);
                own = signer.getSID().match(holder) ? Optional.of(certificate) : own;
            }
        } catch (CertificateException e) {
            throw new MalformedPart(part, Message.of("cms.certificate", e.getMessage()), e);
        }
        return new Cms(
                data, signer, certificates, own.orElseThrow(() -> new MalformedPart(part, Message.of("cms.signer"))));
    }

    /** Bouncy Castle reads signed data under the name of another type too, and leaves out what it does not know. */
    private static void typed(CMSSignedData data, String part) throws MalformedPart {
        ContentInfo content = data.toASN1Structure();
        if (!content.getContentType().equals(CMSObjectIdentifiers.signedData)) {
            throw new MalformedPart(part, Message.of("cms.type"));
        }
        ASN1Set certificates = SignedData.getInstance(content.getContent()).getCertificates();
        for (ASN1Encodable one : certificates == null ? new ASN1Encodable[0] : certificates.toArray()) {
            if (!(one.toASN1Primitive() instanceof ASN1Sequence)) {
                throw new MalformedPart(part, Message.of("cms.no-certificate"));
            }
        }
    }

    /** What of the unsigned frame is not in its one form; {@code unsigned} is the one attribute that may be added. */
    public Optional<Message> superfluous(int version, Optional<ASN1ObjectIdentifier> unsigned) {
        if (data.getVersion() != version
                || signer.getVersion() != (signer.getSID().getIssuer() == null ? 3 : 1)) {
            return Optional.of(Message.of("cms.versions"));
        }
        if (!spelled(signer.getSID().getIssuer(), certificate.getIssuerX500Principal())) {
            return Optional.of(Message.of("cms.issuer"));
        }
        if (!data.getDigestAlgorithmIDs().equals(Set.of(signer.getDigestAlgorithmID()))) {
            return Optional.of(Message.of("cms.hash-algorithms"));
        }
        if (hasParameters(signer.getDigestAlgorithmID())
                || (hasParameters(signer.toASN1Structure().getDigestEncryptionAlgorithm())
                        && !signer.getEncryptionAlgOID().equals(PKCSObjectIdentifiers.id_RSASSA_PSS.getId()))) {
            return Optional.of(Message.of("cms.parameters"));
        }
        if (!EcdsaSignature.isLow(signer.getSignature(), certificate.getPublicKey())) {
            return Optional.of(Message.of("cms.low-s"));
        }
        if (!data.getCRLs().getMatches(null).isEmpty()
                || !data.getAttributeCertificates().getMatches(null).isEmpty()) {
            return Optional.of(Message.of("cms.lists"));
        }
        var attributes = signer.getUnsignedAttributes();
        boolean others = attributes != null
                && (attributes.size() != 1
                        || unsigned.isEmpty()
                        || attributes.getAll(unsigned.get()).size() != 1);
        return others ? Optional.of(Message.of("cms.unsigned")) : Optional.empty();
    }

    /** Bouncy Castle takes names for equal that differ in the case of letters. */
    private static boolean spelled(@Nullable X500Name name, X500Principal real) {
        try {
            return name == null || Arrays.equals(name.getEncoded(ASN1Encoding.DER), real.getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean hasParameters(AlgorithmIdentifier algorithm) {
        ASN1Encodable parameters = algorithm.getParameters();
        return parameters != null && !DERNull.INSTANCE.equals(parameters);
    }
}
