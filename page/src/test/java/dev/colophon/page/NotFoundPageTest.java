package dev.colophon.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotFoundPageTest {

    private static PageContent page(String html) {
        return PageReader.read(html, "https://example.org/a", Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "404",
                "404 Not Found",
                "Error 404 - Example Site",
                "404 | Example",
                "Page not found – Example",
                "Not Found",
                "The page could not be found",
                "This video does not exist",
                "Seite nicht gefunden",
                "Page introuvable",
                "Página no encontrada",
                "Страница не найдена",
                "404错误",
                "页面不存在",
                "ページが見つかりません"
            })
    void saysSoInTitleOrHeading(String line) {
        assertThat(page("<title>" + line + "</title><p>Sorry.").notFound()).isTrue();
        assertThat(page("<title>Example</title><h1>" + line + "</h1><p>Sorry.").notFound())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Peugeot 404",
                "404 songs of the sea",
                "Room 404",
                "Love not found in the city of rain",
                "How to make a good 404 page",
                "Die Datei",
                "Lost and found"
            })
    void aWorkOfThatNameIsNone(String line) {
        assertThat(page("<title>" + line + "</title><h1>" + line + "</h1><p>The first verse.")
                        .notFound())
                .isFalse();
    }

    @Test
    void aLongPageIsNone() {
        assertThat(page("<title>404 Not Found</title><p>" + "words of a story ".repeat(300))
                        .notFound())
                .isFalse();
    }

    @Test
    void whatIsSaidInPassingIsNone() {
        assertThat(page("<title>Help</title><h1>Help</h1><p>Page not found? Write to us.")
                        .notFound())
                .isFalse();
    }

    @Test
    void theTextIsTheSameHoweverItIsMarkedUp() {
        assertThat(page("<p>One  two<p>three").textSha256())
                .isPresent()
                .isEqualTo(page("<div id=a><b>One\n two</b></div>\n<!-- now --><p> three </p>")
                        .textSha256())
                .isNotEqualTo(page("<p>One two<p>four").textSha256());
        assertThat(page("<img src=a.png>").textSha256()).isEmpty();
    }
}
