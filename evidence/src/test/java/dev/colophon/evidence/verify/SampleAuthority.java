package dev.colophon.evidence.verify;

import dev.colophon.evidence.log.verify.Hash;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInfoGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A timestamp authority with a root of its own, whose certificate can be made wrong on purpose. */
public final class SampleAuthority {

    private final KeyPair key = pair();
    private final X509Certificate root;
    private final X509Certificate certificate;
    /** Bouncy Castle stamps only with a certificate for timestamps; another one can be put into the token afterwards. */
    private final X509Certificate stamping;

    SampleAuthority(String name, Instant from, Instant to) {
        this(name, from, to, KeyPurposeId.id_kp_timeStamping);
    }

    SampleAuthority(String name, Instant from, Instant to, KeyPurposeId purpose) {
        try {
            KeyPair ca = pair();
            Instant rootFrom = from.minus(Duration.ofDays(1));
            Instant rootTo = to.plus(Duration.ofDays(3650));
            root = sign(
                    builder(name + " root", name + " root", rootFrom, rootTo, ca.getPublic())
                            .addExtension(Extension.basicConstraints, true, new BasicConstraints(1)),
                    ca);
            certificate = certificate(name, from, to, purpose, ca);
            stamping = certificate(name, from, to, KeyPurposeId.id_kp_timeStamping, ca);
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate certificate(String name, Instant from, Instant to, KeyPurposeId purpose, KeyPair ca)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        return sign(
                builder(name + " root", name, from, to, key.getPublic())
                        .addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose)),
                ca);
    }

    static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static JcaX509v3CertificateBuilder builder(
            String issuer, String subject, Instant from, Instant to, PublicKey subjectKey) {
        return new JcaX509v3CertificateBuilder(
                new X500Name("CN=" + issuer),
                BigInteger.valueOf(subject.hashCode()).abs().add(BigInteger.ONE),
                Date.from(from),
                Date.from(to),
                new X500Name("CN=" + subject),
                subjectKey);
    }

    static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair issuer)
            throws GeneralSecurityException, OperatorCreationException {
        X509CertificateHolder holder =
                builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuer.getPrivate()));
        return new JcaX509CertificateConverter().getCertificate(holder);
    }

    public X509Certificate root() {
        return root;
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** A DER TimeStampResp. */
    byte[] stamp(Hash imprint, Instant time) {
        try {
            TimeStampRequestGenerator asking = new TimeStampRequestGenerator();
            asking.setCertReq(true);
            TimeStampRequest request =
                    asking.generate(TSPAlgorithms.SHA256, imprint.bytes(), BigInteger.valueOf(time.toEpochMilli()));
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    signer(),
                    new JcaDigestCalculatorProviderBuilder()
                            .build()
                            .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                    new ASN1ObjectIdentifier("1.2.3.4"));
            tokens.addCertificates(new JcaCertStore(List.of(certificate)));
            return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                    .generateGrantedResponse(request, BigInteger.valueOf(7), Date.from(time))
                    .getEncoded(ASN1Encoding.DER);
        } catch (TSPException | IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private SignerInfoGenerator signer() throws OperatorCreationException, GeneralSecurityException, IOException {
        JcaSignerInfoGeneratorBuilder builder =
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
        builder.setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator());
        return builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate()), stamping);
    }
}
