package dev.colophon.cases.notice;

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
import static dev.colophon.cases.notice.NoticeSamples.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.colophon.cases.notice.NoticeEvent.CounterReceived;
import dev.colophon.cases.notice.NoticeEvent.SuitProved;
import dev.colophon.cases.notice.NoticeEvent.Verdict;
import dev.colophon.cases.notice.NoticeTransition.Moved;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.ClockStart;
import dev.colophon.cases.regime.Regime.ClockStop;
import dev.colophon.evidence.messages.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each guard, each phase, each event. */
class NoticeMachineTest {

    private static final Regime DMCA = regime("us-dmca");
    private static final Regime EC = regime("cn-ec");
    private static final Regime RPRND = regime("cn-rprnd");

    /** How available the content is in a phase: what an expiry may never lower. */
    private static int availability(NoticePhase phase) {
        return switch (phase) {
            case REMOVAL_CLAIMED, VERIFYING, REMOVED_VERIFIED, COUNTERED, STAYS_DOWN -> 0;
            case PARTIAL -> 1;
            default -> 2;
        };
    }

    /** Nothing that is asked throws: it moves, as the fold says, or a guard with two sentences in each language refuses. */
    @Test
    void everyStateEventAndProcedureHasAnAnswer() {
        Instant now = START.plusSeconds(40L * 86_400);
        Language chinese = Language.of("zh").orElseThrow();
        Set<NoticeGuard> seen = new HashSet<>();
        Set<NoticePhase> reached = EnumSet.noneOf(NoticePhase.class);
        int asked = 0;
        for (Regime regime : NoticeSamples.REGIMES) {
            for (NoticePhase phase : NoticePhase.values()) {
                for (NoticeEvent event : NoticeSamples.events(regime, now)) {
                    NoticeState state = in(phase, regime);
                    asked++;
                    switch (NoticeMachine.apply(state, event, regime, good(regime, now), now)) {
                        case Moved moved -> {
                            reached.add(moved.state().phase());
                            assertThat(moved.state()).isEqualTo(NoticeFold.after(state, event, regime, now));
                            if (event instanceof NoticeEvent.ClockExpired) {
                                assertThat(availability(moved.state().phase()))
                                        .as("%s in %s", event, phase)
                                        .isGreaterThanOrEqualTo(availability(phase));
                            }
                        }
                        case NoticeTransition.Refused refused -> {
                            seen.add(refused.guard());
                            assertThat(refused.why().toString()).endsWith(".").doesNotContain("{");
                            assertThat(refused.lift().toString()).endsWith(".").doesNotContain("{");
                            assertThat(refused.why().in(chinese)).endsWith("。").doesNotContain("{");
                            assertThat(refused.lift().in(chinese)).endsWith("。").doesNotContain("{");
                        }
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(9_000);
        assertThat(seen).contains(NoticeGuard.WRONG_PHASE, NoticeGuard.OVER, NoticeGuard.NO_STAY, NoticeGuard.TOO_LATE);
        assertThat(reached).containsExactlyInAnyOrderElementsOf(without(NoticePhase.SIGHTED));
    }

    private static Set<NoticePhase> without(NoticePhase phase) {
        return EnumSet.complementOf(EnumSet.of(phase));
    }

    @Test
    void everyGuardHasItsSentences() {
        for (NoticeGuard guard : NoticeGuard.values()) {
            for (Language language : Language.all()) {
                assertThat(language.has("notice.guard." + guard))
                        .as(guard.name())
                        .isTrue();
                assertThat(language.has("notice.lift." + guard))
                        .as(guard.name())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(NoticePhase.class)
    void whateverMayHaveLeftIsRetractedByOneAct(NoticePhase phase) {
        NoticeEvent.Retracted retracted = new NoticeEvent.Retracted("wrong work", ADA);
        NoticeState state = in(phase, DMCA);
        if (phase == NoticePhase.RETRACTED) {
            assertThat(refused(state, retracted, DMCA, good(DMCA, START), START).guard())
                    .isEqualTo(NoticeGuard.OVER);
        } else if (state.mayHaveLeft()) {
            Moved moved = moved(state, retracted, DMCA, good(DMCA, START), START);
            assertThat(moved.state().phase()).isEqualTo(NoticePhase.RETRACTED);
            assertThat(moved.duties())
                    .contains(NoticeDuty.ASK_TO_RESTORE, NoticeDuty.HOLD_SISTERS, NoticeDuty.COUNT_AS_LOST);
        } else {
            assertThat(refused(state, retracted, DMCA, good(DMCA, START), START).guard())
                    .isEqualTo(NoticeGuard.NOTHING_SENT);
        }
    }

    /** What lacks something that the law asks for is no counter-notice: the recipient's time to act goes on. */
    @Test
    void anIncompleteCounterNoticeStopsNoTime() {
        NoticeEvent incomplete = new CounterReceived(false, START);
        NoticeEvent expired = new NoticeEvent.ClockExpired("act");
        Instant late = START.plus(Duration.ofDays(30));
        NoticeState silent =
                moved(sent(DMCA), expired, DMCA, good(DMCA, late), late).state();
        assertThat(silent.phase()).isEqualTo(NoticePhase.SILENT);

        NoticeState lacking = after(sent(DMCA), incomplete);
        assertThat(lacking.phase()).isEqualTo(NoticePhase.SENT);
        assertThat(RunningClock.of(lacking, DMCA, good(DMCA, START).calendar(), START))
                .as("it runs on, and is shown")
                .anyMatch(clock -> clock.rule().id().equals("act"));
        assertThat(moved(lacking, expired, DMCA, good(DMCA, late), late).state().phase())
                .isEqualTo(NoticePhase.SILENT);
        assertThat(after(silent, incomplete).phase()).isEqualTo(NoticePhase.SILENT);

        NoticeState countered = after(sent(DMCA), new CounterReceived(true, START));
        assertThat(refused(countered, expired, DMCA, good(DMCA, late), late).guard())
                .as("a complete one is another matter")
                .isEqualTo(NoticeGuard.WRONG_PHASE);
    }

    @Test
    void aClosedNoticeThatWasSentCanStillBeRetracted() {
        NoticeState sent = sent(DMCA);
        NoticeState gone = after(sent, new NoticeEvent.Looked(NoticeEvent.Finding.GONE));
        NoticeState closed = after(gone, new NoticeEvent.Closed(NoticeEvent.Outcome.REMOVED, ADA));
        assertThat(after(closed, new NoticeEvent.Retracted("licensed after all", BO))
                        .phase())
                .isEqualTo(NoticePhase.RETRACTED);
    }

    /** Received on Friday, 12 March 2027: the window opens on 26 March and closes with 1 April; a suit counts until then. */
    @Test
    void theWindowOfTheDmca() {
        Instant received =
                LocalDate.of(2027, 3, 12).atTime(9, 0).atZone(zone(DMCA)).toInstant();
        Moved countered = moved(sent(DMCA), new CounterReceived(true, received), DMCA, good(DMCA, received), received);
        assertThat(countered.state().phase()).isEqualTo(NoticePhase.COUNTERED);
        assertThat(countered.duties()).contains(NoticeDuty.TELL_OWNER);
        assertThat(countered.silenceDecides().orElseThrow().earliestDay()).isEqualTo("2027-03-26");
        NoticeEvent expired = new NoticeEvent.ClockExpired("suit");
        Instant closed = LocalDate.of(2027, 4, 2).atStartOfDay(zone(DMCA)).toInstant();
        assertThat(refused(countered.state(), expired, DMCA, good(DMCA, closed), closed.minusSeconds(1))
                        .guard())
                .isEqualTo(NoticeGuard.CLOCK_RUNS);
        assertThat(moved(countered.state(), expired, DMCA, good(DMCA, closed), closed)
                        .state()
                        .phase())
                .isEqualTo(NoticePhase.RESTORED);
        NoticeEvent suit = new SuitProved(ClockStop.SUIT_PROVED);
        assertThat(moved(countered.state(), suit, DMCA, good(DMCA, closed), closed.minusSeconds(1))
                        .state()
                        .phase())
                .isEqualTo(NoticePhase.STAYS_DOWN);
        assertThat(refused(countered.state(), suit, DMCA, good(DMCA, closed), closed)
                        .guard())
                .isEqualTo(NoticeGuard.TOO_LATE);
        assertThat(refused(
                                countered.state(),
                                new SuitProved(ClockStop.COMPLAINT_PROVED),
                                DMCA,
                                good(DMCA, received),
                                received)
                        .guard())
                .isEqualTo(NoticeGuard.NO_STAY);
    }

    /** What the recipient was told of a suit may be corrected, whenever that is; it starts and ends nothing. */
    @Test
    void whatKeepsContentRemovedMayBeCorrected() {
        NoticeState countered = moved(sent(DMCA), new CounterReceived(true, START), DMCA, good(DMCA, START), START)
                .state();
        NoticeEvent proved = new SuitProved(ClockStop.SUIT_PROVED);
        NoticeState stays =
                moved(countered, proved, DMCA, good(DMCA, START), START).state();
        Instant later = START.plusSeconds(90L * 86_400);
        NoticeEvent filed = new NoticeEvent.SuitFiled(ClockStop.SUIT_PROVED, "D. Or.", "3:27-cv-2", "2027-03-13", "");
        assertThat(moved(stays, filed, DMCA, good(DMCA, later), later).state()).isEqualTo(stays);
        assertThat(moved(stays, proved, DMCA, good(DMCA, later), later).state()).isEqualTo(stays);
        assertThat(refused(stays, new SuitProved(ClockStop.COMPLAINT_PROVED), DMCA, good(DMCA, later), later)
                        .guard())
                .isEqualTo(NoticeGuard.NO_STAY);
    }

    private static ZoneId zone(Regime regime) {
        return regime.calendarFor(Optional.empty()).zone();
    }

    /** What cannot be counted stops a notice, and never a work from coming back. */
    @Test
    void aClockThatFailsNeverKeepsContentAway() {
        Moved countered =
                moved(sent(EC), new CounterReceived(true, START), EC, good(EC, START), START.plusSeconds(900));
        NoticeFacts uncounted = uncounted(good(EC, START));
        assertThat(moved(countered.state(), new NoticeEvent.ClockExpired("suit"), EC, uncounted, START)
                        .state()
                        .phase())
                .isEqualTo(NoticePhase.RESTORED);
        assertThat(refused(countered.state(), new SuitProved(ClockStop.SUIT_PROVED), EC, uncounted, START)
                        .guard())
                .isEqualTo(NoticeGuard.CLOCK_FAILS);
        assertThat(refused(sent(EC), new NoticeEvent.ClockExpired("act"), EC, uncounted, START)
                        .guard())
                .isEqualTo(NoticeGuard.CLOCK_FAILS);
    }

    @Test
    void anIncompleteAnswerIsShownAndStartsNothing() {
        Moved moved = moved(sent(EC), new CounterReceived(false, START), EC, good(EC, START), START);
        assertThat(moved.state().phase()).isEqualTo(NoticePhase.SENT);
        assertThat(moved.state().starts()).doesNotContainKey(ClockStart.DECLARATION_REACHED_OWNER);
        assertThat(moved.duties()).contains(NoticeDuty.SHOW_TO_PERSON, NoticeDuty.TELL_OWNER);
    }

    @Test
    void storedWorksComeBackAtOnceInChina() {
        Moved moved = moved(sent(RPRND), new CounterReceived(true, START), RPRND, good(RPRND, START), START);
        assertThat(moved.state().phase()).isEqualTo(NoticePhase.RESTORED);
        assertThat(moved.duties()).contains(NoticeDuty.TELL_OWNER);
        assertThat(refused(
                                moved.state(),
                                new NoticeEvent.Closed(NoticeEvent.Outcome.RESTORED, ADA),
                                RPRND,
                                good(RPRND, START),
                                START)
                        .guard())
                .isEqualTo(NoticeGuard.OWNER_NOT_TOLD);
    }

    @Test
    void whatIsUnknownIsNeverSentAgainByItself() {
        NoticeState unknown = after(in(NoticePhase.SENDING, DMCA), new NoticeEvent.DeliveryLost());
        for (NoticeEvent event :
                List.of(new NoticeEvent.SendingBegun(), new NoticeEvent.Sent(), new NoticeEvent.LetGo(ADA))) {
            assertThat(refused(unknown, event, DMCA, good(DMCA, START), START).guard())
                    .isEqualTo(NoticeGuard.WRONG_PHASE);
        }
        assertThat(refused(unknown, new NoticeEvent.DeliverySettled(false, POLICY), DMCA, good(DMCA, START), START)
                        .guard())
                .isEqualTo(NoticeGuard.NEEDS_PERSON);
        assertThat(after(unknown, new NoticeEvent.DeliverySettled(true, ADA)).phase())
                .isEqualTo(NoticePhase.SENT);
    }

    @Test
    void whatIsClearedAfterwardsIsToBeRetracted() {
        Moved moved =
                moved(sent(DMCA), new NoticeEvent.Judged(Verdict.CLEARED, POLICY), DMCA, good(DMCA, START), START);
        assertThat(moved.duties()).containsExactly(NoticeDuty.RETRACT);
        assertThat(moved.state().doubted()).isTrue();
        assertThat(refused(
                                moved.state(),
                                new NoticeEvent.Judged(Verdict.SUSPECTED, POLICY),
                                DMCA,
                                good(DMCA, START),
                                START)
                        .guard())
                .isEqualTo(NoticeGuard.NEEDS_PERSON);
    }

    @Test
    void removalIsBelievedWhenSomebodyHasLooked() {
        NoticeState claimed = after(sent(DMCA), new NoticeEvent.RemovalClaimed());
        NoticeEvent closed = new NoticeEvent.Closed(NoticeEvent.Outcome.REMOVED, ADA);
        assertThat(refused(claimed, closed, DMCA, good(DMCA, START), START).guard())
                .isEqualTo(NoticeGuard.REMOVAL_NOT_VERIFIED);
        assertThat(after(claimed, new NoticeEvent.Looked(NoticeEvent.Finding.UNKNOWN))
                        .phase())
                .isEqualTo(NoticePhase.VERIFYING);
        assertThat(after(claimed, new NoticeEvent.Looked(NoticeEvent.Finding.STILL_UP))
                        .phase())
                .isEqualTo(NoticePhase.STILL_UP);
        assertThat(after(after(claimed, new NoticeEvent.Looked(NoticeEvent.Finding.GONE)), closed)
                        .phase())
                .isEqualTo(NoticePhase.CLOSED);
    }

    @Test
    void whatCameToTheOwnerAloneBeginsNoTimeAndRestoresNothing() {
        for (Regime regime : List.of(DMCA, EC, RPRND)) {
            NoticeEvent byPage =
                    new CounterReceived(true, START, List.of(), List.of(), "answer-1.eml", "page", List.of());
            NoticeState after = moved(sent(regime), byPage, regime, good(regime, START), START)
                    .state();
            assertThat(after.phase()).as(regime.id()).isEqualTo(NoticePhase.COUNTERED);
            assertThat(after.starts()).as(regime.id()).isEqualTo(sent(regime).starts());
        }
    }
}
