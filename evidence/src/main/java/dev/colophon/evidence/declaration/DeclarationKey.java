package dev.colophon.evidence.declaration;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.PrivateKeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;

/** The Ed25519 key that signs declarations. */
public final class DeclarationKey {

    private static final String ALGORITHM = "Ed25519";

    private final KeyPair pair;

    DeclarationKey(KeyPair pair) {
        this.pair = pair;
    }

    /**
     * The key in a file that only its owner may read; made where there is none.
     *
     * @throws EvidenceException when the file is not one, others may read it, or it cannot be written
     */
    public static DeclarationKey at(Path file) {
        if (!Files.exists(file)) {
            make(file);
        }
        return new DeclarationKey(PrivateKeyFile.read(file, ALGORITHM));
    }

    private static void make(Path file) {
        try {
            PrivateKeyFile.write(file, generated());
        } catch (EvidenceException e) {
            // Somebody else may have been faster; theirs is used.
            if (!Files.exists(file)) {
                throw e;
            }
        }
    }

    static KeyPair generated() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /** What whoever verifies must know. */
    public DidKey publicKey() {
        return DidKey.of(pair.getPublic());
    }

    byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(pair.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK signs with Ed25519", e);
        }
    }

    /** The public part only. */
    @Override
    public String toString() {
        return publicKey().toString();
    }
}
