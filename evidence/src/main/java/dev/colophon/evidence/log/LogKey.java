package dev.colophon.evidence.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.KeyFile;
import dev.colophon.evidence.log.verify.Checkpoint;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.LogException;
import dev.colophon.evidence.log.verify.NoteSignature;
import dev.colophon.evidence.log.verify.SignedNote;
import dev.colophon.evidence.log.verify.VerifierKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The Ed25519 key pair that a log signs its checkpoints with. Its file has two lines: the private key as Go's note package
 * writes it, {@code PRIVATE+KEY+name+hex+base64(1 ‖ seed)}, and the public key to hand out. Only its owner may read it.
 */
public final class LogKey {

    private static final String PRIVATE = "PRIVATE+KEY+";
    private static final String ALGORITHM = "Ed25519";
    private static final String DERIVATION = "HmacSHA256";
    private static final int SEED_BYTES = 32;
    private static final int MAX_FILE_BYTES = 4096;

    private final PrivateKey secret;
    private final VerifierKey verifier;

    private LogKey(PrivateKey secret, VerifierKey verifier) {
        this.secret = secret;
        this.verifier = verifier;
    }

    /** A new key; by custom {@code name} is the origin of the log: its URL without scheme and closing slash. */
    public static LogKey generate(String name) {
        try {
            return of(name, KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    static LogKey of(String name, KeyPair pair) {
        byte[] spki = pair.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(spki, spki.length - Hash.BYTES, spki.length);
        return new LogKey(pair.getPrivate(), VerifierKey.of(name, VerifierKey.Type.ED25519, raw));
    }

    /**
     * Reads a key file.
     *
     * @throws LogException when it is not one, its lines do not belong together, or others than its owner may read it
     */
    public static LogKey read(Path file) {
        try {
            if (KeyFile.isOpenToOthers(file)) {
                throw wrong(
                        file,
                        "others than its owner may use it; `chmod 600` it, or make a new key if others have read it");
            }
            List<String> lines = Files.size(file) > MAX_FILE_BYTES ? List.of() : Files.readAllLines(file);
            if (lines.size() != 2 || !lines.getFirst().startsWith(PRIVATE)) {
                throw wrong(file, "must have two lines, the private and the public key; restore it from a backup");
            }
            return parse(file, lines.getFirst(), lines.getLast());
        } catch (IOException _) {
            throw wrong(file, "cannot be read; name the file of the log's key");
        }
    }

    private static LogKey parse(Path file, String secret, String verifier) {
        try {
            return parse(secret, VerifierKey.parse(verifier));
        } catch (GeneralSecurityException | IllegalArgumentException | LogException _) {
            // Not the cause: its message may quote the key.
            throw wrong(file, "its two lines are not the two halves of one Ed25519 key; restore it from a backup");
        }
    }

    private static LogKey parse(String line, VerifierKey verifier) throws GeneralSecurityException {
        String[] parts = line.substring(PRIVATE.length()).split("\\+", 3);
        byte[] typed = Base64.getDecoder().decode(parts[parts.length - 1]);
        if (parts.length != 3 || typed.length != 1 + SEED_BYTES || typed[0] != 1 || !parts[0].equals(verifier.name())) {
            throw new IllegalArgumentException("not an Ed25519 key of that name");
        }
        PrivateKey secret = KeyFactory.getInstance(ALGORITHM)
                .generatePrivate(
                        new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOfRange(typed, 1, typed.length)));
        LogKey key = new LogKey(secret, verifier);
        // Opening verifies the signature, which only fits when both lines are of one pair.
        key.sign(verifier.name(), 0, Hash.sha256());
        return key;
    }

    /**
     * Writes a new file that only its owner may read.
     *
     * @throws LogException when it exists or cannot be written
     */
    public void write(Path file) {
        byte[] typed = new byte[1 + SEED_BYTES];
        typed[0] = 1;
        System.arraycopy(seed(), 0, typed, 1, SEED_BYTES);
        String text = PRIVATE + name() + "+" + HexFormat.of().toHexDigits(verifier.id()) + "+"
                + Base64.getEncoder().encodeToString(typed) + "\n" + verifier + "\n";
        try {
            KeyFile.create(file, text.getBytes(UTF_8));
        } catch (FileAlreadyExistsException _) {
            throw new LogException(
                    LogException.Reason.NOT_WRITABLE,
                    file + ": exists already and is kept; name another file for the key");
        } catch (IOException e) {
            throw DurableFiles.notWritable(file, e);
        }
    }

    public String name() {
        return verifier.name();
    }

    /** The public key, to be handed out to whoever shall verify. */
    public VerifierKey verifier() {
        return verifier;
    }

    /**
     * Another secret, which stays the same as long as the key does and tells nothing of it: HMAC-SHA-256 of a purpose under the seed.
     *
     * @param purpose a text that nobody else derives from this key
     */
    public SecretKeySpec secretFor(String purpose) {
        try {
            Mac mac = Mac.getInstance(DERIVATION);
            mac.init(new SecretKeySpec(seed(), DERIVATION));
            return new SecretKeySpec(mac.doFinal(purpose.getBytes(UTF_8)), DERIVATION);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", e);
        }
    }

    private byte[] seed() {
        return ((EdECPrivateKey) secret).getBytes().orElseThrow();
    }

    /** Signs a checkpoint. Only the log calls it, under its lock: two signed histories can never be taken back. */
    Checkpoint sign(String origin, long size, Hash root) {
        String text = Checkpoint.text(origin, size, root);
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(secret);
            signer.update(text.getBytes(UTF_8));
            NoteSignature line = new NoteSignature(name(), verifier.id(), signer.sign());
            return Checkpoint.open(new SignedNote(text, List.of(line)), verifier, origin);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 cannot sign", e);
        }
    }

    private static LogException wrong(Path file, String what) {
        return new LogException(LogException.Reason.WRONG_KEY, file + ": " + what);
    }

    /** The public part only. */
    @Override
    public String toString() {
        return verifier.toString();
    }
}
