package dev.colophon.samples.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.samples.text.Stories.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoriesTest {

    @Test
    void theStoriesAreWhole() {
        String english = Stories.theLastLeaf();
        assertThat(english).startsWith("The Last Leaf\n").endsWith("before he lit the lamp.\n");
        assertThat(english.split("\\s+").length).isBetween(1_500, 2_500);
        assertThat(english.chars().allMatch(c -> c < 128)).isTrue();

        String chinese = Stories.nameInTheLamplight();
        assertThat(chinese).startsWith("灯影里的名字\n").endsWith("还亮着呢。\n");
        assertThat(letters(chinese).length()).isBetween(2_000, 3_000);
        assertThat(chinese).doesNotContainPattern("[\\x21-\\x7e]").doesNotContain("\uFFFD");
    }

    @Test
    void theStoriesDoNotRepeatThemselves() {
        assertThat(repeated(letters(Stories.theLastLeaf()), 35)).isEmpty();
        // The sentence about the name is told, carved and quoted; nothing else returns.
        assertThat(repeated(letters(Stories.nameInTheLamplight()), 30)).isEmpty();
    }

    @Test
    void textsHaveTheLengthAskedForAndEndWithASentence() {
        for (Language language : Language.values()) {
            for (int length : new int[] {1, 200, 5_000}) {
                String text = Stories.text(length, language, length);
                assertThat(text.length()).isBetween(length, length + 250);
                assertThat(text)
                        .matches("(?s).*[.?\"\u3002\uff1f\u201d]")
                        .doesNotContain("<")
                        .doesNotContain("|");
            }
        }
    }

    @Test
    void theSameSeedIsTheSameText() {
        assertThat(Stories.text(1, Language.ENGLISH, 40)).isEqualTo(ENGLISH_1);
        assertThat(Stories.text(1, Language.CHINESE, 20)).isEqualTo(CHINESE_1);
    }

    private static final String ENGLISH_1 =
            "What Barrin chose seemed eight gloves. \"Four rumours,\" Noren answered, \"and some seeds.\"";
    private static final String CHINESE_1 = "只要小戏子浇灌地图，钱岁寒家后院便连夜暗了。";

    @Test
    void textsOfDifferentSeedsShareNoLongRuns() {
        assertThat(sharedRuns(Language.ENGLISH, 35)).isZero();
        assertThat(sharedRuns(Language.CHINESE, 15)).isZero();
    }

    @Test
    void refusesLengthsThatAreNone() {
        assertThatThrownBy(() -> Stories.text(1, Language.ENGLISH, 0)).hasMessageContaining("not 0");
    }

    /** Runs of {@code length} letters that occur in more than one of 100 texts. */
    private static int sharedRuns(Language language, int length) {
        Map<String, Integer> firstSeed = new HashMap<>();
        int shared = 0;
        for (int seed = 0; seed < 100; seed++) {
            String letters = letters(Stories.text(seed, language, 4_000));
            for (int i = 0; i + length <= letters.length(); i++) {
                Integer first = firstSeed.putIfAbsent(letters.substring(i, i + length), seed);
                shared += first != null && first != seed ? 1 : 0;
            }
        }
        return shared;
    }

    private static List<String> repeated(String letters, int length) {
        Set<String> seen = new HashSet<>();
        List<String> repeated = new ArrayList<>();
        for (int i = 0; i + length <= letters.length(); i++) {
            String run = letters.substring(i, i + length);
            if (!seen.add(run)) {
                repeated.add(run);
            }
        }
        return repeated;
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
