package dev.colophon.evidence.verify.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.container.DataPackage;
import dev.colophon.evidence.verify.container.Entries;
import dev.colophon.evidence.verify.container.Seal;
import dev.colophon.evidence.verify.read.JsonObject;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.StrictJson;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * {@code datapackage-digest.json}: the hash of {@code datapackage.json}, signed in the anonymous form of wacz-auth 0.1.0,
 * ECDSA P-256 with SHA-256 over the ASCII string {@code sha256:<hex>}.
 *
 * <p>Its ECDSA signature has one form ({@link EcdsaSignature}).
 *
 * @param hash SHA-256 of {@code datapackage.json}
 * @param created whole seconds, the same as in the package
 * @param signature DER
 * @param publicKey SubjectPublicKeyInfo
 */
public record WaczSignature(Hash hash, Instant created, String software, byte[] signature, byte[] publicKey) {

    private static final String AUTH_VERSION = "0.1.0";
    private static final String SHA256 = "sha256:";
    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    public WaczSignature {
        created = created.truncatedTo(ChronoUnit.SECONDS);
        signature = signature.clone();
        publicKey = publicKey.clone();
    }

    @Override
    public byte[] signature() {
        return signature.clone();
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** What {@link Seal#key()} states. */
    public static Hash keyHash(PublicKey key) {
        return Hash.sha256(key.getEncoded());
    }

    /** Signs a package with an EC key on P-256. */
    public static WaczSignature sign(byte[] datapackage, DataPackage content, KeyPair key)
            throws GeneralSecurityException {
        Hash hash = Hash.sha256(datapackage);
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(key.getPrivate());
        signer.update(message(hash));
        byte[] low = EcdsaSignature.low(signer.sign(), key.getPublic());
        return new WaczSignature(
                hash,
                content.created(),
                content.software(),
                low,
                key.getPublic().getEncoded());
    }

    /** The canonical bytes. */
    public byte[] bytes() {
        return CanonicalJson.bytes(Map.of(
                "path",
                Entries.DATAPACKAGE,
                "hash",
                SHA256 + hash.hex(),
                "signedData",
                Map.of(
                        "hash",
                        SHA256 + hash.hex(),
                        "created",
                        created.toString(),
                        "software",
                        software,
                        "version",
                        AUTH_VERSION,
                        "signature",
                        Base64.getEncoder().encodeToString(signature),
                        "publicKey",
                        Base64.getEncoder().encodeToString(publicKey))));
    }

    /** Reads a digest file in exactly its canonical form; {@link #isValid} verifies it. */
    public static WaczSignature parse(byte[] bytes) throws MalformedPart {
        JsonObject json = StrictJson.canonical(bytes, Entries.DIGEST).only("path", "hash", "signedData");
        JsonObject signed =
                json.object("signedData").only("hash", "created", "software", "version", "signature", "publicKey");
        if (!json.text("path").equals(Entries.DATAPACKAGE)
                || !json.text("hash").equals(signed.text("hash"))
                || !signed.text("version").equals(AUTH_VERSION)) {
            throw new MalformedPart(Entries.DIGEST, Message.of("wacz.form", AUTH_VERSION));
        }
        WaczSignature signature = new WaczSignature(
                json.hash("hash", SHA256),
                DataPackage.wholeSeconds(signed, "created"),
                signed.text("software"),
                base64(signed.text("signature")),
                base64(signed.text("publicKey")));
        if (!Arrays.equals(signature.bytes(), bytes)) {
            throw new MalformedPart(Entries.DIGEST, Message.of("wacz.base64.canonical"));
        }
        return signature;
    }

    private static byte[] base64(String text) throws MalformedPart {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedPart(Entries.DIGEST, Message.of("wacz.base64"), e);
        }
    }

    /** Whether the signature is by the key, both in their one form. */
    public boolean isValid() {
        try {
            PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(publicKey));
            if (!(key instanceof ECPublicKey curve)
                    || !curve.getParams().getOrder().equals(P256_ORDER)
                    || !Arrays.equals(key.getEncoded(), publicKey)
                    || !EcdsaSignature.isLow(signature, key)) {
                return false;
            }
            Signature verifier = Signature.getInstance("SHA256withECDSA");
            verifier.initVerify(key);
            verifier.update(message(hash));
            return verifier.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static byte[] message(Hash hash) {
        return (SHA256 + hash.hex()).getBytes(US_ASCII);
    }
}
