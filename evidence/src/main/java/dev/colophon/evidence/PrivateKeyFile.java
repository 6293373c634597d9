package dev.colophon.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.colophon.evidence.EvidenceException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key pair in a file that only its owner may read: two PEM blocks, {@code PRIVATE KEY} (PKCS #8) and {@code PUBLIC KEY}.
 * {@code openssl pkey} reads it.
 */
public final class PrivateKeyFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final int MAX_BYTES = 16 * 1024;
    private static final Pattern BLOCKS = Pattern.compile("-----BEGIN PRIVATE KEY-----\n([A-Za-z0-9+/=\n]+)"
            + "-----END PRIVATE KEY-----\n-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=\n]+)-----END PUBLIC KEY-----\n");

    private PrivateKeyFile() {}

    /**
     * Writes a new file, durable on return.
     *
     * @throws EvidenceException when it exists or cannot be written
     */
    public static void write(Path file, KeyPair pair) {
        String text = Pem.block("PRIVATE KEY", pair.getPrivate().getEncoded())
                + Pem.block("PUBLIC KEY", pair.getPublic().getEncoded());
        FileAttribute<?>[] ownerOnly = isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        Path fresh = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            putInPlace(fresh, file);
        } catch (FileAlreadyExistsException e) {
            throw new EvidenceException(
                    Reason.NOT_WRITABLE, file + ": exists already and is kept; name another file for the key", e);
        } catch (IOException e) {
            throw new EvidenceException(
                    Reason.NOT_WRITABLE, "%s: the key cannot be written (%s)".formatted(file, e.getMessage()), e);
        }
    }

    /** A key is in its place as a whole or not at all, and never in the place of another. */
    private static void putInPlace(Path fresh, Path file) throws IOException {
        try {
            Files.createLink(file, fresh);
        } catch (UnsupportedOperationException _) {
            Files.copy(fresh, file, StandardCopyOption.COPY_ATTRIBUTES);
        } finally {
            Files.delete(fresh);
        }
    }

    /**
     * Reads a file.
     *
     * @param algorithm {@code RSA} or {@code EC}
     * @throws EvidenceException when it is not such a file, its halves do not belong together, or others than its owner may
     *     read it
     */
    public static KeyPair read(Path file, String algorithm) {
        try {
            if (isPosix(file) && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
                throw wrong(
                        file,
                        "others than its owner may use it; `chmod 600` it, or make a new key if others have read it");
            }
            Matcher blocks = BLOCKS.matcher(Files.size(file) > MAX_BYTES ? "" : Files.readString(file, US_ASCII));
            if (!blocks.matches()) {
                throw wrong(file, "must hold a private and a public key in PEM; restore it from a backup");
            }
            return pair(blocks.group(1), blocks.group(2), algorithm);
        } catch (IOException _) {
            throw wrong(file, "cannot be read; name the file of the key");
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            // Not the cause: its message may quote the key.
            throw wrong(
                    file, "does not hold the two halves of one %s key; restore it from a backup".formatted(algorithm));
        }
    }

    private static KeyPair pair(String secret, String shown, String algorithm) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance(algorithm);
        PrivateKey privateKey = factory.generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(secret)));
        PublicKey publicKey = factory.generatePublic(
                new X509EncodedKeySpec(Base64.getMimeDecoder().decode(shown)));
        if (!belongTogether(privateKey, publicKey)) {
            throw new GeneralSecurityException("two keys");
        }
        return new KeyPair(publicKey, privateKey);
    }

    private static boolean belongTogether(PrivateKey secret, PublicKey shown) throws GeneralSecurityException {
        // An RSA key tells; the other kind must sign, which for RSA would cost a process that just began half a second.
        if (secret instanceof RSAPrivateCrtKey rsa && shown instanceof RSAPublicKey counterpart) {
            return rsa.getModulus().equals(counterpart.getModulus())
                    && rsa.getPublicExponent().equals(counterpart.getPublicExponent());
        }
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(secret);
        byte[] signed = signature.sign();
        signature.initVerify(shown);
        return signature.verify(signed);
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static EvidenceException wrong(Path file, String what) {
        return new EvidenceException(Reason.WRONG_KEY, file + ": " + what);
    }
}
