package dev.colophon.demo.smallweb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.messages.Language;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The demonstration of the small web speaks each language of the commands. */
class DemoWordsTest {

    private static final Path FOLDER = Path.of("src/main");

    private static Set<String> keys(String suffix) throws IOException {
        Properties words = new Properties();
        try (Reader in = Files.newBufferedReader(
                FOLDER.resolve("resources/dev/colophon/demo/smallweb/words%s.properties".formatted(suffix)))) {
            words.load(in);
        }
        return words.stringPropertyNames();
    }

    @Test
    void everyLanguageHasEveryWord() throws IOException {
        for (String suffix : Set.of("_zh", "_zh_Hant", "_mn")) {
            assertThat(keys(suffix)).as(suffix).isEqualTo(keys(""));
        }
    }

    /** What the plan says of each copy, as it stands in the code. */
    @Test
    void everyAlterationIsTold() throws IOException {
        String plan = Files.readString(FOLDER.resolve("java/dev/colophon/demo/smallweb/DemoCopies.java"));
        Set<String> told = Pattern.compile("plan\\.(?:plant|lawful)\\([^;]*?\"([^\"]+)\"\\);")
                .matcher(plan)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(told).hasSizeGreaterThan(10).allSatisfy(english -> {
            assertThat(new DemoWords(Language.ENGLISH).alteration(english)).isEqualTo(english);
            for (Language language : Language.all()) {
                if (!language.equals(Language.ENGLISH)) {
                    assertThat(new DemoWords(language).alteration(english))
                            .as(language.tag())
                            .isNotEqualTo(english);
                }
            }
        });
    }

    @Test
    void itSumsUpInTheLanguageOfTheReader() {
        assertThat(new DemoWords(Language.ENGLISH).say("summary", 13, 13, 0, 3))
                .isEqualTo("13 of 13 planted copies found, 0 false, 3 lawful uses cleared");
        assertThat(new DemoWords(Language.of("zh").orElseThrow()).say("summary", 13, 13, 0, 3))
                .isEqualTo("放置的 13 个副本中找到 13 个，误报 0 个，3 项合法使用已排除");
    }
}
