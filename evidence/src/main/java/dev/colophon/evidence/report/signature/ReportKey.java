package dev.colophon.evidence.report.signature;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.PrivateKeyFile;
import dev.colophon.evidence.report.Visible;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The key that signs reports, with a certificate that it has issued to itself: its subject says who signs. Its file holds
 * both as PEM, the PKCS #8 key first; only its owner may read it.
 */
public final class ReportKey {

    /** Which key. */
    public enum Kind {
        /** Read by everything. */
        RSA_3072("RSA", "SHA256withRSA"),
        /** Small signatures, made fast. */
        P_256("EC", "SHA256withECDSA");

        private final String family;
        private final String signature;

        Kind(String family, String signature) {
            this.family = family;
            this.signature = signature;
        }

        KeyPair pair() throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(family);
            generator.initialize(
                    this == RSA_3072
                            ? new RSAKeyGenParameterSpec(3072, RSAKeyGenParameterSpec.F4)
                            : new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        }
    }

    private static final Period VALIDITY = Period.ofYears(10);
    private static final int LONGEST_NAME = 64;
    private static final int SERIAL_BITS = 127;

    private final Kind kind;
    private final PrivateKey secret;
    private final X509Certificate certificate;

    private ReportKey(Kind kind, PrivateKey secret, X509Certificate certificate) {
        this.kind = kind;
        this.secret = secret;
        this.certificate = certificate;
    }

    /**
     * A new key with a certificate of ten years.
     *
     * @param signer who signs, for people: 1 to 64 characters, no control characters (RFC 5280 bounds a common name so)
     * @param from the beginning of its validity
     */
    public static ReportKey generate(String signer, Kind kind, Instant from) {
        if (signer.isBlank()
                || signer.codePointCount(0, signer.length()) > LONGEST_NAME
                || signer.codePoints().anyMatch(Visible::isHidden)) {
            throw new IllegalArgumentException("the signer's name must have 1 to 64 characters that can be seen");
        }
        try {
            KeyPair pair = kind.pair();
            return new ReportKey(kind, pair.getPrivate(), certificate(signer, kind, pair, from));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("every JDK has " + kind, e);
        }
    }

    private static X509Certificate certificate(String signer, Kind kind, KeyPair pair, Instant from)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        // X.509 knows whole seconds only.
        Instant start = from.truncatedTo(ChronoUnit.SECONDS);
        var subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, signer)
                .addRDN(BCStyle.OU, "Colophon evidence reports")
                .build();
        var extensions = new JcaX509ExtensionUtils();
        // No extended key usage: the one for documents (RFC 9336) is young, and none at all permits it.
        var holder = new JcaX509v3CertificateBuilder(
                        subject,
                        new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0),
                        Date.from(start),
                        Date.from(start.atZone(ZoneOffset.UTC).plus(VALIDITY).toInstant()),
                        subject,
                        pair.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(
                        Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.nonRepudiation))
                .addExtension(
                        Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(pair.getPublic()))
                .build(new JcaContentSignerBuilder(kind.signature).build(pair.getPrivate()));
        return parse(encoded(holder));
    }

    private static byte[] encoded(X509CertificateHolder holder) {
        try {
            return holder.getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException("a certificate of our own cannot be encoded", e);
        }
    }

    private static X509Certificate parse(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    /**
     * Reads a key file.
     *
     * @throws EvidenceException when it is not one, its two parts do not belong together, or others than its owner may
     *     read it
     */
    public static ReportKey read(Path file) {
        PrivateKeyFile.Certified pair = PrivateKeyFile.readCertified(file);
        String family = pair.certificate().getPublicKey().getAlgorithm();
        return new ReportKey(
                family.equals(Kind.RSA_3072.family) ? Kind.RSA_3072 : Kind.P_256, pair.key(), pair.certificate());
    }

    /**
     * Writes a new file that only its owner may read.
     *
     * @throws EvidenceException when it exists or cannot be written
     */
    public void write(Path file) {
        PrivateKeyFile.write(file, new PrivateKeyFile.Certified(secret, certificate));
    }

    /** To be handed out to whoever shall verify. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The certificate as {@code signer.pem} holds it. */
    public String certificatePem() {
        return PrivateKeyFile.pem(certificate);
    }

    /** Who signs, as the certificate's subject says. */
    String signer() {
        RDN[] names = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded())
                .getRDNs(BCStyle.CN);
        return names.length == 0
                ? certificate.getSubjectX500Principal().getName()
                : names[0].getFirst().getValue().toString();
    }

    PrivateKey secret() {
        return secret;
    }

    /** As the JDK names it, such as {@code SHA256withRSA}. */
    String signatureAlgorithm() {
        return kind.signature;
    }

    /** The public part only. */
    @Override
    public String toString() {
        return certificate.getSubjectX500Principal() + " (" + kind + ")";
    }
}
