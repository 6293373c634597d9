package dev.colophon.evidence.time;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.EvidenceException.Reason;
import dev.colophon.evidence.PrivateKeyFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The folder of a {@link LocalAuthority}: made as a whole or not at all, also when two begin at one time. */
final class LocalCertificates {

    private static final int ROOT_BITS = 256;
    private static final int AUTHORITY_BITS = 3072;
    private static final int SERIAL_BITS = 127;

    /** Nobody relies on these certificates but for their form, so they need not end while a bundle is of use. */
    private static final int YEARS = 30;

    private static final X500Name ROOT = name("Colophon local time root (not independent)");
    static final X500Name AUTHORITY = name(LocalAuthority.LABEL);
    private static final SecureRandom RANDOM = new SecureRandom();

    private LocalCertificates() {}

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    static void make(Path folder, Instant now) {
        try {
            Path parent = folder.toAbsolutePath().getParent();
            Path fresh = Files.createTempDirectory(
                    parent == null ? folder : Files.createDirectories(parent), ".local-time-");
            fill(fresh, now);
            try {
                Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) { // "not empty" in the words of each system
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
                // Somebody else was faster; theirs is used.
                for (String file : new String[] {"ca.key", "ca.pem", "tsa.key", "tsa.pem"}) {
                    Files.delete(fresh.resolve(file));
                }
                Files.delete(fresh);
            }
        } catch (IOException e) {
            throw new EvidenceException(
                    Reason.NOT_WRITABLE,
                    "%s: the keys of the local time cannot be written (%s)".formatted(folder, e.getMessage()),
                    e);
        }
    }

    private static void fill(Path folder, Instant now) throws IOException {
        try {
            KeyPair root = pair("EC", ROOT_BITS);
            KeyPair authority = pair("RSA", AUTHORITY_BITS);
            PrivateKeyFile.write(folder.resolve("ca.key"), root);
            PrivateKeyFile.write(folder.resolve("tsa.key"), authority);
            JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
            X509v3CertificateBuilder ca = certificate(ROOT, root.getPublic(), now)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            identifiers.createSubjectKeyIdentifier(root.getPublic()));
            X509v3CertificateBuilder tsa = certificate(AUTHORITY, authority.getPublic(), now)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                    .addExtension(
                            Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping))
                    .addExtension(
                            Extension.subjectKeyIdentifier,
                            false,
                            identifiers.createSubjectKeyIdentifier(authority.getPublic()))
                    .addExtension(
                            Extension.authorityKeyIdentifier,
                            false,
                            identifiers.createAuthorityKeyIdentifier(root.getPublic()));
            Files.writeString(folder.resolve("ca.pem"), PrivateKeyFile.pem(signed(ca, root)));
            Files.writeString(folder.resolve("tsa.pem"), PrivateKeyFile.pem(signed(tsa, root)));
        } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
            throw new IllegalStateException("every JDK has RSA and P-256", e);
        }
    }

    private static KeyPair pair(String kind, int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder certificate(X500Name subject, PublicKey key, Instant now) {
        // X.509 knows whole seconds only.
        Instant from = now.truncatedTo(ChronoUnit.SECONDS);
        Instant to = from.atZone(ZoneOffset.UTC).plusYears(YEARS).toInstant();
        BigInteger serial = new BigInteger(SERIAL_BITS, RANDOM).setBit(0);
        return new JcaX509v3CertificateBuilder(ROOT, serial, Date.from(from), Date.from(to), subject, key);
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, KeyPair issuer)
            throws OperatorCreationException, CertificateException {
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate())));
    }

    static X509Certificate read(Path file) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(file)));
        } catch (IOException | CertificateException e) {
            throw new EvidenceException(
                    Reason.WRONG_KEY, file + ": is not a certificate that can be read; restore it from a backup", e);
        }
    }
}
