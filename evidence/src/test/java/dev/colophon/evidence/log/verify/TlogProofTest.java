package dev.colophon.evidence.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlogProofTest {

    private static final String ORIGIN = "log.example/one";
    private static final long SEED = 11;

    private final Signer log = new Signer(ORIGIN, VerifierKey.Type.ED25519);
    private final Signer witness = new Signer("w.example", VerifierKey.Type.COSIGNATURE_ED25519);
    private final WitnessPolicy policy = new WitnessPolicy(List.of(witness.verifier()), 1);
    private final List<byte[]> leaves = MerkleTest.leaves(new Random(SEED), 11);
    private final TlogProof proof = proof();

    private TlogProof proof() {
        Checkpoint bare = log.checkpoint(ORIGIN, leaves.size(), NaiveTree.root(leaves));
        Checkpoint cosigned = bare.with(List.of(witness.cosign(bare, Instant.EPOCH)));
        return new TlogProof(6, NaiveTree.path(6, leaves), cosigned.note());
    }

    @Test
    void verifiesWithoutTheLog() {
        assertThat(proof.toString()).startsWith("c2sp.org/tlog-proof@v1\nindex 6\n");
        TlogProof read = TlogProof.parse(proof.bytes());
        assertThat(read).isEqualTo(proof);
        TlogProof.Verified verified = read.verify(leaves.get(6), log.verifier(), ORIGIN, policy);
        assertThat(verified.checkpoint().size()).isEqualTo(11);
        assertThat(verified.cosignatures())
                .singleElement()
                .satisfies(one -> assertThat(one.time()).isEqualTo(Instant.EPOCH));
    }

    @Test
    void carriesExtraData() {
        TlogProof extra = new TlogProof(6, proof.path(), proof.checkpoint(), "AQID");
        assertThat(extra.toString()).startsWith("c2sp.org/tlog-proof@v1\nextra AQID\nindex 6\n");
        assertThat(TlogProof.parse(extra.bytes())).isEqualTo(extra);
    }

    /** Only the origin's own text, the log's and the witness's signature lines matter; any other bit is refused. */
    @Test
    @Tag("full")
    void refusesEveryChangedBit() {
        byte[] right = proof.bytes();
        List<String> accepted = new ArrayList<>();
        for (int at = 0; at < right.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = right.clone();
                changed[at] ^= (byte) (1 << bit);
                try {
                    TlogProof.parse(changed).verify(leaves.get(6), log.verifier(), ORIGIN, policy);
                    accepted.add("bit %d of byte %d".formatted(bit, at));
                } catch (LogException _) {
                    // As it should be.
                }
            }
        }
        assertThat(accepted).isEmpty();
    }

    @Test
    void refusesAnotherLeafOrPolicy() {
        assertThatThrownBy(() -> proof.verify(leaves.get(5), log.verifier(), ORIGIN, policy))
                .isInstanceOfSatisfying(
                        LogException.class, e -> assertThat(e.reason()).isEqualTo(LogException.Reason.NOT_PROVEN))
                .hasMessageContaining("index 6 of log.example/one at size 11");
        Signer other = new Signer("other.example", VerifierKey.Type.COSIGNATURE_ED25519);
        assertThatThrownBy(() -> proof.verify(
                        leaves.get(6), log.verifier(), ORIGIN, new WitnessPolicy(List.of(other.verifier()), 1)))
                .hasMessageContaining("0 of the 1 witnesses");
        VerifierKey itself = VerifierKey.of(
                "w.example",
                VerifierKey.Type.COSIGNATURE_ED25519,
                log.verifier().raw());
        assertThatThrownBy(() ->
                        proof.verify(leaves.get(6), log.verifier(), ORIGIN, new WitnessPolicy(List.of(itself), 0)))
                .hasMessageContaining("the log's own key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    c2sp.org/tlog-proof@v2\\nindex 6\\n\\n         | must begin with
                    c2sp.org/tlog-proof@v1\\n\\n                   | must name the index
                    c2sp.org/tlog-proof@v1\\nindex 06\\n\\n        | leading zeroes
                    c2sp.org/tlog-proof@v1\\nextra *\\nindex 6\\n\\n | base64
                    c2sp.org/tlog-proof@v1\\nindex 6\\nAAAA\\n\\n  | 32 bytes
                    c2sp.org/tlog-proof@v1\\nindex 6\\n            | must begin with
                    c2sp.org/tlog-proof@v1\\nindex 6\\n\\n         | not a signed note
                    """)
    void refusesWhatIsNoProof(String text, String why) {
        assertThatThrownBy(() -> TlogProof.parse(text.translateEscapes().getBytes(UTF_8)))
                .isInstanceOf(LogException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesTooManyHashes() {
        String hash = Hash.sha256().base64() + "\n";
        String text = "c2sp.org/tlog-proof@v1\nindex 6\n" + hash.repeat(65) + "\n" + proof.checkpoint();
        assertThatThrownBy(() -> TlogProof.parse(text.getBytes(UTF_8))).hasMessageContaining("at most 64 hashes");
    }
}
