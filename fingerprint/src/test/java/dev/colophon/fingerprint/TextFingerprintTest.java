package dev.colophon.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextFingerprintTest {

    private static TextFingerprint fingerprint(String text) {
        return TextFingerprinter.fingerprint(text, Role.REFERENCE);
    }

    @Test
    void readsBackWhatItWrote() {
        for (String text :
                new String[] {"", "a", "国破山河在", "half \uD800 of a pair \uDC00", "\uDBFF", "x".repeat(100_000)}) {
            TextFingerprint fingerprint = fingerprint(text);
            assertThat(Fingerprint.decode(Medium.TEXT, fingerprint.encode())).isEqualTo(fingerprint);
        }
    }

    @Test
    void readsBackRandomText() {
        long seed = 21;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
            }
            TextFingerprint fingerprint = fingerprint(text.toString());
            assertThat(TextFingerprint.decode(fingerprint.encode()))
                    .as("seed %d", seed)
                    .isEqualTo(fingerprint);
        }
    }

    @Test
    void textBehindALongGapIsComparable() {
        String gap = " ".repeat(5_000);
        assertThat(fingerprint(gap + "the quick brown fox jumps over the lazy dog and runs away")
                        .unmatchable())
                .isEmpty();
        assertThat(fingerprint(gap + "the quick brown fox").unmatchable()).contains(Unmatchable.TOO_SHORT);
    }

    @Test
    void tellsCharactersAtMostWithoutDecoding() {
        for (String text : new String[] {"", "letters", "国破山河在", "half \uD800 of a pair"}) {
            byte[] encoded = fingerprint(text).encode();
            assertThat(TextFingerprint.mostCharacters(encoded)).isBetween(text.length(), 3 * text.length());
        }
        assertThat(TextFingerprint.mostCharacters(new byte[3])).isZero();
    }

    @Test
    void refusesDamage() {
        byte[] good = fingerprint("the quick brown fox jumps over the lazy dog and runs away")
                .encode();
        for (int cut = 0; cut < good.length; cut++) {
            byte[] part = java.util.Arrays.copyOf(good, cut);
            assertThatThrownBy(() -> TextFingerprint.decode(part)).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] longer = java.util.Arrays.copyOf(good, good.length + 1);
        assertThatThrownBy(() -> TextFingerprint.decode(longer)).hasMessageContaining("damaged");
        byte[] lying = good.clone();
        ByteBuffer.wrap(lying).putInt(18, 100_000_000);
        assertThatThrownBy(() -> TextFingerprint.decode(lying)).hasMessageContaining("damaged");
        byte[] other = good.clone();
        other[0] = 99;
        assertThatThrownBy(() -> TextFingerprint.decode(other)).hasMessageContaining("version");
    }

    @Test
    void refusesOrReadsAnyBytesWithoutOtherErrors() {
        long seed = 4;
        Random random = new Random(seed);
        byte[] good = fingerprint("国破山河在，城春草木深。感时花溅泪，恨别鸟惊心。").encode();
        for (int round = 0; round < 2_000; round++) {
            byte[] bytes = good.clone();
            bytes[1 + random.nextInt(bytes.length - 1)] = (byte) random.nextInt(256);
            try {
                TextFingerprint.decode(bytes);
            } catch (IllegalArgumentException expected) {
                assertThat(expected).as("seed %d", seed).hasMessageContaining("register");
            }
        }
    }

    @Test
    void digestIsOfEveryCharacter() {
        String text = "The quick, brown fox";
        assertThat(fingerprint(text).digest()).isEqualTo(fingerprint(text).digest());
        for (String other : List.of("The quick brown fox", "the quick, brown fox", "The quick, brown\u200B fox")) {
            assertThat(fingerprint(other).digest())
                    .isNotEqualTo(fingerprint(text).digest());
        }
        String longer = text.repeat(1_000);
        assertThat(fingerprint(longer + "a").digest())
                .isNotEqualTo(fingerprint(longer + "b").digest());
    }

    @Test
    void saysWhenTooShort() {
        assertThat(fingerprint("a".repeat(34)).unmatchable()).contains(Unmatchable.TOO_SHORT);
        assertThat(fingerprint("a".repeat(35)).unmatchable()).isEmpty();
        assertThat(fingerprint("国".repeat(14)).unmatchable()).contains(Unmatchable.TOO_SHORT);
        assertThat(fingerprint("国".repeat(15)).unmatchable()).isEmpty();
        assertThat(fingerprint("--- \u200B !!!").unmatchable()).contains(Unmatchable.TOO_SHORT);
    }
}
