package dev.colophon.cases.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class YamlFileTest {

    private static YamlNode read(String text) {
        return YamlFile.read("f.yaml", text);
    }

    @Test
    void valuesAreTextsThatKnowTheirLines() {
        YamlNode file = read("a: 01-01\nb:\n  - yes\n  - {c: 12}\n");
        assertThat(file.keys()).containsExactly("a", "b");
        assertThat(file.get("a").text()).isEqualTo("01-01");
        assertThat(file.all("b").toList().getLast().get("c").number(0, 20)).isEqualTo(12);
        assertThatThrownBy(() -> file.all("b").toList().getFirst().number(1, 2))
                .hasMessage("f.yaml:3: a number from 1 to 2 is expected here");
        assertThatThrownBy(() -> read("a:").get("a").text()).hasMessage("f.yaml:1: a text is expected here");
        assertThatThrownBy(() -> read("a: ~").get("a").text()).hasMessage("f.yaml:1: a value is missing");
        assertThatThrownBy(() -> file.get("z")).hasMessage("f.yaml:1: 'z' is missing");
        assertThatThrownBy(() -> file.only("a")).hasMessage("f.yaml:2: 'b' is not known here; known: a");
    }

    static Stream<String> bombs() {
        String deep = "[".repeat(40) + "]".repeat(40);
        String wide = IntStream.range(0, YamlFile.MOST_VALUES + 1)
                .mapToObj(i -> "- x")
                .collect(Collectors.joining("\n"));
        String laughs = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";
        return Stream.of(
                deep,
                "a: ".repeat(20),
                wide,
                laughs,
                "a: *missing",
                "<<: *x",
                "a: {b: 1}\n--- \nc: 2",
                "",
                "# nothing",
                "a: 1\na: 2",
                "a: \"\u0001\"",
                "\t- x",
                "? [a, b]\n: c");
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void whatIsNoSimpleFileIsRefused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(YamlFault.class)
                .hasMessageMatching("(?s)f\\.yaml:[0-9]+: .*");
    }

    @Test
    void aLargeFileIsRefusedUnread() {
        byte[] large = "#".repeat(YamlFile.MOST_BYTES + 1).getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> YamlFile.read("f.yaml", new ByteArrayInputStream(large)))
                .hasMessage("f.yaml:1: the file is larger than 256 KiB");
    }
}
