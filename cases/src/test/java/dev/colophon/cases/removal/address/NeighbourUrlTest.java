package dev.colophon.cases.removal.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighbourUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://a.example/films/the-last-leaf.mp4, https://a\\.example/films/[a-z]{14}\\.mp4",
        "https://a.example/watch?v=abc&list=12, https://a\\.example/watch\\?v=[a-z]{14}&list=[1-9]{14}",
        "https://a.example/film/123456, https://a\\.example/film/[1-9]{14}",
        "https://a.example/film/123456/, https://a\\.example/film/[1-9]{14}/",
        "https://a.example/, https://a\\.example/[a-z]{14}",
        "http://127.0.0.1:8123/x#part, http://127\\.0\\.0\\.1:8123/[a-z]{14}",
        "https://a.example/电影.html, https://a\\.example/[a-z]{14}\\.html",
    })
    void isOfTheSameShape(String url, String shape) {
        String made = NeighbourUrl.of(url, new Random(7));
        assertThat(made).matches(shape).isNotEqualTo(url);
        assertThat(made).as("the same numbers").isEqualTo(NeighbourUrl.of(url, new Random(7)));
    }
}
