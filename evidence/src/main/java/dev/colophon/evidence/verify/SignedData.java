package dev.colophon.evidence.verify;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.log.verify.Hash;
import java.util.Base64;
import java.util.Map;

/**
 * {@code datapackage-digest.json} with the anonymous signature of wacz-auth 0.1.0.
 *
 * @param hash of the exact bytes of {@code datapackage.json}
 * @param created as in {@code datapackage.json}
 * @param software as in {@code datapackage.json}
 * @param signature ECDSA P-256 with SHA-256 over {@link #message}, DER
 * @param publicKey SubjectPublicKeyInfo, DER
 */
public record SignedData(Hash hash, String created, String software, byte[] signature, byte[] publicKey) {

    /** Of wacz-auth. */
    public static final String VERSION = "0.1.0";

    /** What is signed: {@code sha256:<hex>} in ASCII. */
    public static byte[] message(Hash hash) {
        return spelled(hash).getBytes(US_ASCII);
    }

    /** A hash as WACZ writes it. */
    public static String spelled(Hash hash) {
        return "sha256:" + hash.hex();
    }

    /** The canonical bytes of the file. */
    public byte[] bytes() {
        Base64.Encoder base64 = Base64.getEncoder();
        Map<String, String> signed = Map.of(
                "hash",
                spelled(hash),
                "created",
                created,
                "software",
                software,
                "version",
                VERSION,
                "signature",
                base64.encodeToString(signature),
                "publicKey",
                base64.encodeToString(publicKey));
        return CanonicalJson.bytes(Map.of("path", WaczPaths.DATAPACKAGE, "hash", spelled(hash), "signedData", signed));
    }
}
