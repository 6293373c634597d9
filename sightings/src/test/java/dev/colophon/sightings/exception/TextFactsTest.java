package dev.colophon.sightings.exception;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.index.transform.Span;
import dev.colophon.page.context.QuotedPassage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFactsTest {

    private static final String PASSAGE =
            "The lamp was lit and nobody came to see it, for all the harbour slept and the sea lay still under the fog";

    private static Span.Characters of(String text) {
        int start = text.indexOf(PASSAGE);
        return new Span.Characters(start, start + PASSAGE.length());
    }

    private static double quoted(String text, List<QuotedPassage> marked) {
        return TextFacts.quoted(text, List.of(of(text)), marked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He says: “%s” and goes on.",
                "He says: \"%s\" and goes on.",
                "Er sagt: „%s“ und geht.",
                "Er sagt: „%s” und geht.",
                "Il dit : « %s » et s'en va.",
                "他说：「%s」然后走了。",
                "他说：『%s』然后走了。",
                "An 8\" lamp, a 9\" one. He says: \"%s\" and goes on.",
                "He says: “Once. %s. ‘Indeed.’ “Yes.” And again.” So it is."
            })
    void whatStandsBetweenQuotationMarksIsQuoted(String sentence) {
        assertThat(quoted(sentence.formatted(PASSAGE), List.of())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "He says: “no.” %s. He says: “no.”",
                "“It was never closed. %s",
                "He asks ”%s“ the wrong way round.",
                "\"No\", he says. %s. \"No\", he says."
            })
    void whatDoesNotIsNot(String sentence) {
        assertThat(quoted(sentence.formatted(PASSAGE), List.of())).isZero();
    }

    @Test
    void theMarksOfAWorkItselfQuoteNothingOfIt() {
        String text =
                "Before. " + PASSAGE + " “Who is there?” she asked, and he said: “Nobody.” " + PASSAGE + ". After.";
        Span.Characters whole = new Span.Characters(8, text.length() - 8);
        assertThat(TextFacts.quoted(text, List.of(whole), List.of())).isZero();
    }

    @Test
    void whatThePageMarksIsQuoted() {
        String text = "He writes as follows. " + PASSAGE + ". So he writes.";
        QuotedPassage marked = new QuotedPassage("Thelampwaslitandnobodycame", 86);
        assertThat(quoted(text, List.of(marked))).isEqualTo(1);
        assertThat(quoted(text, List.of(new QuotedPassage("Soitis", 86)))).isZero();
    }

    @Test
    void titleAndOwnerAreNamedNear() {
        String text = "In THE LAST — LEAF Ada Brown tells: " + PASSAGE + ".";
        assertThat(TextFacts.attribution(text, List.of(of(text)), "The Last Leaf", "Ada Brown"))
                .isEqualTo(Attribution.BOTH);
        assertThat(TextFacts.attribution(text, List.of(of(text)), "The Last Leaf", "Ada Browning"))
                .isEqualTo(Attribution.TITLE);
        assertThat(TextFacts.attribution(text, List.of(of(text)), "Leafs", "Brown"))
                .isEqualTo(Attribution.OWNER);
        assertThat(TextFacts.attribution(text, List.of(of(text)), "The Last Leaf.epub", "?"))
                .as("called as its file")
                .isEqualTo(Attribution.TITLE);
        String far = "Ada Brown. " + "x ".repeat(300) + PASSAGE;
        assertThat(TextFacts.attribution(far, List.of(of(far)), "The Last Leaf", "Ada Brown"))
                .isEqualTo(Attribution.NONE);
        String chinese = "如《灯影里的名字》所说：" + PASSAGE;
        assertThat(TextFacts.attribution(chinese, List.of(of(chinese)), "灯影里的名字", "沈墨"))
                .isEqualTo(Attribution.TITLE);
    }
}
