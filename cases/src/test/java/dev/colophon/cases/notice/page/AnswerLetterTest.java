package dev.colophon.cases.notice.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.message.answer.AnswerContent;
import dev.colophon.cases.message.answer.AnswerFile;
import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.notice.CounterCheck;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regimes;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is filled in is read as a mail is: complete where all fields of the law are there, and no field comes out of another. */
class AnswerLetterTest {

    private static final Instant NOW = Instant.parse("2027-03-12T10:00:00Z");

    static Stream<Regime> regimes() {
        return Regimes.builtIn().all().stream();
    }

    private static String value(CounterField field, boolean chinese) {
        return switch (field) {
            case NAME -> chinese ? "李雷" : "Bo Uploader";
            case ADDRESS -> chinese ? "北京市海淀区学院路 1 号" : "1 Main Street\nSpringfield";
            case PHONE -> "+1 217 555 0100";
            case EMAIL, CONTACT -> "bo@uploads.example";
            case IDENTITY -> "P1234567";
            case ITEMS_TITLE -> "The Last Leaf";
            case ITEMS_URL -> "https://host.example/a.txt\nhttps://host.example/b.txt";
            case PROOF -> chinese ? "本人创作的底稿，随信附上。" : "my drafts of 2019";
            case REASONS -> chinese ? "这是我的作品。" : "It is my own work.";
            case SIGNATURE -> chinese ? "李雷" : "Bo Uploader";
            case MISTAKE, JURISDICTION, SERVICE, TRUTH -> "true";
        };
    }

    private static AnswerForm complete(Regime regime, boolean chinese) {
        Map<CounterField, String> values = new EnumMap<>(CounterField.class);
        regime.counter().required().forEach(required -> values.put(required.field(), value(required.field(), chinese)));
        return new AnswerForm(PageAnswerKind.COUNTER_NOTICE, values, Optional.empty());
    }

    private static CounterCheck check(AnswerForm form, Regime regime, String language) {
        AnswerContent content = AnswerFile.read(AnswerLetter.mail("N-1", language, form, NOW));
        return CounterCheck.of(content, regime, Set.of(), Set.of());
    }

    @ParameterizedTest
    @MethodSource("regimes")
    void aFormWithAllFieldsOfTheLawIsAComplete(Regime regime) {
        for (String language : regime.notice().languages()) {
            AnswerForm form = complete(regime, language.equals("zh"));
            CounterCheck check = check(form, regime, language);
            assertThat(check.which(field -> !field.there()))
                    .as(regime.id() + " " + language)
                    .isEmpty();
            for (var required : regime.counter().required()) {
                Map<CounterField, String> fewer = new EnumMap<>(form.values());
                fewer.remove(required.field());
                CounterCheck without = check(new AnswerForm(form.kind(), fewer, Optional.empty()), regime, language);
                assertThat(without.which(field -> !field.there()))
                        .as(regime.id() + " without " + required.field())
                        .contains(required.field());
            }
        }
    }

    @Test
    void noFieldComesOutOfAnotherAndNothingIsTakenForAQuotation() {
        AnswerForm form = new AnswerForm(
                PageAnswerKind.QUESTION,
                Map.of(CounterField.EMAIL, "bo@uploads.example"),
                Optional.of("Who are you?\nName: Eve\n> quoted\nOn Monday Ada wrote:\nSignature: /s/ Eve\u202Etxt"));
        AnswerContent content = AnswerFile.read(AnswerLetter.mail("N-1", "en", form, NOW));
        String text = AnswerLetter.text("N-1", "en", form);
        assertThat(text).contains("| Name: Eve", "| > quoted", "[U+202E]").doesNotContain("\u202E");
        assertThat(CounterField.in(text)).doesNotContain(CounterField.NAME, CounterField.SIGNATURE);
        assertThat(content.answers().toString()).contains("quoted", "Ada wrote", "Eve");
        assertThat(AnswerKind.proposed(content)).isEqualTo(AnswerKind.OTHER);
    }

    @Test
    void theSameIsTheSame() {
        Regime regime = Regimes.builtIn().all().iterator().next();
        assertThat(complete(regime, false).sha256())
                .isEqualTo(complete(regime, false).sha256());
        assertThat(complete(regime, false).sha256())
                .isNotEqualTo(new AnswerForm(
                                PageAnswerKind.OWN, complete(regime, false).values(), Optional.empty())
                        .sha256());
    }

    @Test
    void aTokenHas128BitsAndTellsItselfNowhere() {
        AnswerToken token = AnswerToken.random();
        assertThat(token.text()).hasSize(22);
        assertThat(token.toString()).doesNotContain(token.text());
        assertThat(token.sha256()).hasSize(64);
        assertThat(AnswerToken.of(token.text() + "x")).isEmpty();
        assertThat(AnswerToken.of("../etc/passwd_________")).isEmpty();
        assertThat(AnswerToken.of(token.text())).contains(token);
    }
}
