package dev.colophon.service.wording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.evidence.messages.Language;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.outcome.PolicyOutcome;
import dev.colophon.sightings.outcome.PolicyOutcome.Action;
import dev.colophon.sightings.outcome.PolicyOutcome.By;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What rules give as reasons, as a person reads it. */
class OutcomeWordingTest {

    private static final OutcomeWording ENGLISH = new OutcomeWording(Language.ENGLISH);
    private static final OutcomeWording CHINESE =
            new OutcomeWording(Language.of("zh").orElseThrow());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it is licensed: L-17 | 其状态为“已许可”：L-17",
                "it is no match | 其状态为“不相符”",
                "it is licensed: it was resolved, but it is there again | 其状态为“已许可”：此前为“已了结”，但它又出现了",
                "it is gone from there | 已从该处消失",
                "cleared: a short quotation | 无须处理：属于简短引用",
                "the work is registered as BlockAccess, and no policy is in force | 作品登记为 BlockAccess，没有生效的策略",
                "policy of all works of Ada: the rule `block` fits | Ada 全部作品的策略：适用规则 `block`",
                "policy of `A: B` by Ada: no rule fits, so it is counted | 《A: B》（权利人：Ada）的策略：没有适用的规则，因此计数",
                "policy of all works of Ada: whether the rule `block in DE` fits is not known: nothing says how it is used and"
                        + " nothing says from where it was seen; else the rule `count` fits"
                        + "| Ada 全部作品的策略：规则 `block in DE` 是否适用未知：无从得知如何使用，无从得知从何处见到；否则适用规则 `count`",
                "the claimant is REVIEW_ONLY: nobody has checked who it is; a sanction is open"
                        + "| 权利人的信誉为 REVIEW_ONLY：尚无人核实其身份；有未解除的处罚",
                "the claimant is REVIEW_ONLY: nobody has checked who it is; 0 of 0 decided claims won come to a bound of"
                        + " 0.0000, and NOTIFY needs 0.80"
                        + "| 权利人的信誉为 REVIEW_ONLY：尚无人核实其身份；已裁决的 0 项主张中胜 0 项，下限为 0.0000，而 NOTIFY 须达 0.80",
                "partly excluded: common material: 7 works of 4 owners have it | 部分排除：共同素材：4 位权利人的 7 件作品都有",
                "registered before in `Song` of Bo, and it is not settled whose it is | 此前已登记于 Bo 的《Song》，归属尚未确定",
                "Simon and Garfunkel holds nothing of the work where it was seen"
                        + "| Simon and Garfunkel 在见到之处对该作品不享有权利",
                "Ada authorised the host radio.example | Ada 授权了网站 radio.example",
                "what nobody foresaw at http://x.example/a | （英文原文）what nobody foresaw at http://x.example/a"
            })
    void aReasonIsToldInChineseAndStaysAsItIsInEnglish(String reason, String chinese) {
        assertThat(CHINESE.reason(reason)).isEqualTo(chinese);
        assertThat(ENGLISH.reason(reason)).isEqualTo(reason);
    }

    /** What the command prints in English is what the outcome says of itself. */
    @ParameterizedTest
    @EnumSource(Action.class)
    void inEnglishAnActionReadsAsItIsWritten(Action action) {
        for (By by : By.values()) {
            for (boolean confirmed : List.of(true, false)) {
                PolicyOutcome outcome = new PolicyOutcome(action, by, confirmed, List.of("why"));
                assertThat(ENGLISH.action(outcome)).isEqualTo(outcome.words());
                assertThat(CHINESE.action(outcome)).doesNotContainPattern("[A-Za-z]");
            }
        }
    }

    @Test
    void statesReadAsTheyAreWritten() {
        assertThat(Arrays.stream(DecisionState.values())).allSatisfy(state -> {
            assertThat(ENGLISH.state(state)).isEqualTo(state.word());
            assertThat(ENGLISH.phrase(state)).isEqualTo(state.phrase());
            assertThat(CHINESE.state(state)).doesNotContainPattern("[A-Za-z]");
        });
    }

    @Test
    void whatAPersonWroteStaysAndWhatIsWrittenForThemIsTold() {
        assertThat(CHINESE.reason(decision("it is there again", Optional.of("Ada"), Optional.empty())))
                .isEqualTo("it is there again");
        assertThat(CHINESE.reason(decision("it is there again", Optional.empty(), Optional.empty())))
                .isEqualTo("它又出现了");
        assertThat(CHINESE.reason(decision("taken back", Optional.of("Ada"), Optional.of("d1"))))
                .isEqualTo("已撤销");
        assertThat(CHINESE.reason(decision("a mistake", Optional.of("Ada"), Optional.of("d1"))))
                .isEqualTo("a mistake");
    }

    private static Decision decision(String reason, Optional<String> by, Optional<String> undoes) {
        return new Decision(
                "d2",
                DecisionState.OPEN,
                reason,
                by,
                Instant.EPOCH,
                Optional.empty(),
                undoes,
                Optional.empty(),
                Optional.empty());
    }
}
