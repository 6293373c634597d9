package dev.colophon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** What the demonstration says is there in each language. */
class ActsWordsTest {

    @Test
    void nothingIsMissingInChinese() {
        ResourceBundle english = ResourceBundle.getBundle("dev.colophon.demo.acts.words", Locale.ROOT);
        ResourceBundle chinese = ResourceBundle.getBundle("dev.colophon.demo.acts.words", Locale.CHINESE);
        assertThat(english.keySet())
                .allSatisfy(key -> assertThat(chinese.getString(key))
                        .as(key)
                        .matches(text -> key.equals("told.delivered")
                                || key.equals("between")
                                || key.equals("why.decided")
                                || text.codePoints().anyMatch(Character::isIdeographic)
                                || key.equals("became.phase")));
    }
}
