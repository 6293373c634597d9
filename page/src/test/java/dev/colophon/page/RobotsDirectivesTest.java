package dev.colophon.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotsDirectivesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "noindex~true~false",
                "NOINDEX, NoFollow~true~true",
                "none~true~true",
                "all~false~false",
                "otherbot: noindex, nofollow~false~false",
                "colophonbot: noindex~true~false",
                "ColophonBot: nofollow~false~true",
                "otherbot: noindex, colophonbot: nofollow~false~true",
                "colophonbot: noindex, otherbot: nofollow~true~false",
                "unavailable_after: Sat, 25 Jun 2010 15:00:00 GMT, noindex~true~false",
                "max-snippet: 50, nofollow~false~true",
                "~false~false",
                ":,,:~false~false"
            })
    void readsAHeaderLine(String line, boolean noindex, boolean nofollow) {
        assertThat(RobotsDirectives.ofHeader(line == null ? "" : line))
                .isEqualTo(new RobotsDirectives(noindex, nofollow));
    }
}
