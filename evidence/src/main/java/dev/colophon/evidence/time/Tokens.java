package dev.colophon.evidence.time;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.verify.signature.EcdsaSignature;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/** Reads timestamps that were accepted once. */
public final class Tokens {

    private Tokens() {}

    /**
     * The certificate that signed a TimeStampResp.
     *
     * @throws EvidenceException when it is none, or holds no certificate
     */
    public static X509Certificate signer(byte[] response) {
        try {
            TimeStampToken token = new TimeStampResponse(response).getTimeStampToken();
            if (token != null) {
                for (var holder : token.getCertificates().getMatches(null)) {
                    if (token.getSID().match(holder)) {
                        return new JcaX509CertificateConverter().getCertificate(holder);
                    }
                }
            }
        } catch (IOException | TSPException | CertificateException | RuntimeException e) {
            throw new EvidenceException(Reason.DAMAGED, "a timestamp that cannot be read; restore it from a copy", e);
        }
        throw new EvidenceException(Reason.DAMAGED, "a timestamp without the certificate that signed it");
    }

    /**
     * The certificates that a response carries from its signer upwards, as far as one has signed the other.
     *
     * @throws EvidenceException as {@link #signer} does
     */
    public static List<X509Certificate> chain(byte[] response) {
        List<X509Certificate> chain = new ArrayList<>(List.of(signer(response)));
        List<X509Certificate> carried = carried(response);
        for (Optional<X509Certificate> issuer = issuer(chain, carried);
                issuer.isPresent();
                issuer = issuer(chain, carried)) {
            chain.add(issuer.get());
        }
        return List.copyOf(chain);
    }

    private static Optional<X509Certificate> issuer(List<X509Certificate> chain, List<X509Certificate> carried) {
        X509Certificate last = chain.getLast();
        return carried.stream()
                .filter(one -> !chain.contains(one)
                        && one.getSubjectX500Principal().equals(last.getIssuerX500Principal())
                        && signed(one, last))
                .findFirst();
    }

    private static boolean signed(X509Certificate issuer, X509Certificate certificate) {
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static List<X509Certificate> carried(byte[] response) {
        try {
            List<X509Certificate> all = new ArrayList<>();
            for (var holder : new TimeStampResponse(response)
                    .getTimeStampToken()
                    .getCertificates()
                    .getMatches(null)) {
                all.add(new JcaX509CertificateConverter().getCertificate(holder));
            }
            return all;
        } catch (IOException | TSPException | CertificateException | RuntimeException e) {
            throw new EvidenceException(Reason.DAMAGED, "a timestamp that cannot be read; restore it from a copy", e);
        }
    }

    /**
     * The same timestamp without what its signature does not cover: DER, no text, no attributes, revocation lists or
     * certificates beside its chain, and an ECDSA signature in its one form. Nothing that comes after the sealing can name
     * the hash of a response, so no byte of it may have two right values.
     *
     * @throws EvidenceException when it is none that was granted
     */
    public static byte[] canonical(byte[] response) {
        try {
            SignedData given = SignedData.getInstance(
                    TimeStampResp.getInstance(response).getTimeStampToken().getContent());
            SignerInfo signer = SignerInfo.getInstance(given.getSignerInfos().getObjectAt(0));
            ASN1EncodableVector chain = new ASN1EncodableVector();
            for (X509Certificate certificate : chain(response)) {
                chain.add(ASN1Primitive.fromByteArray(certificate.getEncoded()));
            }
            byte[] signature = EcdsaSignature.low(
                    signer.getEncryptedDigest().getOctets(), signer(response).getPublicKey());
            SignerInfo bare = new SignerInfo(
                    signer.getSID(),
                    signer.getDigestAlgorithm(),
                    signer.getAuthenticatedAttributes(),
                    signer.getDigestEncryptionAlgorithm(),
                    new DEROctetString(signature),
                    null);
            SignedData token = new SignedData(
                    new DERSet(signer.getDigestAlgorithm()),
                    given.getEncapContentInfo(),
                    new DERSet(chain),
                    null,
                    new DERSet(bare));
            return new TimeStampResp(
                            new PKIStatusInfo(PKIStatus.granted),
                            new ContentInfo(CMSObjectIdentifiers.signedData, token))
                    .getEncoded(ASN1Encoding.DER);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new EvidenceException(Reason.DAMAGED, "a timestamp that cannot be read; restore it from a copy", e);
        }
    }
}
