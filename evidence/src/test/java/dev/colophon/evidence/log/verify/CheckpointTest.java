package dev.colophon.evidence.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    private static final String ORIGIN = "log.example/one";
    private static final Hash ROOT = Hash.sha256(new byte[] {7});

    private final Signer log = new Signer(ORIGIN, VerifierKey.Type.ED25519);

    @Test
    void readsWhatTheLogSigned() {
        Checkpoint signed = log.checkpoint(ORIGIN, -1, ROOT);
        Checkpoint read = Checkpoint.open(signed.note().bytes(), log.verifier(), ORIGIN);
        assertThat(read.sameTreeAs(signed)).isTrue();
        assertThat(read.toString()).contains("size 18446744073709551615");
    }

    @Test
    void readsExtensionLines() {
        String text = Checkpoint.text(ORIGIN, 5, ROOT) + "extension\n";
        SignedNote note = new SignedNote(text, List.of(log.note(text)));
        assertThat(Checkpoint.open(note, log.verifier(), ORIGIN).size()).isEqualTo(5);
    }

    @Test
    void refusesAnotherLog() {
        byte[] note = log.checkpoint(ORIGIN, 5, ROOT).note().bytes();
        assertRefused(note, log.verifier(), "log.example/two", LogException.Reason.WRONG_ORIGIN, "name the right log");
    }

    @Test
    void refusesAnotherKey() {
        byte[] note = log.checkpoint(ORIGIN, 5, ROOT).note().bytes();
        VerifierKey other = new Signer(ORIGIN, VerifierKey.Type.ED25519).verifier();
        assertRefused(note, other, ORIGIN, LogException.Reason.WRONG_KEY, "not signed by " + other.label());
        VerifierKey witness = new Signer(ORIGIN, VerifierKey.Type.COSIGNATURE_ED25519).verifier();
        assertRefused(note, witness, ORIGIN, LogException.Reason.WRONG_KEY, "a key for cosignatures");
    }

    @Test
    void refusesAChangedText() {
        String changed = log.checkpoint(ORIGIN, 5, ROOT).note().toString().replace("\n5\n", "\n6\n");
        assertRefused(changed.getBytes(UTF_8), log.verifier(), ORIGIN, LogException.Reason.WRONG_KEY, "was changed");
    }

    @Test
    void refusesANoteInWhichOneSignatureOfTheLogDoesNotFit() {
        Checkpoint signed = log.checkpoint(ORIGIN, 5, ROOT);
        String doubled = signed.note() + log.note("something else\n").line() + "\n";
        assertRefused(doubled.getBytes(UTF_8), log.verifier(), ORIGIN, LogException.Reason.WRONG_KEY, "does not fit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "log.example/one\n05\nROOT\n",
                "log.example/one\n+5\nROOT\n",
                "log.example/one\n18446744073709551616\nROOT\n",
                "log.example/one\nfive\nROOT\n",
                "log.example/one\n5\n",
                "log.example/one\n5\nAAAA\n",
                "log.example/one\n5\n\nROOT\n",
                "log.example/one\n5\nROOT\n\nx\n",
                "log.example/one\n0\nROOT\n"
            })
    void refusesWhatIsMalformedAlthoughSigned(String form) {
        String text = form.replace("ROOT", ROOT.base64());
        SignedNote note = new SignedNote(text, List.of(log.note(text)));
        assertRefused(note.bytes(), log.verifier(), ORIGIN, LogException.Reason.MALFORMED, "");
    }

    private static void assertRefused(
            byte[] note, VerifierKey key, String origin, LogException.Reason reason, String why) {
        assertThatThrownBy(() -> Checkpoint.open(note, key, origin))
                .isInstanceOfSatisfying(
                        LogException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageContaining(why)
                .hasMessageNotContaining("\n");
    }
}
