package dev.colophon.server.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {

    @ParameterizedTest
    @CsvSource({
        "song.mp3, song.mp3",
        "../../etc/passwd, passwd",
        "C:\\Users\\Ada\\lake.png, lake.png",
        "'湖 1.png', '湖 1.png'",
        ".hidden.png, hidden.png",
        "..., upload",
        "'', upload",
        "a/, upload"
    })
    void onlyTheLastPartOfANameIsTaken(String given, String name) {
        assertThat(Upload.name(given)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b.png", "a\u202Eb.png", "a\nb.png", "a\uD800b.png"})
    void whatNoFileIsCalledOrHidesWhatFollowsIsLeftOut(String given) {
        assertThat(Upload.name(given)).isEqualTo("ab.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "湖"})
    void ofALongNameTheEndIsTaken(String letter) {
        assertThat(Upload.name(letter.repeat(500) + ".png"))
                .endsWith(".png")
                .satisfies(name ->
                        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(201));
    }
}
