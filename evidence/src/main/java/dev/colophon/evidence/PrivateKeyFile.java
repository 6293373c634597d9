package dev.colophon.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.colophon.evidence.EvidenceException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of an RSA, EC or Ed25519 key, which only its owner may read: two PEM blocks, {@code PRIVATE KEY} (PKCS #8) and either
 * {@code PUBLIC KEY} or {@code CERTIFICATE}. {@code openssl pkey} reads it.
 */
public final class PrivateKeyFile {

    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final int MAX_BYTES = 16 << 10;
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private PrivateKeyFile() {}

    /** A key and what says whose it is. */
    public record Certified(PrivateKey key, X509Certificate certificate) {

        /** The public part only. */
        @Override
        public String toString() {
            return certificate.getSubjectX500Principal().toString();
        }
    }

    /** A certificate as PEM (RFC 7468): base64 in lines of 64 characters, line feeds. */
    public static String pem(X509Certificate certificate) {
        try {
            return block(CERTIFICATE, certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a certificate that cannot be encoded", e);
        }
    }

    /** A public key as PEM, in the same spelling. */
    public static String pem(PublicKey key) {
        return block(PUBLIC, key.getEncoded());
    }

    private static String block(String label, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, LINES.encodeToString(der), label);
    }

    /**
     * Writes a new file, durable on return.
     *
     * @throws EvidenceException when it exists or cannot be written
     */
    public static void write(Path file, KeyPair pair) {
        write(file, pair.getPrivate(), pem(pair.getPublic()));
    }

    /** The same with a certificate. */
    public static void write(Path file, Certified certified) {
        write(file, certified.key(), pem(certified.certificate()));
    }

    private static void write(Path file, PrivateKey key, String second) {
        try {
            KeyFile.create(file, (block(PRIVATE, key.getEncoded()) + second).getBytes(US_ASCII));
        } catch (FileAlreadyExistsException e) {
            throw new EvidenceException(
                    Reason.NOT_WRITABLE, file + ": exists already and is kept; name another file for the key", e);
        } catch (IOException e) {
            throw new EvidenceException(
                    Reason.NOT_WRITABLE, "%s: the key cannot be written (%s)".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * Reads a key and its public key.
     *
     * @param algorithm {@code RSA}, {@code EC} or {@code Ed25519}
     * @throws EvidenceException when it is not such a file, its halves do not belong together, or others than its owner may
     *     read it
     */
    public static KeyPair read(Path file, String algorithm) {
        String text = text(file);
        try {
            KeyFactory factory = KeyFactory.getInstance(algorithm);
            PublicKey shown = factory.generatePublic(new X509EncodedKeySpec(der(text, PUBLIC)));
            return new KeyPair(shown, key(text, shown));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw notOnePair(file);
        }
    }

    /**
     * Reads a key and its certificate.
     *
     * @throws EvidenceException as {@link #read} does
     */
    public static Certified readCertified(Path file) {
        String text = text(file);
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(der(text, CERTIFICATE)));
            return new Certified(key(text, certificate.getPublicKey()), certificate);
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw notOnePair(file);
        }
    }

    private static String text(Path file) {
        try {
            if (KeyFile.isOpenToOthers(file)) {
                throw wrong(
                        file,
                        "others than its owner may use it; `chmod 600` it, or make a new key if others have read it");
            }
            return Files.size(file) > MAX_BYTES ? "" : Files.readString(file, US_ASCII);
        } catch (IOException _) {
            throw wrong(file, "cannot be read; name the file of the key");
        }
    }

    private static byte[] der(String text, String label) throws GeneralSecurityException {
        Matcher block = Pattern.compile(
                        "-----BEGIN %s-----\n([A-Za-z0-9+/=\n]+)-----END %s-----\n".formatted(label, label))
                .matcher(text);
        if (!block.find()) {
            throw new GeneralSecurityException("no " + label);
        }
        byte[] der = Base64.getMimeDecoder().decode(block.group(1));
        if (!block(label, der).equals(block.group())) {
            throw new GeneralSecurityException("another spelling");
        }
        return der;
    }

    private static PrivateKey key(String text, PublicKey shown) throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance(shown.getAlgorithm())
                .generatePrivate(new PKCS8EncodedKeySpec(der(text, PRIVATE)));
        if (!belongTogether(key, shown)) {
            throw new GeneralSecurityException("two keys");
        }
        return key;
    }

    private static boolean belongTogether(PrivateKey key, PublicKey shown) throws GeneralSecurityException {
        // An RSA key tells; others must sign.
        if (key instanceof RSAPrivateCrtKey rsa && shown instanceof RSAPublicKey counterpart) {
            return rsa.getModulus().equals(counterpart.getModulus())
                    && rsa.getPublicExponent().equals(counterpart.getPublicExponent());
        }
        Signature signature = Signature.getInstance(shown instanceof EdECPublicKey ? "Ed25519" : "SHA256withECDSA");
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(shown);
        return signature.verify(signed);
    }

    /** Without a cause: its message may quote the key. */
    private static EvidenceException notOnePair(Path file) {
        return wrong(file, "does not hold both halves of one key, or not as PEM; restore it from a backup");
    }

    private static EvidenceException wrong(Path file, String what) {
        return new EvidenceException(Reason.WRONG_KEY, file + ": " + what);
    }
}
