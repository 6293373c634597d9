package dev.colophon.evidence.declaration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.evidence.verify.read.MalformedPart;
import dev.colophon.evidence.verify.read.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataIntegrityProofTest {

    private static final Path VECTORS =
            Path.of(System.getProperty("colophon.vectors", "../../shared/vectors"), "eddsa-jcs-2022");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.5Z");

    private final DeclarationKey key = new DeclarationKey(DeclarationKey.generated());

    private static String vector(String name) throws IOException {
        assumeTrue(
                Files.isDirectory(VECTORS),
                () -> "no vectors in " + VECTORS + ": name their folder with -Dcolophon.vectors");
        return Files.readString(VECTORS.resolve(name));
    }

    private static Map<String, Object> json(String text) throws MalformedPart {
        return StrictJson.object(text.getBytes(UTF_8), "test").members();
    }

    private Map<String, Object> signed() {
        return DataIntegrityProof.sign(
                Map.of(
                        "@context",
                        List.of("https://www.w3.org/ns/credentials/v2"),
                        "issuer",
                        key.publicKey().toString(),
                        "name",
                        "Lampenlicht – 灯下",
                        "share",
                        2_500L),
                key,
                NOON);
    }

    private static DataIntegrityProof verify(byte[] file) throws MalformedPart, InvalidProofException {
        try {
            return DataIntegrityProof.verify(StrictJson.object(file, "test").members());
        } catch (IllegalArgumentException e) {
            throw new InvalidProofException(String.valueOf(e.getMessage()));
        }
    }

    @Test
    void theOfficialVectorHolds() throws Exception {
        Map<String, Object> signed = json(vector("signedJCS.json"));
        DataIntegrityProof proof = DataIntegrityProof.verify(signed);
        assertThat(proof.signer())
                .hasToString("did:key:" + json(vector("keyPair.json")).get("publicKeyMultibase"));
        assertThat(proof.created()).isEqualTo(Instant.parse("2023-02-24T23:36:38Z"));
        assertThat(HexFormat.of()
                        .formatHex(DataIntegrityProof.hash(
                                json(vector("proofConfigJCS.json")), json(vector("unsigned.json")))))
                .isEqualTo(vector("combinedHashJCS.txt").strip());
    }

    @Test
    void whatIsSignedHoldsAndNamesItsSigner() throws Exception {
        DataIntegrityProof proof = verify(CanonicalJson.bytes(signed()));
        assertThat(proof.signer()).isEqualTo(key.publicKey());
        assertThat(proof.created()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
    }

    @Test
    @Tag("full")
    void eachChangedBitIsDetected() {
        byte[] file = CanonicalJson.bytes(signed());
        for (int at = 0; at < file.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = file.clone();
                changed[at] ^= (byte) (1 << bit);
                assertThatThrownBy(() -> verify(changed))
                        .as("bit %d of byte %d", bit, at)
                        .isInstanceOfAny(InvalidProofException.class, MalformedPart.class);
            }
        }
    }

    @Test
    void whatIsAddedOrLeftOutIsDetected() {
        Map<String, Object> more = new LinkedHashMap<>(signed());
        more.put("note", "more");
        assertThatThrownBy(() -> DataIntegrityProof.verify(more)).hasMessageContaining("does not fit");
        Map<String, Object> less = new LinkedHashMap<>(signed());
        less.remove("name");
        assertThatThrownBy(() -> DataIntegrityProof.verify(less)).hasMessageContaining("does not fit");
        less.remove("proof");
        assertThatThrownBy(() -> DataIntegrityProof.verify(less)).hasMessageContaining("no proof");
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "00, 1",
        "0000287fb4cd, 11233QC4",
        "61, 2g",
        "516b6fcd0f, ABnLTmg",
        "bf4f89001e670274dd, 3SEo3LWLoPntC"
    })
    void base58HasOneSpelling(String hex, String text) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThat(Base58.encode(bytes)).isEqualTo(text);
        assertThat(Base58.decode(text)).isEqualTo(bytes);
    }

    @Test
    void aKeyIsReadAgainAndShownByItsPublicPartAlone(@TempDir Path folder) {
        Path file = folder.resolve("declaration.key");
        DeclarationKey made = DeclarationKey.at(file);
        assertThat(DeclarationKey.at(file).publicKey()).isEqualTo(made.publicKey());
        assertThat(made.toString()).startsWith("did:key:z6Mk");
        assertThat(DidKey.parse(made.toString())).isEqualTo(made.publicKey());
    }
}
