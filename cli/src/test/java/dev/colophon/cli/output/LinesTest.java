package dev.colophon.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void linesFitAndKeepAllWords() {
        String text = "A page was set. I sat up with a poker, and about three I fell asleep.";
        List<String> lines = Lines.of(text, 120, 12);
        assertThat(lines)
                .hasSizeGreaterThan(3)
                .allSatisfy(line -> assertThat(Lines.width(line, 12)).isLessThanOrEqualTo(120));
        assertThat(String.join(" ", lines)).isEqualTo(text);
    }

    @Test
    void chineseBreaksBetweenCharactersButNotBeforeAFullStop() {
        List<String> lines = Lines.of("诗写得很平常，无非是院子里的枇杷熟了。", 60, 12);
        assertThat(lines).hasSizeGreaterThan(3).noneMatch(line -> line.startsWith("，") || line.startsWith("。"));
        assertThat(String.join("", lines)).isEqualTo("诗写得很平常，无非是院子里的枇杷熟了。");
    }

    @Test
    void aWordThatIsTooLongStandsAlone() {
        assertThat(Lines.of("a incomprehensibilities b", 30, 12)).containsExactly("a", "incomprehensibilities", "b");
    }
}
