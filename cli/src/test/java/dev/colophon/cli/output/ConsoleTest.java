package dev.colophon.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0645\u06CC\u200C\u0631\u0648\u0645", // "I go", Persian
                "\u0915\u094D\u200D\u0937", // ksha, Devanagari
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67", // a family
                "\u2764\uFE0F\u200D\uD83D\uDD25" // a heart on fire
            })
    void joinersStayWhereTheyJoin(String text) {
        assertThat(Console.safe(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202E", "\u061C", "\u2066", "\u200E", "\u200B", "\u200D", "\u001B", "\uFEFF", "\u0007"})
    void whatTurnsOrHidesTextIsShown(String character) {
        assertThat(Console.safe("a " + character + "b")).isEqualTo("a \uFFFDb");
    }
}
