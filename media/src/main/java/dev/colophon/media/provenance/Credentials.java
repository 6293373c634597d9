package dev.colophon.media.provenance;

import java.util.List;

/**
 * The active manifest of a file. Each check stands by itself: a right signature of other bytes says nothing of these.
 *
 * @param issuer by the signer's certificate: the organisation, else the name; blank when there is none
 * @param generator the program that made it, as it says
 * @param hash whether the bytes of the file are those that were issued
 * @param assertions whether what the manifest asserts is what was signed
 * @param signature whether the holder of the certificate signed it
 * @param chain whether the certificate leads to one that is trusted, and is in force
 * @param timeStamp whether an authority vouches for when it was signed (RFC 3161)
 * @param history whether the manifests of what it was made from, as far as they were sent along, are what they were
 * @param actions what was done to the file, such as {@code c2pa.edited}
 * @param ingredients what it was made from: title and relation, such as {@code leaf.jpg (parentOf)}
 * @param trainingAndMining such as {@code cawg.ai_training: notAllowed}
 */
public record Credentials(
        String issuer,
        String generator,
        ProvenanceCheck hash,
        ProvenanceCheck assertions,
        ProvenanceCheck signature,
        ProvenanceCheck chain,
        ProvenanceCheck timeStamp,
        ProvenanceCheck history,
        List<String> actions,
        List<String> ingredients,
        List<String> trainingAndMining) {

    /** Who issued it and with what, in words. */
    public String issued() {
        return "issued by %s%s"
                .formatted(
                        issuer.isEmpty() ? "nobody who is named" : issuer,
                        generator.isEmpty() ? "" : " with " + generator);
    }

    /** Each check, such as {@code hash OK; … chain UNKNOWN: no trust list is set}. */
    public String checks() {
        return "hash %s; assertions %s; signature %s; chain %s; time stamp %s; history %s"
                .formatted(
                        hash.words(),
                        assertions.words(),
                        signature.words(),
                        chain.words(),
                        timeStamp.words(),
                        history.words());
    }

    /** Whether these bytes are those that somebody signed, whoever it was. */
    public boolean isGenuine() {
        return hash.isOk() && assertions.isOk() && signature.isOk();
    }
}
