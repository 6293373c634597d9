package dev.colophon.page.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeedleTest {

    @ParameterizedTest
    @ValueSource(strings = {"rsl+xml", "tdm-", ":source", "ICP", "x", "--", "abab", "微信:", "a.b.", "magnet:?"})
    void findsWhatAStringFinds(String text) {
        Needle needle = Needle.of(text);
        Random random = new Random(7);
        int found = 0;
        for (int round = 0; round < 2_000; round++) {
            String page = page(random, text);
            for (int from = -1; from <= page.length() + 1; from++) {
                int at = page.indexOf(text, from);
                assertThat(needle.in(page, from))
                        .as("%s in %s from %d", text, page, from)
                        .isEqualTo(at);
                found += at >= 0 ? 1 : 0;
            }
            assertThat(needle.isIn(page)).isEqualTo(page.contains(text));
        }
        assertThat(found).isPositive();
    }

    @Test
    void isKnownByItsRarestCharacter() {
        assertThat(Needle.of("application/rsl+xml").part()).isEqualTo("+");
        assertThat(Needle.of("t.me/").part()).isEqualTo("/");
        assertThat(Needle.of("odrl").part()).isEqualTo("odrl");
    }

    /** Pieces of the needle, and some of it as a whole. */
    private static String page(Random random, String text) {
        StringBuilder page = new StringBuilder();
        int pieces = random.nextInt(6);
        for (int i = 0; i < pieces; i++) {
            int from = random.nextInt(text.length());
            page.append(text, from, from + random.nextInt(text.length() - from + 1));
            page.append(random.nextBoolean() ? "" : "字").append(random.nextInt(3) == 0 ? text : "");
        }
        return page.toString();
    }
}
