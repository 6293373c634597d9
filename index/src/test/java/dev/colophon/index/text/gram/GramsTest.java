package dev.colophon.index.text.gram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GramsTest {

    private static long[] terms(String text) {
        return Grams.terms(text.toCharArray(), text.length(), 0, text.length());
    }

    private static String randomText(Random random, int length) {
        StringBuilder text = new StringBuilder();
        boolean cjk = false;
        for (int i = 0; i < length; i++) {
            cjk = random.nextInt(60) == 0 ? !cjk : cjk;
            text.append((char) (cjk ? 0x4E00 + random.nextInt(3000) : 'a' + random.nextInt(26)));
        }
        return text.toString();
    }

    @Test
    void theSameRunGivesTheSameTermAnywhere() {
        long seed = 11;
        Random random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            String run = randomText(random, 100);
            long[] alone = terms(run);
            String before = randomText(random, random.nextInt(300));
            long[] within = terms(before + run + randomText(random, 40));
            for (int p = 0; p < run.length(); p++) {
                if (alone[p] != Grams.NONE) {
                    assertThat(within[before.length() + p])
                            .as("seed %d at %d", seed, p)
                            .isEqualTo(alone[p]);
                }
            }
        }
    }

    @Test
    void aPartGivesTheTermsOfTheWhole() {
        String text = randomText(new Random(3), 2_000);
        long[] part = Grams.terms(text.toCharArray(), text.length(), 500, 900);
        assertThat(part).isEqualTo(Arrays.copyOfRange(terms(text), 500, 900));
    }

    @Test
    void lengthsDependOnTheScript() {
        assertThat(terms("abcdefghijklmnopqrst")[0]).matches(t -> t != Grams.NONE && !Grams.isCjk(t));
        assertThat(terms("abcdefghijklmnopqrs")).containsOnly(Grams.NONE);
        long[] chinese = terms("国破山河在城春草");
        assertThat(chinese[0]).matches(Grams::isCjk);
        assertThat(Arrays.stream(chinese).filter(t -> t != Grams.NONE)).hasSize(1);
        assertThat(Arrays.stream(chinese).allMatch(t -> t == Grams.NONE || t >> 48 == 0))
                .isTrue();
    }

    @Test
    void anyLongEnoughRunContainsAChosenGram() {
        long seed = 5;
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            boolean cjk = round % 2 == 0;
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 6_000; i++) {
                text.append((char) (cjk ? 0x4E00 + random.nextInt(3000) : 'a' + random.nextInt(26)));
            }
            long[] terms = terms(text.toString());
            int[] chosen = Winnow.positions(terms, text.length());
            int window = cjk ? 8 : 16;
            int last = -1;
            for (int position : chosen) {
                assertThat(position - last).as("seed %d round %d", seed, round).isBetween(1, window);
                last = position;
            }
            assertThat((double) chosen.length / terms.length).isBetween(1.8 / (window + 1), 2.2 / (window + 1));
        }
    }

    @Test
    void shortTextsAreIndexedDensely() {
        String text = randomText(new Random(9), 1_000);
        long[] terms = terms(text);
        assertThat(Winnow.positions(terms, 1_000)).hasSizeGreaterThan(350);
        assertThat(Winnow.positions(terms, 10_000)).hasSizeLessThan(220);
    }

    @Test
    void termsOfDifferentRunsDiffer() {
        Set<Long> seen = new HashSet<>();
        long[] terms = terms(randomText(new Random(1), 200_000));
        Arrays.stream(terms).filter(t -> t != Grams.NONE).forEach(seen::add);
        assertThat(seen).hasSizeGreaterThan(199_900);
    }
}
