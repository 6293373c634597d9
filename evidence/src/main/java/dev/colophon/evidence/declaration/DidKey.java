package dev.colophon.evidence.declaration;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** An Ed25519 public key that is its own address: {@code did:key:z6Mk…} (did:key, Multikey). Immutable. */
public final class DidKey {

    private static final String SCHEME = "did:key:";
    private static final String BASE58 = "z";
    private static final int KEY_BYTES = 32;

    /** Multicodec {@code ed25519-pub} as a varint. */
    private static final byte[] CODEC = {(byte) 0xed, 0x01};

    /** What stands before the raw key in its SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    private final byte[] raw;
    private final PublicKey key;

    private DidKey(byte[] raw) {
        this.raw = raw;
        try {
            this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(joined(SPKI, raw)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a point of Ed25519", e);
        }
    }

    static DidKey of(PublicKey key) {
        byte[] spki = key.getEncoded();
        return new DidKey(Arrays.copyOfRange(spki, spki.length - KEY_BYTES, spki.length));
    }

    /**
     * Reads {@code did:key:z6Mk…}.
     *
     * @throws IllegalArgumentException when it is not an Ed25519 key written so
     */
    public static DidKey parse(String did) {
        if (!did.startsWith(SCHEME + BASE58)) {
            throw new IllegalArgumentException("a key is written did:key:z6Mk…");
        }
        byte[] bytes = Base58.decode(did.substring(SCHEME.length() + BASE58.length()));
        if (bytes.length != CODEC.length + KEY_BYTES || bytes[0] != CODEC[0] || bytes[1] != CODEC[1]) {
            throw new IllegalArgumentException("not an Ed25519 key");
        }
        return new DidKey(Arrays.copyOfRange(bytes, CODEC.length, bytes.length));
    }

    /** Reads how a proof names it: {@code did:key:z6Mk…#z6Mk…}. */
    static DidKey ofVerificationMethod(String url) {
        DidKey key = parse(url.split("#", 2)[0]);
        if (!key.verificationMethod().equals(url)) {
            throw new IllegalArgumentException("a key is named did:key:z6Mk…#z6Mk…");
        }
        return key;
    }

    String verificationMethod() {
        return this + "#" + toString().substring(SCHEME.length());
    }

    boolean signed(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DidKey that && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return SCHEME + BASE58 + Base58.encode(joined(CODEC, raw));
    }
}
