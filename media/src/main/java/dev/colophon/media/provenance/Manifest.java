package dev.colophon.media.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The active manifest of a store, which is the last: what its claim says, and what it refers to.
 *
 * @param claimBytes that are signed
 */
record Manifest(Jumbf store, Jumbf box, byte[] claimBytes, JsonNode claim) {

    private static final String SELF = "self#jumbf=";

    private static final Map<String, String> DIGESTS =
            Map.of("sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

    /**
     * An assertion.
     *
     * @param label without the number of one of several
     * @param content its fields; missing where it is no CBOR
     */
    record Assertion(String label, JsonNode content) {}

    /** What a claim names, with the hash that it should have. */
    private record Reference(String url, byte[] hash, String digest) {}

    static Manifest active(byte[] bytes) throws IOException {
        Jumbf store = Jumbf.read(bytes);
        if (store.boxes().isEmpty()) {
            throw new IOException("a store without a manifest");
        }
        Jumbf box = store.boxes().getLast();
        byte[] claim = box.box("c2pa.claim.v2")
                .or(() -> box.box("c2pa.claim"))
                .flatMap(found -> found.content(Jumbf.CBOR))
                .orElseThrow(() -> new IOException("a manifest without a claim"));
        return new Manifest(store, box, claim, Cbor.read(claim));
    }

    String generator() {
        JsonNode info = claim.path("claim_generator_info");
        JsonNode first = info.isArray() ? info.path(0) : info;
        return Cbor.text(first, "name")
                .map(name -> Cbor.text(first, "version")
                        .map(version -> name + " " + version)
                        .orElse(name))
                .or(() -> Cbor.text(claim, "claim_generator"))
                .orElse("");
    }

    Optional<byte[]> signature() {
        return box.box("c2pa.signature").flatMap(found -> found.content(Jumbf.CBOR));
    }

    /** Those that the claim names: others are not signed. */
    List<Assertion> assertions() throws IOException {
        List<Assertion> assertions = new ArrayList<>();
        for (Reference reference : references()) {
            Optional<Jumbf> found = find(reference.url());
            if (found.isPresent()) {
                Optional<byte[]> content = found.get().content(Jumbf.CBOR);
                assertions.add(new Assertion(
                        found.get().label().replaceFirst("__\\d+$", ""),
                        content.isPresent() ? Cbor.read(content.get()) : Cbor.read(new byte[] {(byte) 0xF6})));
            }
        }
        return assertions;
    }

    /** Whether each assertion is what was hashed. */
    ProvenanceCheck intact() {
        List<Reference> references = references();
        if (references.isEmpty()) {
            return ProvenanceCheck.unknown("the claim names no assertion");
        }
        for (Reference reference : references) {
            Optional<Jumbf> found = find(reference.url());
            if (found.isEmpty()) {
                return ProvenanceCheck.mismatch("there is no " + name(reference.url()));
            }
            Optional<MessageDigest> digest = digest(reference.digest());
            if (digest.isEmpty()) {
                return ProvenanceCheck.unknown("hashed by " + reference.digest());
            }
            if (!MessageDigest.isEqual(digest.get().digest(found.get().bytes()), reference.hash())) {
                return ProvenanceCheck.mismatch(name(reference.url()) + " was changed");
            }
        }
        return ProvenanceCheck.OK;
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private List<Reference> references() {
        List<Reference> references = new ArrayList<>();
        for (String list : List.of("assertions", "created_assertions", "gathered_assertions")) {
            for (JsonNode item : Cbor.items(claim.path(list))) {
                references.add(new Reference(
                        Cbor.text(item, "url").orElse(""),
                        Cbor.bytes(item.path("hash")).orElse(new byte[0]),
                        Cbor.text(item, "alg").orElse(digestName())));
            }
        }
        return references;
    }

    /** By which hashes are made that do not say it themselves. */
    String digestName() {
        return Cbor.text(claim, "alg").orElse("sha256");
    }

    /** By the name that C2PA has for it; empty for one that is not allowed. */
    static Optional<MessageDigest> digest(String name) {
        try {
            String known = DIGESTS.get(name);
            return known == null ? Optional.empty() : Optional.of(MessageDigest.getInstance(known));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }

    private Optional<Jumbf> find(String url) {
        if (!url.startsWith(SELF)) {
            return Optional.empty();
        }
        String path = url.substring(SELF.length());
        Optional<Jumbf> found = Optional.of(box);
        if (path.startsWith("/")) {
            found = Optional.of(store);
            path = path.substring(path.indexOf('/', 1) + 1);
        }
        for (String name : path.split("/", Jumbf.DEEPEST)) {
            found = found.flatMap(parent -> parent.box(name));
        }
        return found;
    }
}
