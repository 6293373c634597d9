package dev.colophon.media.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class HtmlTextTest {

    @Test
    void whiteSpaceIsOneSpaceAndBlocksBreakLines() {
        assertThat(text("<h1>Found\n  this</h1><p>One <b>two</b>&nbsp; three<br>four</p><div>five</div>"))
                .isEqualTo("Found this\nOne two three\nfour\nfive");
    }

    @Test
    void inlineElementsDoNotTearWordsApart() {
        assertThat(text("<p>un<i>believ</i>able</p>")).isEqualTo("unbelievable");
    }

    @Test
    void invisibleCharactersAreKeptAsEvidence() {
        assertThat(text("<p>a\u200bb\u00adc&#8203;d</p>")).isEqualTo("a\u200bb\u00adc\u200bd");
    }

    @Test
    void anEmptyPageHasNoText() {
        assertThat(text("")).isEmpty();
    }

    private static String text(String html) {
        return HtmlText.of(Jsoup.parse(html));
    }
}
