package dev.colophon.evidence.bundle;

import dev.colophon.evidence.EvidenceException;
import dev.colophon.evidence.PrivateKeyFile;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.verify.container.DataPackage;
import dev.colophon.evidence.verify.signature.WaczSignature;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;

/** The ECDSA key on P-256 that signs containers, as wacz-auth asks for. */
public final class SealKey {

    private final KeyPair pair;

    private SealKey(KeyPair pair) {
        this.pair = pair;
    }

    /**
     * The key in a file that only its owner may read; made where there is none.
     *
     * @throws EvidenceException when the file is not one, others may read it, or it cannot be written
     */
    public static SealKey at(Path file) {
        if (!Files.exists(file)) {
            make(file);
        }
        KeyPair pair = PrivateKeyFile.read(file, "EC");
        if (((ECPublicKey) pair.getPublic()).getParams().getOrder().bitLength() != 256) {
            throw new EvidenceException(
                    EvidenceException.Reason.WRONG_KEY, file + ": must be a key on P-256; name another file");
        }
        return new SealKey(pair);
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

    private static KeyPair generated() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    /** The public key in PEM, to be handed out to whoever shall know it. */
    public String publicPem() {
        return PrivateKeyFile.pem(pair.getPublic());
    }

    /** What the seal of a bundle names. */
    Hash hash() {
        return WaczSignature.keyHash(pair.getPublic());
    }

    WaczSignature sign(byte[] bytes, DataPackage datapackage) {
        try {
            return WaczSignature.sign(bytes, datapackage, pair);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("P-256 cannot sign", e);
        }
    }
}
