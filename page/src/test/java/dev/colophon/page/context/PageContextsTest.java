package dev.colophon.page.context;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.page.PageReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageContextsTest {

    private static PageContext read(String html) {
        return PageReader.read(html, "https://blog.example/post", Map.of()).context();
    }

    @ParameterizedTest
    @CsvSource({
        "The Last Leaf: a review, REVIEW",
        "Breaking news from the harbour, NEWS",
        "Lecture 4: on lighthouses, TEACHING",
        "A parody of The Last Leaf, PARODY",
        "Doctoral thesis, RESEARCH",
        "《灯影里的名字》书评, REVIEW",
        "本报讯：灯塔重开, NEWS",
        "写作课课件, TEACHING",
        "戏仿《灯影》, PARODY",
        "学术论文, RESEARCH"
    })
    void aTitleOrAHeadingNamesWhatAPageIsFor(String title, Purpose purpose) {
        assertThat(read("<title>" + title + "</title>").purposes()).containsExactly(purpose);
        assertThat(read("<title>A blog</title><h1>" + title + "</h1>").purposes())
                .containsExactly(purpose);
        assertThat(read("<title>Previews and newsprint</title><p>" + title).purposes())
                .as("words of the page are no title")
                .isEmpty();
    }

    @Test
    void typesOfSchemaOrgDo() {
        assertThat(read("<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\"},{\"@type\" :"
                                + " [\"https://schema.org/CriticReview\", \"Article\"]}]}</script>")
                        .purposes())
                .containsExactly(Purpose.REVIEW);
        assertThat(read("<div itemscope itemtype='https://schema.org/NewsArticle'>x</div>")
                        .purposes())
                .containsExactly(Purpose.NEWS);
        assertThat(read("<script type='application/ld+json'>{\"@type\": \"Article\"")
                        .purposes())
                .isEmpty();
    }

    @Test
    void passagesThatAreMarkedAsQuotedAreKeptByTheirFirstLetters() {
        PageContext context =
                read("<p>He writes:<blockquote>The lamp was lit, and <b>nobody</b> came to see it; all the"
                        + " harbour slept.</blockquote><p>And <q>no</q>.");
        assertThat(context.quoted())
                .containsExactly(new QuotedPassage("Thelampwaslitandnobodycametoseeitalltheharbourslept", 51));
        assertThat(context.isTelling()).isTrue();
        assertThat(context.characters()).isPositive();
        assertThat(read("<p>Nothing.").isTelling()).isFalse();
    }
}
