package dev.colophon.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpacedTextTest {

    private static final long SEED = 20261127;

    private static final List<String> PIECES = List.of(
            "word",
            "a ",
            "of words ",
            "eight or more letters",
            "\u007F",
            "\u0001",
            "\u4E2D\u6587",
            "\u00E9",
            "\uD83C\uDFB5",
            "\uD800",
            " ",
            "  ",
            "\n",
            "\t ",
            "\u00A0",
            "\u3000",
            "\u2003",
            "\u2007",
            "\u2028",
            "\u200B");

    @Test
    void lettersAreCountedWithoutSpaces() {
        assertThat(SpacedText.letters(" two\twords\n\u4E2D\u6587 ")).isEqualTo(10);
        assertThat(SpacedText.letters("")).isZero();
    }

    @Test
    void isTheDigestOfTheWordsWithOneSpaceBetweenTwo() throws Exception {
        Random random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(16); i > 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            assertThat(SpacedText.sha256(text.toString()))
                    .as("seed " + SEED + " round " + round + " [" + text + "]")
                    .isEqualTo(plainly(text.toString()));
        }
    }

    private static Optional<String> plainly(String text) throws Exception {
        StringBuilder words = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            words.append(Character.isWhitespace(c) || c == '\u00A0' ? ' ' : c);
        }
        String spaced = words.toString().replaceAll(" +", " ").strip();
        return spaced.isEmpty()
                ? Optional.empty()
                : Optional.of(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(spaced.getBytes(UTF_8))));
    }
}
