package dev.colophon.scale.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectArgumentsTest {

    @Test
    void optionsStandAmongSources() throws DetectArguments.Wrong {
        assertThat(DetectArguments.parse(
                        "a", "--program", "p", "--index=i", "--out", "s3a://o", "b", "--format", "json"))
                .isEqualTo(new DetectArguments("p", "i", "s3a://o", "json", List.of("a", "b")));
    }

    @ParameterizedTest
    @CsvSource({
        "--index i --out o a, --program is missing",
        "--program p --index i --out o, no WARC file is named",
        "--program p --index i --out, --out needs a value",
        "--programme p a, unknown option --programme",
        "--program p --index i --out o --format csv a, '--format is parquet or json, not csv'"
    })
    void whatIsWrongIsSaid(String words, String why) {
        assertThatThrownBy(() -> DetectArguments.parse(words.split(" ", -1)))
                .isInstanceOf(DetectArguments.Wrong.class)
                .hasMessage(why);
    }
}
