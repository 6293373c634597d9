package dev.colophon.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.service.settings.Variables;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which language the environment names. */
class LanguageOptionTest {

    @ParameterizedTest
    @CsvSource({"zh_CN.UTF-8,zh-CN", "zh_TW,zh-TW", "mn_MN.UTF-8@latin,mn-MN", "en_US.UTF-8,en-US"})
    void aLocaleOfPosixIsRead(String locale, String tag) {
        assertThat(LanguageOption.named(new Variables(Map.of("LANG", locale)))).contains(Locale.forLanguageTag(tag));
    }

    @ParameterizedTest
    @CsvSource({"C", "C.UTF-8", "POSIX", "fr_FR.UTF-8", "' '", "_"})
    void whatNamesNoLanguageOfOursIsNone(String locale) {
        assertThat(LanguageOption.named(new Variables(Map.of("LANG", locale)))).isEmpty();
    }

    @Test
    void theStrongerVariableCounts() {
        assertThat(LanguageOption.named(new Variables(
                        Map.of("LC_ALL", "zh_TW.UTF-8", "LC_MESSAGES", "mn_MN.UTF-8", "LANG", "en_US.UTF-8"))))
                .contains(Locale.forLanguageTag("zh-TW"));
        assertThat(LanguageOption.named(new Variables(Map.of("LC_ALL", "C", "LANG", "zh_CN.UTF-8"))))
                .isEmpty();
        assertThat(LanguageOption.named(new Variables(Map.of("LANGUAGE", "zh_CN:en", "LC_ALL", "C.UTF-8"))))
                .contains(Locale.forLanguageTag("zh-CN"));
        assertThat(LanguageOption.named(new Variables(Map.of("LANGUAGE", "", "LANG", "mn_MN"))))
                .contains(Locale.forLanguageTag("mn-MN"));
    }
}
