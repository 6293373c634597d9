package dev.colophon.crawl.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class GlobTest {

    private static final long SEED = 20_261_126;

    @Test
    void anAsteriskIsAnythingAndTheRestItself() {
        assertThat(new Glob("*/tag/*").matches("https://a.example/tag/")).isTrue();
        assertThat(new Glob(" https://a.example/*.jpg ").matches("https://a.example/x/1.jpg"))
                .isTrue();
        assertThat(new Glob("https://a.example/").matches("https://a.example/x"))
                .isFalse();
        assertThat(new Glob("*.jpg").matches("https://a.example/1.jpg?x")).isFalse();
        assertThat(new Glob("ab*ba").matches("aba")).isFalse();
        assertThat(new Glob("").matches("https://a.example/")).isFalse();
        assertThat(new Glob("*").matches("https://a.example/")).isTrue();
    }

    @Test
    void matchesWhatTheRegularExpressionMatches() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            String glob = letters(random, "ab*", random.nextInt(8));
            String text = letters(random, "ab", random.nextInt(10));
            boolean expected = Pattern.matches(("\\Q" + glob + "\\E").replace("*", "\\E.*\\Q"), text);
            assertThat(new Glob(glob).matches(text))
                    .as("%s on %s, seed %d", glob, text, SEED)
                    .isEqualTo(expected);
        }
    }

    /** Backtracking takes 268 s for one such link. */
    @Test
    void linksThatMatchNearlyInManyWaysAreDecidedAtOnce() {
        String link = "https://a.example" + "/tag/a/page/b".repeat(620);
        Glob glob = new Glob("*/tag/*/page/*/tag/*/page/*/x/*");
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 1_000; i++) {
                assertThat(glob.matches(link)).isFalse();
            }
        });
    }

    private static String letters(SplittableRandom random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
