package dev.colophon.evidence.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.evidence.messages.Message;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The public key of a log or of a witness with its name, as C2SP signed-note writes it:
 * {@code name+hex(key id)+base64(type ‖ public key)}. Immutable and thread-safe.
 */
public final class VerifierKey {

    private static final int MAX_NAME_BYTES = 255;
    private static final int MAX_VKEY_CHARS = 4096;

    private final String name;
    private final Type type;
    private final byte[] raw;
    private final int id;
    private final PublicKey key;

    /** What a key signs, by the type byte of C2SP signed-note. */
    public enum Type {
        /** The text of a note; a log signs its checkpoints so. */
        ED25519(0x01, "Ed25519", 32, 64, "302a300506032b6570032100"),
        /** A checkpoint with a time (C2SP tlog-cosignature). */
        COSIGNATURE_ED25519(0x04, "Ed25519", 32, 64, "302a300506032b6570032100"),
        /** The same with a post-quantum key. */
        COSIGNATURE_ML_DSA_44(0x06, "ML-DSA-44", 1312, 2420, "30820532300b06096086480165030403110382052100");

        final int number;
        final String algorithm;
        final int keyBytes;
        final int signatureBytes;
        /** The fixed start of a SubjectPublicKeyInfo (RFC 8410, RFC 9881) in hexadecimal, which the raw key follows. */
        private final String spki;

        Type(int number, String algorithm, int keyBytes, int signatureBytes, String spki) {
            this.number = number;
            this.algorithm = algorithm;
            this.keyBytes = keyBytes;
            this.signatureBytes = signatureBytes;
            this.spki = spki;
        }
    }

    private VerifierKey(String name, Type type, byte[] raw) {
        this.name = checkName(name);
        this.type = type;
        this.raw = raw.clone();
        if (raw.length != type.keyBytes) {
            throw LogException.malformed(Message.of("key.bytes", type, type.keyBytes, raw.length));
        }
        this.id = ByteBuffer.wrap(Hash.sha256((name + "\n").getBytes(UTF_8), new byte[] {(byte) type.number}, raw)
                        .bytes())
                .getInt();
        try {
            byte[] encoded = HexFormat.of().parseHex(type.spki + HexFormat.of().formatHex(raw));
            this.key = KeyFactory.getInstance(type.algorithm).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException _) {
            throw LogException.malformed(Message.of("key.unusable", name, type.algorithm));
        }
    }

    /** The key with these raw bytes (32 for Ed25519). */
    public static VerifierKey of(String name, Type type, byte[] raw) {
        return new VerifierKey(name, type, raw);
    }

    /**
     * Reads {@code name+hex+base64}.
     *
     * @throws LogException when it is not a key, of a type that is not known here, or its id does not fit
     */
    public static VerifierKey parse(String vkey) {
        String[] parts = vkey.strip().split("\\+", 3);
        if (vkey.length() > MAX_VKEY_CHARS || parts.length != 3 || !parts[1].matches("[0-9a-f]{8}")) {
            throw LogException.malformed(Message.of("key.form"));
        }
        byte[] bytes = Base64Text.decode(parts[2], "what.key");
        for (Type type : Type.values()) {
            if (bytes.length > 0 && bytes[0] == type.number) {
                VerifierKey key = new VerifierKey(parts[0], type, Arrays.copyOfRange(bytes, 1, bytes.length));
                if (key.id != Integer.parseUnsignedInt(parts[1], 16)) {
                    throw LogException.malformed(Message.of("key.id", parts[0]));
                }
                return key;
            }
        }
        throw LogException.malformed(Message.of("key.type", parts[0]));
    }

    public String name() {
        return name;
    }

    public Type type() {
        return type;
    }

    /** The first four bytes of SHA-256(name ‖ newline ‖ type ‖ key), big-endian. */
    public int id() {
        return id;
    }

    /** A copy of the raw public key. */
    public byte[] raw() {
        return raw.clone();
    }

    /** Whether both hold the same public key, whatever their names and types. */
    public boolean sameKeyAs(VerifierKey other) {
        return Arrays.equals(raw, other.raw);
    }

    /** Whether the bare signature is by this key over exactly these bytes. */
    boolean signed(byte[] message, byte[] signature) {
        if (signature.length != type.signatureBytes) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance(type.algorithm);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    static String checkName(String name) {
        boolean plain = name.chars().noneMatch(c -> c == '+' || Character.isSpaceChar(c) || Character.isISOControl(c));
        if (name.isEmpty() || !plain || name.getBytes(UTF_8).length > MAX_NAME_BYTES) {
            throw LogException.malformed(Message.of("key.name", MAX_NAME_BYTES));
        }
        return name;
    }

    /** The short name in messages: {@code name+hex}. */
    String label() {
        return name + "+" + HexFormat.of().toHexDigits(id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && name.equals(that.name) && type == that.type && sameKeyAs(that);
    }

    @Override
    public int hashCode() {
        return id;
    }

    /** The key as {@link #parse} reads it. */
    @Override
    public String toString() {
        byte[] typed = ByteBuffer.allocate(1 + raw.length)
                .put((byte) type.number)
                .put(raw)
                .array();
        return label() + "+" + Base64Text.encode(typed);
    }
}
