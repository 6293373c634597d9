package dev.colophon.service.declaration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.colophon.evidence.verify.read.MalformedPart;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever bytes it is given, the reader answers; CONTRIBUTING.md says how to search for bytes at which it does not. */
class DeclarationFuzzTest {

    private static final String KEY = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ8XJPt4swbTQ2";

    static List<byte[]> declarationSeeds() {
        String subject = """
                "credentialSubject":{"id":"urn:uuid:1","name":"Leaf","copyrightHolder":{"name":"Ada"},"creator":{"name":"Ada"},\
                "identifier":[{"propertyID":"ISRC","value":"USRC17607839"}],"license":"https://example.org/l",\
                "encoding":[{"sha256":"00"}]}""";
        String proof = """
                "proof":{"type":"DataIntegrityProof","cryptosuite":"eddsa-jcs-2022","created":"2026-01-01T00:00:00Z",\
                "verificationMethod":"%s#%s","proofPurpose":"assertionMethod","proofValue":"z%s"}""".formatted(KEY, KEY.substring("did:key:".length()), "1".repeat(64));
        return Stream.of(
                        "{}",
                        "{\"issuer\":\"%s\",%s}".formatted(KEY, subject),
                        "{\"issuer\":\"%s\",%s,%s}".formatted(KEY, subject, proof),
                        "{\"issuer\":null,\"x\":1e400,\"y\":\"\\ud800\",%s,%s}".formatted(subject, proof))
                .map(text -> text.getBytes(UTF_8))
                .toList();
    }

    @MethodSource("declarationSeeds")
    @FuzzTest(maxDuration = "1m")
    void declaration(byte[] data) {
        try {
            assertThat(SignedDeclaration.of(data).fault())
                    .as("nobody guesses a signature")
                    .isPresent();
        } catch (MalformedPart refused) {
            // As it should be.
        }
    }
}
