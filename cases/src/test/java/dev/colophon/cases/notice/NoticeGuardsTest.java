package dev.colophon.cases.notice;

import static dev.colophon.cases.notice.FactChanges.automatic;
import static dev.colophon.cases.notice.FactChanges.flags;
import static dev.colophon.cases.notice.FactChanges.indexed;
import static dev.colophon.cases.notice.FactChanges.missing;
import static dev.colophon.cases.notice.FactChanges.restored;
import static dev.colophon.cases.notice.FactChanges.standing;
import static dev.colophon.cases.notice.FactChanges.uncounted;
import static dev.colophon.cases.notice.NoticeSamples.ADA;
import static dev.colophon.cases.notice.NoticeSamples.BO;
import static dev.colophon.cases.notice.NoticeSamples.POLICY;
import static dev.colophon.cases.notice.NoticeSamples.START;
import static dev.colophon.cases.notice.NoticeSamples.after;
import static dev.colophon.cases.notice.NoticeSamples.good;
import static dev.colophon.cases.notice.NoticeSamples.in;
import static dev.colophon.cases.notice.NoticeSamples.moved;
import static dev.colophon.cases.notice.NoticeSamples.refused;
import static dev.colophon.cases.notice.NoticeSamples.regime;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.notice.NoticeEvent.Verdict;
import dev.colophon.cases.regime.Regime;
import dev.colophon.evidence.verify.EvidenceGrade;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What keeps a notice from leaving. */
class NoticeGuardsTest {

    private static final Regime DMCA = regime("us-dmca");
    private static final Regime EC = regime("cn-ec");
    private static final Regime RPRND = regime("cn-rprnd");

    /** One fact wrong at a time. */
    @Test
    void eachFactKeepsANoticeFromLeaving() {
        NoticeFacts fine = good(DMCA, START);
        NoticeState held = in(NoticePhase.HELD, DMCA);
        Instant now = START.plusSeconds(30);
        assertThat(moved(held, new NoticeEvent.SendingBegun(), DMCA, fine, now)
                        .state()
                        .phase())
                .isEqualTo(NoticePhase.SENDING);
        assertThat(guard(held, DMCA, fine, START.plusSeconds(29))).isEqualTo(NoticeGuard.UNDO_TIME);
        assertThat(guard(held, DMCA, standing(fine, Verdict.CLEARED), now)).isEqualTo(NoticeGuard.CLEARED);
        assertThat(guard(held, DMCA, standing(fine, Verdict.HOLD_VERIFY), now)).isEqualTo(NoticeGuard.HELD_TO_VERIFY);
        assertThat(guard(held, DMCA, standing(fine, Verdict.EXCEPTION_REVIEW), now))
                .isEqualTo(NoticeGuard.UNDER_REVIEW);
        assertThat(guard(held, DMCA, flags(fine, true, false, true, true, false), now))
                .isEqualTo(NoticeGuard.LICENSED);
        assertThat(guard(held, DMCA, flags(fine, false, true, true, true, false), now))
                .isEqualTo(NoticeGuard.CONTESTED);
        assertThat(guard(held, DMCA, flags(fine, false, false, false, true, false), now))
                .isEqualTo(NoticeGuard.TERRITORY);
        assertThat(guard(held, DMCA, flags(fine, false, false, true, false, false), now))
                .isEqualTo(NoticeGuard.SHARE);
        assertThat(guard(held, DMCA, flags(fine, false, false, true, true, true), now))
                .isEqualTo(NoticeGuard.DUPLICATE);
        assertThat(guard(held, DMCA, fine, now.plusSeconds(86_400))).isEqualTo(NoticeGuard.NOT_SEEN_LATELY);
        assertThat(guard(held, DMCA, indexed(fine, false), now)).isEqualTo(NoticeGuard.NOT_INDEXED);
        assertThat(guard(held, DMCA, missing(fine), now)).isEqualTo(NoticeGuard.FIELDS_MISSING);
        assertThat(guard(held, DMCA, restored(fine, DMCA, false), now)).isEqualTo(NoticeGuard.NEEDS_NEW_PROOF);
        assertThat(guard(held, DMCA, uncounted(fine), now)).isEqualTo(NoticeGuard.CLOCK_FAILS);
        assertThat(guard(in(NoticePhase.HELD, RPRND), RPRND, restored(good(RPRND, START), RPRND, true), now))
                .isEqualTo(NoticeGuard.RESTORED_BEFORE);
        assertThat(guard(held, DMCA, restored(fine, RPRND, true), now))
                .as("what one law bars no other name of a law lets through")
                .isEqualTo(NoticeGuard.RESTORED_BEFORE);
        assertThat(guard(in(NoticePhase.HELD, RPRND), RPRND, restored(good(RPRND, START), DMCA, false), now))
                .isEqualTo(NoticeGuard.NEEDS_NEW_PROOF);
        assertThat(guard(held, EC, fine, now)).isEqualTo(NoticeGuard.OTHER_REGIME);
    }

    private static NoticeGuard guard(NoticeState state, Regime regime, NoticeFacts facts, Instant now) {
        return refused(state, new NoticeEvent.SendingBegun(), regime, facts, now)
                .guard();
    }

    @Test
    void aLicenceIsOneReasonAndNotTwo() {
        NoticeFacts licensed = flags(standing(good(DMCA, START), Verdict.CLEARED), true, false, true, true, false);
        assertThat(NoticeMachine.objections(in(NoticePhase.DRAFTED, DMCA), DMCA, licensed, START))
                .extracting(NoticeTransition.Refused::guard)
                .containsExactly(NoticeGuard.LICENSED);
    }

    @Test
    void whereNothingCanBeCountedTheCountriesAreNamed() {
        NoticeState held = in(NoticePhase.HELD, DMCA);
        NoticeTransition.Refused refused = refused(
                held, new NoticeEvent.SendingBegun(), DMCA, uncounted(good(DMCA, START)), START.plusSeconds(30));
        assertThat(refused.why().toString()).contains("AT, ", "CN, ");
        assertThat(refused.lift().toString()).contains("--country");
    }

    @Test
    void whatIsMissingIsNamed() {
        NoticeTransition.Refused refused = refused(
                in(NoticePhase.HELD, DMCA),
                new NoticeEvent.SendingBegun(),
                DMCA,
                missing(good(DMCA, START)),
                START.plusSeconds(30));
        assertThat(refused.why()).hasToString("The notice lacks what the law asks for: owner.phone, signature.");
        assertThat(refused(
                                in(NoticePhase.HELD, RPRND),
                                new NoticeEvent.SendingBegun(),
                                RPRND,
                                restored(good(RPRND, START), RPRND, true),
                                START.plusSeconds(30))
                        .why()
                        .toString())
                .contains("信息网络传播权保护条例 17");
    }

    @Test
    void aPolicyNeedsMoreThanAPerson() {
        NoticeState drafted = in(NoticePhase.DRAFTED, DMCA);
        NoticeEvent byPolicy = new NoticeEvent.LetGo(POLICY);
        NoticeFacts fine = good(DMCA, START);
        assertThat(moved(drafted, byPolicy, DMCA, fine, START).state().phase()).isEqualTo(NoticePhase.HELD);
        assertThat(refused(drafted, byPolicy, DMCA, automatic(fine, false, true), START)
                        .guard())
                .isEqualTo(NoticeGuard.POLICY_NOT_REPLAYED);
        assertThat(refused(drafted, byPolicy, DMCA, automatic(fine, true, false), START)
                        .guard())
                .isEqualTo(NoticeGuard.CLAIMANT_NOT_AUTOMATIC);
        assertThat(moved(drafted, new NoticeEvent.LetGo(ADA), DMCA, automatic(fine, false, false), START)
                        .state()
                        .phase())
                .isEqualTo(NoticePhase.HELD);
        Regime platform = regime("platform");
        NoticeTransition.Refused refused =
                refused(in(NoticePhase.DRAFTED, platform), byPolicy, platform, good(platform, START), START);
        assertThat(refused.guard()).isEqualTo(NoticeGuard.UNVERIFIED);
        assertThat(refused.why().toString()).contains("clock.dispute");
        assertThat(moved(
                                in(NoticePhase.DRAFTED, platform),
                                new NoticeEvent.LetGo(ADA),
                                platform,
                                good(platform, START),
                                START)
                        .state()
                        .phase())
                .isEqualTo(NoticePhase.HELD);
    }

    @Test
    void aSecondEyeIsAnother() {
        NoticeState captured = moved(
                        in(NoticePhase.CAPTURED, DMCA),
                        new NoticeEvent.Reviewed(NoticeEvent.Choice.SECOND_EYE, ADA),
                        DMCA,
                        good(DMCA, START),
                        START)
                .state();
        NoticeEvent same = new NoticeEvent.Reviewed(NoticeEvent.Choice.CONFIRM, ADA);
        assertThat(refused(captured, same, DMCA, good(DMCA, START), START).guard())
                .isEqualTo(NoticeGuard.SECOND_EYE);
        assertThat(after(captured, new NoticeEvent.Reviewed(NoticeEvent.Choice.CONFIRM, BO))
                        .phase())
                .isEqualTo(NoticePhase.REVIEWED);
    }

    @Test
    void evidenceThatDoesNotHoldIsNone() {
        assertThat(refused(
                                in(NoticePhase.SUSPECTED, DMCA),
                                new NoticeEvent.Captured(EvidenceGrade.F),
                                DMCA,
                                good(DMCA, START),
                                START)
                        .guard())
                .isEqualTo(NoticeGuard.GRADE_TOO_LOW);
    }
}
