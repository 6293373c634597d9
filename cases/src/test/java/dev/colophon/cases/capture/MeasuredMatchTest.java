package dev.colophon.cases.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.messages.Language;
import dev.colophon.evidence.report.document.Figures;
import dev.colophon.fingerprint.text.Trick;
import dev.colophon.index.transform.TextTransform;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredMatchTest {

    /** A notice said of an edition in the other script that it had "disguised or hidden characters". */
    @ParameterizedTest
    @CsvSource({
        "en, 'traditional for simplified characters, or the other way round: 39'",
        "zh, 繁简互换的字：39",
        "zh-Hant, 繁簡互換的字：39",
        "mn, 'уламжлалт, хялбаршуулсан солигдсон ханз: 39'"
    })
    void anotherScriptIsNoDisguise(String language, String said) {
        assertThat(said(language, Map.of(Trick.TRADITIONAL_SIMPLIFIED, 39))).isEqualTo(said);
    }

    @Test
    void eachKindOfCharacterIsCountedByItself() {
        assertThat(said(
                        "en",
                        Map.of(
                                Trick.ZERO_WIDTH,
                                3,
                                Trick.HOMOGLYPH,
                                4,
                                Trick.FULL_WIDTH,
                                5,
                                Trick.TRADITIONAL_SIMPLIFIED,
                                6)))
                .isEqualTo("disguised or hidden characters undone: 7; full-width instead of plain characters: 5; "
                        + "traditional for simplified characters, or the other way round: 6");
    }

    private static String said(String language, Map<Trick, Integer> undone) {
        return Figures.change(
                MeasuredMatch.change(new TextTransform(undone, 1)),
                Language.of(language).orElseThrow());
    }
}
