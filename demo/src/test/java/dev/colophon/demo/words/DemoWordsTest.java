package dev.colophon.demo.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.demo.network.copies.Alteration;
import dev.colophon.demo.network.pages.Embedding;
import dev.colophon.evidence.messages.Language;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The demonstrations of the small web and of the thirty sites speak each language of the commands. */
class DemoWordsTest {

    private static final Path FOLDER = Path.of("src/main");

    private static Set<String> keys(String demonstration, String suffix) throws IOException {
        Properties words = new Properties();
        try (Reader in = Files.newBufferedReader(
                FOLDER.resolve("resources/dev/colophon/demo/%s/words%s.properties".formatted(demonstration, suffix)))) {
            words.load(in);
        }
        return words.stringPropertyNames();
    }

    @Test
    void everyLanguageHasEveryWord() throws IOException {
        for (String demonstration : Set.of("smallweb", "network")) {
            for (String suffix : Set.of("_zh", "_zh_Hant", "_mn")) {
                assertThat(keys(demonstration, suffix))
                        .as(demonstration + suffix)
                        .isEqualTo(keys(demonstration, ""));
            }
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
            assertThat(DemoWords.ofSmallWeb(Language.ENGLISH).alteration(english))
                    .isEqualTo(english);
            for (Language language : Language.all()) {
                if (!language.equals(Language.ENGLISH)) {
                    assertThat(DemoWords.ofSmallWeb(language).alteration(english))
                            .as(language.tag())
                            .isNotEqualTo(english);
                }
            }
        });
    }

    /** All that the plan of the thirty sites does to copies; of embeddings those that have a word of English. */
    @Test
    void everyAlterationAndEmbeddingOfTheSitesIsTold() {
        DemoWords english = DemoWords.ofNetwork(Language.ENGLISH);
        DemoWords chinese = DemoWords.ofNetwork(Language.of("zh").orElseThrow());
        assertThat(Alteration.values()).extracting(Alteration::words).allSatisfy(words -> {
            assertThat(english.alteration(words)).isEqualTo(words);
            assertThat(chinese.alteration(words))
                    .matches(told ->
                            told.codePoints().anyMatch(Character::isIdeographic) || words.matches("(AAC|Opus) \\d+k"));
        });
        Pattern ofEnglish =
                Pattern.compile("(?:attribute|element|sitemap|script|feed|player|redirect|archive|playlist|page)$");
        assertThat(Arrays.stream(Embedding.values())
                        .map(Embedding::words)
                        .filter(words -> ofEnglish.matcher(words).find()))
                .hasSize(10)
                .allSatisfy(words -> {
                    assertThat(english.embedding(words)).isEqualTo(words);
                    assertThat(chinese.embedding(words))
                            .matches(told -> told.codePoints().anyMatch(Character::isIdeographic));
                });
    }

    @Test
    void itSumsUpInTheLanguageOfTheReader() {
        assertThat(DemoWords.ofSmallWeb(Language.ENGLISH).say("summary", 13, 13, 0, 3))
                .isEqualTo("13 of 13 planted copies found, 0 false, 3 lawful uses cleared");
        assertThat(DemoWords.ofSmallWeb(Language.of("zh").orElseThrow()).say("summary", 13, 13, 0, 3))
                .isEqualTo("放置的 13 个副本中找到 13 个，误报 0 个，3 项合法使用已排除");
    }
}
