package dev.colophon.service.operators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.messages.Language;
import dev.colophon.operators.Suggestion.Doubt;
import dev.colophon.operators.linkage.Reasons;
import dev.colophon.operators.linkage.SharedValue;
import dev.colophon.page.signal.SignalKind;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OperatorWordsTest {

    private static SharedValue value(SignalKind kind, String value, int count) {
        return new SharedValue(kind, value, count, 5, 2, 1_300, new TreeMap<>());
    }

    @Test
    void everyReasonIsToldInEachLanguageAndReadsInEnglishAsItIsFound() {
        for (SignalKind kind : SignalKind.values()) {
            SharedValue shared = value(kind, "value", 1);
            assertThat(OperatorWords.noun(shared)).hasToString(Reasons.noun(shared));
            for (Language language : Language.all()) {
                assertThat(OperatorWords.noun(shared).in(language)).contains("value");
                if (!language.equals(Language.ENGLISH)) {
                    assertThat(OperatorWords.noun(shared).in(language)).isNotEqualTo(Reasons.noun(shared));
                }
            }
        }
        for (Doubt doubt : Doubt.values()) {
            assertThat(OperatorWords.doubt(doubt)).hasToString(doubt.words());
            assertThat(OperatorWords.doubt(doubt).key()).isEqualTo("operator.doubt." + doubt.name());
        }
    }

    @Test
    void severalReasonsReadAsOneSentence() {
        List<SharedValue> all = List.of(
                value(SignalKind.ADVERTISING_ID, "pub-12", 1),
                value(SignalKind.CONTACT, "ada@host.example", 1),
                value(SignalKind.SHARED_FILE, "0123456789abcdef", 1_312));
        IntStream.rangeClosed(1, 4)
                .forEach(most -> assertThat(OperatorWords.shared(all, most)).hasToString(Reasons.sentence(all, most)));
        assertThat(OperatorWords.shared(List.of(), 3)).hasToString(Reasons.sentence(List.of(), 3));
        assertThat(OperatorWords.shared(all, 3).in(Language.of("zh").orElseThrow()))
                .isEqualTo(
                        "相同的 AdSense 编号 pub-12（1,300 个网站中有 2 个）、相同的联系方式 ada@host.example（1,300 个网站中有 2 个）和1,312 个完全相同的文件");
    }
}
