package dev.colophon.media.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The active manifest of a store, which is the last: what its claim says, and what it refers to.
 *
 * @param claimBytes that are signed
 */
record Manifest(Jumbf store, Jumbf box, byte[] claimBytes, JsonNode claim) {

    /** Types of manifests: the usual one, and one that adds to another. */
    private static final Set<String> MANIFESTS = Set.of("c2ma", "c2um");

    private static final int MOST_INGREDIENTS = 100;

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
        if (store.boxes().isEmpty() || !store.type().equals("c2pa")) {
            throw new IOException("a store without a manifest");
        }
        return of(store, store.boxes().getLast());
    }

    private static Manifest of(Jumbf store, Jumbf box) throws IOException {
        if (!MANIFESTS.contains(box.type())) {
            throw new IOException("no manifest where one should be");
        }
        byte[] claim = box.box("c2pa.claim.v2", "c2cl")
                .or(() -> box.box("c2pa.claim", "c2cl"))
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
        return box.box("c2pa.signature", "c2cs").flatMap(found -> found.content(Jumbf.CBOR));
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

    /**
     * Whether the manifests of what it was made from are what its assertions hashed, unchanged and rightly signed, back to the first.
     * Who signed them is not looked at.
     */
    ProvenanceCheck history() throws IOException {
        Deque<Manifest> left = new ArrayDeque<>(List.of(this));
        Set<String> seen = new HashSet<>();
        while (!left.isEmpty()) {
            Manifest manifest = left.pop();
            if (!Cbor.items(manifest.claim.path("redacted_assertions")).isEmpty()) {
                return ProvenanceCheck.unknown("something was redacted, and what that was is not looked into");
            }
            for (Assertion assertion : manifest.assertions()) {
                Optional<JsonNode> named = assertion.label().startsWith("c2pa.ingredient")
                        ? Cbor.first(assertion.content(), "activeManifest", "c2pa_manifest")
                        : Optional.empty();
                if (named.isEmpty()) {
                    continue;
                }
                String url = Cbor.text(named.get(), "url").orElse("");
                if (!seen.add(url)) {
                    continue;
                }
                if (seen.size() > MOST_INGREDIENTS) {
                    return ProvenanceCheck.unknown("made from more than %d others".formatted(MOST_INGREDIENTS));
                }
                Optional<Jumbf> found = find(url);
                if (found.isEmpty()) {
                    return ProvenanceCheck.unknown("the manifest of what it was made from was not sent along");
                }
                Manifest ingredient = of(store, found.get());
                Optional<ProvenanceCheck> wrong = ingredient.wrong(named.get(), digestName());
                if (wrong.isPresent()) {
                    return wrong.get();
                }
                left.add(ingredient);
            }
        }
        return seen.isEmpty()
                ? ProvenanceCheck.unknown("it names no manifest of what it was made from")
                : ProvenanceCheck.OK;
    }

    /** What does not hold of the manifest of an ingredient; empty when all does. */
    private Optional<ProvenanceCheck> wrong(JsonNode named, String digestName) throws IOException {
        Optional<MessageDigest> digest = digest(Cbor.text(named, "alg").orElse(digestName));
        if (digest.isEmpty()) {
            return Optional.of(ProvenanceCheck.unknown("hashed in a way that is not read here"));
        }
        if (!MessageDigest.isEqual(
                digest.get().digest(box.bytes()), Cbor.bytes(named.path("hash")).orElse(new byte[0]))) {
            return Optional.of(
                    ProvenanceCheck.mismatch("the manifest of what it was made from is not the one that was hashed"));
        }
        ProvenanceCheck intact = intact();
        if (!intact.isOk()) {
            return Optional.of(intact);
        }
        Optional<byte[]> signed = signature();
        if (signed.isEmpty()) {
            return Optional.of(ProvenanceCheck.bad("the manifest of what it was made from is not signed"));
        }
        return Optional.of(ClaimSignature.read(signed.get()).check(claimBytes)).filter(check -> !check.isOk());
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
