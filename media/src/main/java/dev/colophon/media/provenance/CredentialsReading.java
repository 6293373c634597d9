package dev.colophon.media.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and checks the Content Credentials of a file. In the child process only. */
final class CredentialsReading {

    private CredentialsReading() {}

    /** The credentials of a file; empty when it has none. */
    static Optional<Credentials> read(Path path, TrustList trusted) throws IOException {
        try (FileBytes file = FileBytes.open(path)) {
            Optional<byte[]> store = StoreFinder.find(path, file);
            return store.isPresent() ? Optional.of(read(file, store.get(), trusted)) : Optional.empty();
        }
    }

    private static Credentials read(FileBytes file, byte[] store, TrustList trusted) throws IOException {
        Manifest manifest = Manifest.active(store);
        List<Manifest.Assertion> assertions = manifest.assertions();
        ProvenanceCheck signature;
        ProvenanceCheck chain;
        ProvenanceCheck timeStamp;
        String issuer = "";
        try {
            ClaimSignature signed = ClaimSignature.read(
                    manifest.signature().orElseThrow(() -> new IOException("the manifest is not signed")));
            signature = signed.check(manifest.claimBytes());
            chain = trusted.check(signed.certificates());
            timeStamp = signed.timeStamp();
            issuer = TrustList.subject(signed.certificates().getFirst());
        } catch (IOException e) {
            signature = ProvenanceCheck.bad(String.valueOf(e.getMessage()));
            chain = ProvenanceCheck.unknown("there is no signer");
            timeStamp = ProvenanceCheck.unknown("there is no signature");
        }
        return new Credentials(
                issuer,
                manifest.generator(),
                HardBinding.check(file, manifest, assertions),
                manifest.intact(),
                signature,
                chain,
                timeStamp,
                history(manifest),
                actions(assertions),
                ingredients(assertions),
                trainingAndMining(assertions));
    }

    /** What another manifest is like costs nothing of this one. */
    private static ProvenanceCheck history(Manifest manifest) {
        try {
            return manifest.history();
        } catch (IOException e) {
            return ProvenanceCheck.unknown("the manifest of what it was made from cannot be read: " + e.getMessage());
        }
    }

    /** Of a store that cannot be read. */
    static Credentials damaged(String why) {
        ProvenanceCheck unknown = ProvenanceCheck.unknown(why);
        return new Credentials(
                "", "", unknown, unknown, unknown, unknown, unknown, unknown, List.of(), List.of(), List.of());
    }

    private static List<String> actions(List<Manifest.Assertion> assertions) {
        return assertions.stream()
                .filter(assertion -> isOf(assertion, "c2pa.actions"))
                .flatMap(assertion -> Cbor.items(assertion.content().path("actions")).stream())
                .flatMap(action -> Cbor.text(action, "action").stream())
                .toList();
    }

    private static List<String> ingredients(List<Manifest.Assertion> assertions) {
        return assertions.stream()
                .filter(assertion -> isOf(assertion, "c2pa.ingredient"))
                .map(Manifest.Assertion::content)
                .map(ingredient -> "%s (%s)"
                        .formatted(
                                Cbor.text(ingredient, "dc:title", "title", "instanceID")
                                        .orElse("?"),
                                Cbor.text(ingredient, "relationship").orElse("ingredient")))
                .toList();
    }

    private static List<String> trainingAndMining(List<Manifest.Assertion> assertions) {
        List<String> all = new ArrayList<>();
        for (Manifest.Assertion assertion : assertions) {
            if (isOf(assertion, "cawg.training-mining") || isOf(assertion, "c2pa.training-mining")) {
                JsonNode entries = assertion.content().path("entries");
                entries.fieldNames()
                        .forEachRemaining(name -> all.add(name + ": "
                                + Cbor.text(entries.path(name), "use").orElse("?")));
            }
        }
        return all;
    }

    /** Whether an assertion is of a kind, of whatever version. */
    private static boolean isOf(Manifest.Assertion assertion, String kind) {
        return assertion.label().equals(kind) || assertion.label().startsWith(kind + ".v");
    }
}
