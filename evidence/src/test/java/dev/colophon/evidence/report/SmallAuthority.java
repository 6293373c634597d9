package dev.colophon.evidence.report;

import dev.colophon.evidence.log.verify.Hash;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.bouncycastle.util.CollectionStore;

/** An RFC 3161 authority with one time of day: real tokens with its certificate in them. */
public final class SmallAuthority {

    private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");

    private final Instant time;
    private final KeyPair pair;
    private final X509CertificateHolder certificate;

    public SmallAuthority(Instant time) {
        this.time = time;
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            pair = generator.generateKeyPair();
            X500Name name = new X500Name("CN=Small Authority");
            certificate = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.ONE,
                            Date.from(time.minus(Duration.ofDays(1))),
                            Date.from(time.plus(Duration.ofDays(1))),
                            name,
                            pair.getPublic())
                    .addExtension(
                            Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A DER TimeStampResp, granted. */
    public byte[] stamp(Hash imprint) {
        try {
            DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
            TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                    new JcaSimpleSignerInfoGeneratorBuilder().build("SHA256withECDSA", pair.getPrivate(), certificate),
                    digests.get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
                    POLICY);
            tokens.addCertificates(new CollectionStore<>(List.of(certificate)));
            return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                    .generate(request(imprint), BigInteger.TWO, Date.from(time))
                    .getEncoded();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A DER TimeStampResp that says no. */
    public byte[] refuse() {
        try {
            return new org.bouncycastle.asn1.tsp.TimeStampResp(
                            new org.bouncycastle.asn1.cmp.PKIStatusInfo(org.bouncycastle.asn1.cmp.PKIStatus.rejection),
                            null)
                    .getEncoded();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static TimeStampRequest request(Hash imprint) {
        TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
        requests.setCertReq(true);
        return requests.generate(TSPAlgorithms.SHA256, imprint.bytes(), BigInteger.TEN);
    }
}
