package dev.colophon.cases.notice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.message.answer.AnswerFile;
import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regimes;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether an answer is complete is told law by law. */
class CounterCheckTest {

    private static final String DMCA = """
            From: user@host.example
            Subject: counter notification

            Counter notification
            Name: Sam Example
            Address: 1 Main Street, Springfield
            Phone: +1 555 0100
            https://pirate.example/song
            I swear, under penalty of perjury, that I have a good faith belief that it was removed as a result of mistake.
            I consent to the jurisdiction of the Federal District Court and will accept service of process.
            /s/ Sam Example
            """;

    private static final String RPRND = """
            From: user@host.example
            Subject: 要求恢复
            Content-Type: text/plain; charset=utf-8

            要求恢复被删除或断开链接的网络内容的说明
            姓名：张三
            联系方式：+86 10 12345678
            地址：北京市某路 1 号
            作品名称：歌曲
            https://pirate.example/song
            本人提供不构成侵权的初步证明材料。
            """;

    private static Regime regime(String name) {
        return Regimes.builtIn().named(name).orElseThrow();
    }

    private static CounterCheck check(String mail, String regime, Set<CounterField> holds, Set<CounterField> lacks) {
        return CounterCheck.of(AnswerFile.read(mail.getBytes(UTF_8)), regime(regime), holds, lacks);
    }

    private static Stream<CounterField> missing(CounterCheck check) {
        return check.fields().stream().filter(field -> !field.there()).map(CounterCheck.Field::field);
    }

    @Test
    void eachLawAsksForItsOwn() {
        assertThat(check(DMCA, "us-dmca", Set.of(), Set.of()).isComplete()).isTrue();
        assertThat(check(RPRND, "cn-rprnd", Set.of(), Set.of()).isComplete()).isTrue();
        assertThat(check(RPRND, "cn-ec", Set.of(), Set.of()).isComplete()).isTrue();
        assertThat(missing(check(RPRND, "us-dmca", Set.of(), Set.of())))
                .contains(CounterField.SIGNATURE, CounterField.MISTAKE, CounterField.JURISDICTION);
        assertThat(missing(check(DMCA, "cn-ec", Set.of(), Set.of()))).containsExactly(CounterField.PROOF);
    }

    @Test
    void eachMissingFieldIsNamedWithItsArticle() {
        assertThat(missing(check(DMCA.replace("/s/ Sam Example", ""), "us-dmca", Set.of(), Set.of())))
                .containsExactly(CounterField.SIGNATURE);
        assertThat(missing(check(DMCA.replace("Phone: +1 555 0100", ""), "us-dmca", Set.of(), Set.of())))
                .containsExactly(CounterField.PHONE);
        CounterCheck check = check(DMCA.replace("accept service of process", ""), "us-dmca", Set.of(), Set.of());
        assertThat(check.fields())
                .filteredOn(field -> !field.there())
                .extracting(CounterCheck.Field::article)
                .containsExactly("512(g)(3)(D)");
    }

    @Test
    void whatAPersonFoundCountsMoreThanWords() {
        String unsigned = DMCA.replace("/s/ Sam Example", "Sam Example (signed on the attached scan)");
        assertThat(check(unsigned, "us-dmca", Set.of(CounterField.SIGNATURE), Set.of())
                        .isComplete())
                .isTrue();
        CounterCheck doubted = check(DMCA, "us-dmca", Set.of(), Set.of(CounterField.ADDRESS));
        assertThat(missing(doubted)).containsExactly(CounterField.ADDRESS);
        assertThat(doubted.fields()).filteredOn(CounterCheck.Field::said).hasSize(1);
    }

    @Test
    void anAnswerThatCallsItselfNothingIsRead() {
        String quiet = DMCA.replace("Counter notification\n", "").replace("counter notification", "objection");
        assertThat(check(quiet, "us-dmca", Set.of(), Set.of()).isComplete()).isTrue();
    }
}
