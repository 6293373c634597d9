package dev.colophon.media.provenance;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Who signs in tests: a key, and the certificate of an authority for it.
 *
 * @param chain the signer's first, then the authority's
 */
record Signer(Algorithm algorithm, PrivateKey key, List<X509Certificate> chain) {

    enum Algorithm {
        ES256(-7),
        PS256(-37),
        ED25519(-8);

        final int number;

        Algorithm(int number) {
            this.number = number;
        }

        private KeyPair keys() throws Exception {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(
                    switch (this) {
                        case ES256 -> "EC";
                        case PS256 -> "RSA";
                        case ED25519 -> "Ed25519";
                    });
            if (this != ED25519) {
                generator.initialize(this == ES256 ? 256 : 2_048);
            }
            return generator.generateKeyPair();
        }

        private Signature signature() throws Exception {
            return switch (this) {
                case ES256 -> Signature.getInstance("SHA256withECDSAinP1363Format");
                case ED25519 -> Signature.getInstance("Ed25519");
                case PS256 -> {
                    Signature signature = Signature.getInstance("RSASSA-PSS");
                    signature.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                    yield signature;
                }
            };
        }
    }

    /** One whose certificate is in force. */
    static Signer of(Algorithm algorithm) throws Exception {
        return until(algorithm, Instant.now().plus(Duration.ofDays(30)));
    }

    static Signer until(Algorithm algorithm, Instant end) throws Exception {
        KeyPair authority = Algorithm.ES256.keys();
        KeyPair own = algorithm.keys();
        X509Certificate root = certificate("CN=Test Root", authority, "CN=Test Root", authority, end, true);
        return new Signer(
                algorithm,
                own.getPrivate(),
                List.of(certificate("CN=cam-7,O=Ada Pictures", own, "CN=Test Root", authority, end, false), root));
    }

    /** The same, with an authority of the same name that did not sign. */
    Signer underAnother(Signer other) {
        return new Signer(
                algorithm, key, List.of(chain.getFirst(), other.chain().getLast()));
    }

    private static X509Certificate certificate(
            String name, KeyPair keys, String issuer, KeyPair by, Instant end, boolean authority) throws Exception {
        var builder = new JcaX509v3CertificateBuilder(
                new X500Principal(issuer),
                BigInteger.valueOf(System.nanoTime()),
                Date.from(end.minus(Duration.ofDays(60))),
                Date.from(end),
                new X500Principal(name),
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
    }

    byte[] sign(byte[] bytes) throws Exception {
        Signature signature = algorithm.signature();
        signature.initSign(key);
        signature.update(bytes);
        return signature.sign();
    }

    /** A trust list with its authority. */
    Path trustList(Path file) throws Exception {
        return Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                        .formatted(Base64.getMimeEncoder()
                                .encodeToString(chain.getLast().getEncoded())));
    }
}
