package dev.colophon.evidence.log.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerifierKeyTest {

    @ParameterizedTest
    @EnumSource(VerifierKey.Type.class)
    void readsWhatItWrites(VerifierKey.Type type) {
        VerifierKey key = new Signer("example.com/key", type).verifier();
        assertThat(VerifierKey.parse(key.toString())).isEqualTo(key);
        assertThat(VerifierKey.parse(key + "\n").raw()).isEqualTo(key.raw());
    }

    @Test
    void refusesWhatIsNoKey() {
        String key = new Signer("example.com/key", VerifierKey.Type.ED25519)
                .verifier()
                .toString();
        String[] parts = key.split("\\+", 3);
        assertRefused("example.com/key", "name+hex+base64");
        assertRefused(parts[0] + "+" + parts[1] + "X+" + parts[2], "name+hex+base64");
        assertRefused(parts[0] + "+00000000+" + parts[2], "id of the verifier key");
        assertRefused("other.example+" + parts[1] + "+" + parts[2], "id of the verifier key");
        assertRefused(parts[0] + "+" + parts[1] + "+AwID", "of a type other than");
        assertRefused(parts[0] + "+" + parts[1] + "+", "of a type other than");
        assertRefused(parts[0] + "+" + parts[1] + "+AQID", "32 bytes");
        assertRefused(parts[0] + "+" + parts[1] + "+" + "A".repeat(5000), "name+hex+base64");
    }

    private static void assertRefused(String key, String why) {
        assertThatThrownBy(() -> VerifierKey.parse(key))
                .isInstanceOf(LogException.class)
                .hasMessageContaining(why);
    }
}
