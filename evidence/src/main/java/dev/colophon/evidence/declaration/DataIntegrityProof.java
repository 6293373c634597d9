package dev.colophon.evidence.declaration;

import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.log.verify.Hash;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A proof that stands in a document (W3C Verifiable Credential Data Integrity 1.0, cryptosuite {@code eddsa-jcs-2022}): Ed25519 over
 * SHA-256(JCS(proof without its value)) ‖ SHA-256(JCS(document without proof)). Documents are JSON as {@link
 * dev.colophon.evidence.verify.read.StrictJson} reads it.
 *
 * @param signer whose key it is
 * @param created when, as the signer says
 */
public record DataIntegrityProof(DidKey signer, Instant created) {

    static final String PROOF = "proof";

    private static final String CONTEXT = "@context";
    private static final String VALUE = "proofValue";
    private static final String BASE58 = "z";
    private static final int SIGNATURE_BYTES = 64;
    private static final Set<String> MEMBERS =
            Set.of(CONTEXT, "type", "cryptosuite", "created", "verificationMethod", "proofPurpose", VALUE);

    /** The document with a proof. */
    public static Map<String, Object> sign(Map<String, Object> document, DeclarationKey key, Instant created) {
        Map<String, Object> proof = new LinkedHashMap<>();
        if (document.containsKey(CONTEXT)) {
            proof.put(CONTEXT, document.get(CONTEXT));
        }
        proof.put("type", "DataIntegrityProof");
        proof.put("cryptosuite", "eddsa-jcs-2022");
        proof.put("created", created.truncatedTo(ChronoUnit.SECONDS).toString());
        proof.put("verificationMethod", key.publicKey().verificationMethod());
        proof.put("proofPurpose", "assertionMethod");
        proof.put(VALUE, BASE58 + Base58.encode(key.sign(hash(proof, document))));
        Map<String, Object> signed = new LinkedHashMap<>(document);
        signed.put(PROOF, proof);
        return signed;
    }

    /**
     * Verifies the proof of a document; keys other than {@code did:key} are not known.
     *
     * @throws InvalidProofException when it does not hold
     */
    public static DataIntegrityProof verify(Map<String, Object> signed) throws InvalidProofException {
        if (!(signed.get(PROOF) instanceof Map<?, ?> given)) {
            throw new InvalidProofException("it has no proof, or more than one");
        }
        Map<String, Object> proof = new LinkedHashMap<>();
        given.forEach((name, value) -> proof.put(String.valueOf(name), value));
        Map<String, Object> document = new LinkedHashMap<>(signed);
        document.remove(PROOF);
        if (!MEMBERS.containsAll(proof.keySet())
                || !"DataIntegrityProof".equals(proof.get("type"))
                || !"eddsa-jcs-2022".equals(proof.get("cryptosuite"))
                || !"assertionMethod".equals(proof.get("proofPurpose"))) {
            throw new InvalidProofException("its proof is not an assertion of eddsa-jcs-2022");
        }
        if (proof.containsKey(CONTEXT) && !proof.get(CONTEXT).equals(document.get(CONTEXT))) {
            throw new InvalidProofException("its proof is of a document with another @context");
        }
        try {
            String value = text(proof.remove(VALUE));
            byte[] signature = value.startsWith(BASE58) ? Base58.decode(value.substring(1)) : new byte[0];
            DidKey signer = DidKey.ofVerificationMethod(text(proof.get("verificationMethod")));
            Instant created = Instant.parse(text(proof.get("created")));
            if (signature.length != SIGNATURE_BYTES || !signer.signed(hash(proof, document), signature)) {
                throw new InvalidProofException("the signature does not fit: it was changed, or another key signed it");
            }
            return new DataIntegrityProof(signer, created);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidProofException("its proof cannot be read: " + e.getMessage());
        }
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("a text is missing");
    }

    /** The 64 bytes that are signed; neither has what is not signed. */
    static byte[] hash(Map<String, Object> proof, Map<String, Object> document) {
        return DidKey.joined(
                Hash.sha256(CanonicalJson.bytes(proof)).bytes(),
                Hash.sha256(CanonicalJson.bytes(document)).bytes());
    }
}
