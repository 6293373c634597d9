package dev.colophon.evidence.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WitnessPolicyTest {

    private static final String ORIGIN = "log.example/one";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Signer log = new Signer(ORIGIN, VerifierKey.Type.ED25519);
    private final Checkpoint checkpoint = log.checkpoint(ORIGIN, 5, Hash.sha256(new byte[] {7}));
    private final Signer one = new Signer("w.example/1", VerifierKey.Type.COSIGNATURE_ED25519);
    private final Signer two = new Signer("w.example/2", VerifierKey.Type.COSIGNATURE_ML_DSA_44);
    private final Signer three = new Signer("w.example/3", VerifierKey.Type.COSIGNATURE_ED25519);
    private final WitnessPolicy twoOfThree =
            new WitnessPolicy(List.of(one.verifier(), two.verifier(), three.verifier()), 2);

    @ParameterizedTest
    @EnumSource(
            value = VerifierKey.Type.class,
            names = {"COSIGNATURE_ED25519", "COSIGNATURE_ML_DSA_44"})
    void verifiesACosignatureWithItsTime(VerifierKey.Type type) {
        Signer witness = new Signer("w.example", type);
        NoteSignature line = witness.cosign(checkpoint, NOON);
        assertThat(Cosignature.find(checkpoint.with(List.of(line)), witness.verifier()))
                .contains(new Cosignature(witness.verifier(), NOON, line));

        byte[] later = line.signature();
        later[7] ^= 1;
        NoteSignature forged = new NoteSignature(line.name(), line.keyId(), later);
        assertThatThrownBy(() -> Cosignature.find(checkpoint.with(List.of(forged)), witness.verifier()))
                .hasMessageContaining("does not fit the checkpoint of size 5");
        Checkpoint other = log.checkpoint(ORIGIN, 6, checkpoint.root());
        assertThatThrownBy(() -> Cosignature.find(other.with(List.of(line)), witness.verifier()))
                .hasMessageContaining("does not fit the checkpoint of size 6");
    }

    @Test
    void takesTheLatestLineOfAnAnswer() {
        String lines = one.cosign(checkpoint, NOON).line() + "\n"
                + one.cosign(checkpoint, NOON.plusSeconds(60)).line() + "\n"
                + three.cosign(checkpoint, NOON).line() + "\n";
        assertThat(Cosignature.find(lines.getBytes(UTF_8), checkpoint, one.verifier()))
                .hasValueSatisfying(found -> assertThat(found.time()).isEqualTo(NOON.plusSeconds(60)));
        assertThat(Cosignature.find(new byte[0], checkpoint, one.verifier())).isEmpty();
        assertThatThrownBy(() -> Cosignature.find("no".getBytes(UTF_8), checkpoint, one.verifier()))
                .isInstanceOf(LogException.class);
    }

    @Test
    void asksForTheQuorum() {
        Signer stranger = new Signer("w.example/1", VerifierKey.Type.COSIGNATURE_ED25519);
        Checkpoint cosignedByOne = checkpoint.with(
                List.of(stranger.cosign(checkpoint, NOON), one.cosign(checkpoint, NOON), log.note("unrelated\n")));
        assertThatThrownBy(() -> twoOfThree.check(cosignedByOne))
                .isInstanceOfSatisfying(
                        LogException.class, e -> assertThat(e.reason()).isEqualTo(LogException.Reason.NO_QUORUM))
                .hasMessageContaining("by 1 of the 2 witnesses asked for (w.example/1)");
        assertThat(twoOfThree.check(cosignedByOne.with(List.of(two.cosign(checkpoint, NOON)))))
                .extracting(found -> found.witness().name())
                .containsExactly("w.example/1", "w.example/2");
        assertThat(WitnessPolicy.NONE.check(checkpoint)).isEmpty();
    }

    @Test
    void doesNotCountOneOperatorTwice() {
        VerifierKey renamed = VerifierKey.of(
                "another.example",
                VerifierKey.Type.COSIGNATURE_ED25519,
                one.verifier().raw());
        assertThatThrownBy(() -> new WitnessPolicy(List.of(one.verifier(), renamed), 2))
                .hasMessageContaining("named twice");
        assertThatThrownBy(() -> new WitnessPolicy(List.of(one.verifier()), 2))
                .hasMessageContaining("quorum of 2 of 1");
        assertThatThrownBy(() -> new WitnessPolicy(List.of(log.verifier()), 1))
                .hasMessageContaining("not a key for cosignatures");
    }
}
