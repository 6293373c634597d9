package dev.colophon.cases.notice;

import dev.colophon.cases.notice.NoticeEvent.Acknowledged;
import dev.colophon.cases.notice.NoticeEvent.AnswerCorrected;
import dev.colophon.cases.notice.NoticeEvent.Bounced;
import dev.colophon.cases.notice.NoticeEvent.By;
import dev.colophon.cases.notice.NoticeEvent.Captured;
import dev.colophon.cases.notice.NoticeEvent.Choice;
import dev.colophon.cases.notice.NoticeEvent.ClockExpired;
import dev.colophon.cases.notice.NoticeEvent.Closed;
import dev.colophon.cases.notice.NoticeEvent.ContentRestored;
import dev.colophon.cases.notice.NoticeEvent.CounterReceived;
import dev.colophon.cases.notice.NoticeEvent.DeliveryLost;
import dev.colophon.cases.notice.NoticeEvent.DeliverySettled;
import dev.colophon.cases.notice.NoticeEvent.Drafted;
import dev.colophon.cases.notice.NoticeEvent.Escalated;
import dev.colophon.cases.notice.NoticeEvent.HeldBack;
import dev.colophon.cases.notice.NoticeEvent.Judged;
import dev.colophon.cases.notice.NoticeEvent.LetGo;
import dev.colophon.cases.notice.NoticeEvent.Looked;
import dev.colophon.cases.notice.NoticeEvent.OfferAnswered;
import dev.colophon.cases.notice.NoticeEvent.Offered;
import dev.colophon.cases.notice.NoticeEvent.OwnerTold;
import dev.colophon.cases.notice.NoticeEvent.Reappeared;
import dev.colophon.cases.notice.NoticeEvent.Reminded;
import dev.colophon.cases.notice.NoticeEvent.RemovalClaimed;
import dev.colophon.cases.notice.NoticeEvent.Retracted;
import dev.colophon.cases.notice.NoticeEvent.Reviewed;
import dev.colophon.cases.notice.NoticeEvent.SendingBegun;
import dev.colophon.cases.notice.NoticeEvent.SendingFailed;
import dev.colophon.cases.notice.NoticeEvent.Sent;
import dev.colophon.cases.notice.NoticeEvent.SentByHand;
import dev.colophon.cases.notice.NoticeEvent.SuitFiled;
import dev.colophon.cases.notice.NoticeEvent.SuitProved;
import dev.colophon.cases.notice.NoticeEvent.Verdict;
import dev.colophon.cases.notice.NoticeTransition.Moved;
import dev.colophon.cases.notice.NoticeTransition.Refused;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.ClockExpiry;
import dev.colophon.cases.regime.Regime.ClockRule;
import dev.colophon.cases.regime.Regime.ClockStop;
import dev.colophon.evidence.verify.EvidenceGrade;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what may happen to a notice. {@link #apply} is pure and total: whatever is asked of whatever state, it answers with the next
 * state or with the guard that refuses. Nobody's silence makes content less available; a retraction is possible whenever something may
 * have left.
 */
public final class NoticeMachine {

    /** Phases in which the recipient has, or may have, a notice that still stands. */
    private static final Set<NoticePhase> STANDING = EnumSet.range(NoticePhase.DELIVERY_UNKNOWN, NoticePhase.RESTORED);

    /** As above, where the user has not answered. */
    private static final Set<NoticePhase> UNANSWERED =
            without(STANDING, NoticePhase.BOUNCED, NoticePhase.COUNTERED, NoticePhase.STAYS_DOWN, NoticePhase.RESTORED);

    private static final Set<NoticePhase> BEFORE_DRAFT = EnumSet.range(NoticePhase.SUSPECTED, NoticePhase.HELD);

    private final NoticeState state;
    private final Regime regime;
    private final NoticeFacts facts;
    private final Instant now;

    private NoticeMachine(NoticeState state, Regime regime, NoticeFacts facts, Instant now) {
        this.state = state;
        this.regime = regime;
        this.facts = facts;
        this.now = now;
    }

    private static Set<NoticePhase> without(Set<NoticePhase> phases, NoticePhase... others) {
        Set<NoticePhase> rest = EnumSet.copyOf(phases);
        rest.removeAll(Set.of(others));
        return rest;
    }

    /**
     * What comes of an event.
     *
     * @param state as {@link NoticeFold} makes it
     * @param facts of now
     */
    public static NoticeTransition apply(
            NoticeState state, NoticeEvent event, Regime regime, NoticeFacts facts, Instant now) {
        return new NoticeMachine(state, regime, facts, now).apply(event);
    }

    /**
     * All that stands against a notice's leaving now, if a person lets it go; none when nothing does. {@link #apply} refuses with the first.
     */
    public static List<Refused> objections(NoticeState state, Regime regime, NoticeFacts facts, Instant now) {
        return PreflightChecks.all(state, regime, facts, now).toList();
    }

    private NoticeTransition apply(NoticeEvent event) {
        Optional<Refused> refused = otherRegime().or(() -> over(event)).or(() -> refuse(event));
        if (refused.isPresent()) {
            return refused.get();
        }
        NoticeState next = NoticeFold.after(state, event, regime, now);
        boolean answered = event instanceof CounterReceived;
        return new Moved(
                next,
                duties(event, next),
                answered ? NoticeClocks.silenceDecides(regime, next, facts.calendar()) : Optional.empty());
    }

    private Optional<Refused> otherRegime() {
        return state.regime()
                .filter(begun -> !begun.equals(regime.name()))
                .map(begun -> NoticeGuard.OTHER_REGIME.refuse(begun, regime.name()));
    }

    private Optional<Refused> over(NoticeEvent event) {
        boolean still = switch (event) {
            case Retracted _ -> state.phase() != NoticePhase.RETRACTED;
            case Closed _ -> state.phase() != NoticePhase.CLOSED;
            // Facts, which arrive when they arrive.
            case Acknowledged _,
                    Bounced _,
                    RemovalClaimed _,
                    ContentRestored _,
                    CounterReceived _,
                    OwnerTold _,
                    AnswerCorrected _ -> state.phase() != NoticePhase.CLOSED;
            default -> !state.phase().isOver();
        };
        return unless(still, NoticeGuard.OVER);
    }

    private Optional<Refused> refuse(NoticeEvent event) {
        return switch (event) {
            case Judged judged -> judge(judged);
            case Captured captured ->
                in(BEFORE_DRAFT).or(() -> unless(captured.grade().meets(EvidenceGrade.C), NoticeGuard.GRADE_TOO_LOW));
            case Reviewed reviewed -> review(reviewed);
            case Offered _ ->
                in(NoticePhase.REVIEWED)
                        .or(() -> unless(state.choice().equals(Optional.of(Choice.OFFER)), NoticeGuard.WRONG_PHASE));
            case OfferAnswered _ -> in(NoticePhase.OFFERED);
            case Drafted _ -> draft();
            case LetGo letGo ->
                in(NoticePhase.DRAFTED)
                        .or(() -> preflight(
                                state.isReviewedByPolicy() || letGo.by().isPolicy()));
            case HeldBack _ -> in(NoticePhase.HELD);
            case SendingBegun _ -> in(NoticePhase.HELD).or(this::undoTime).or(() -> preflight(state.isAutomatic()));
            // It has left already: what stands against it is said, and cannot keep it from having happened.
            case SentByHand byHand ->
                in(EnumSet.of(NoticePhase.DRAFTED, NoticePhase.BOUNCED))
                        .or(() -> person(byHand.by()))
                        .or(() -> unless(!byHand.when().isAfter(now), NoticeGuard.IN_FUTURE));
            case Sent _, SendingFailed _, DeliveryLost _ -> in(NoticePhase.SENDING);
            case DeliverySettled settled -> in(NoticePhase.DELIVERY_UNKNOWN).or(() -> person(settled.by()));
            case Acknowledged _ -> told(without(STANDING, NoticePhase.BOUNCED));
            case Bounced _ ->
                told(EnumSet.of(NoticePhase.DELIVERY_UNKNOWN, NoticePhase.SENT, NoticePhase.ACKED, NoticePhase.SILENT));
            case ClockExpired expired -> expire(expired.clock());
            case Reminded _ -> in(NoticePhase.SILENT).or(() -> preflight(state.isAutomatic()));
            // What the next recipient got was checked when it left.
            case Escalated _ -> in(NoticePhase.SILENT);
            case RemovalClaimed _ -> told(UNANSWERED);
            case Looked _ -> in(without(STANDING, NoticePhase.BOUNCED, NoticePhase.DELIVERY_UNKNOWN));
            case CounterReceived counter ->
                told(without(STANDING, NoticePhase.BOUNCED))
                        .or(() -> unless(!counter.receivedByHost().isAfter(now), NoticeGuard.IN_FUTURE));
            case OwnerTold _ -> unless(state.countered(), NoticeGuard.NO_COUNTER);
            case SuitFiled suit -> stay(suit.kind());
            case SuitProved suit -> stay(suit.kind());
            case ContentRestored _ -> told(without(STANDING, NoticePhase.BOUNCED));
            case Reappeared _ -> in(without(STANDING, NoticePhase.BOUNCED));
            case AnswerCorrected _ -> told(STANDING);
            case Retracted _ -> unless(state.mayHaveLeft(), NoticeGuard.NOTHING_SENT);
            case Closed closed -> close(closed);
        };
    }

    private static Optional<Refused> unless(boolean allowed, NoticeGuard guard) {
        return allowed ? Optional.empty() : Optional.of(guard.refuse());
    }

    private Optional<Refused> in(Set<NoticePhase> phases) {
        return unless(phases.contains(state.phase()), NoticeGuard.WRONG_PHASE);
    }

    /** What a recipient or a user says is heard after a retraction, too. */
    private Optional<Refused> told(Set<NoticePhase> phases) {
        return state.phase() == NoticePhase.RETRACTED ? Optional.empty() : in(phases);
    }

    private Optional<Refused> in(NoticePhase phase) {
        return in(EnumSet.of(phase));
    }

    private static Optional<Refused> person(By by) {
        return unless(!by.isPolicy(), NoticeGuard.NEEDS_PERSON);
    }

    /** Anybody may clear or hold something; that it may be acted on again a person decides. */
    private Optional<Refused> judge(Judged judged) {
        boolean clearedBefore = state.doubted()
                || EnumSet.of(NoticePhase.CLEARED, NoticePhase.HOLD_VERIFY, NoticePhase.EXCEPTION_REVIEW)
                        .contains(state.phase());
        return judged.verdict() == Verdict.SUSPECTED && clearedBefore ? person(judged.by()) : Optional.empty();
    }

    private Optional<Refused> review(Reviewed reviewed) {
        return in(EnumSet.of(NoticePhase.CAPTURED, NoticePhase.REVIEWED))
                .or(() -> unless(
                        reviewed.choice() != Choice.CONFIRM
                                || state.firstEye()
                                        .filter(first -> first.equals(reviewed.by()))
                                        .isEmpty(),
                        NoticeGuard.SECOND_EYE))
                .or(() -> reviewed.by().isPolicy() && reviewed.choice() == Choice.CONFIRM
                        ? automatic()
                        : Optional.empty());
    }

    private Optional<Refused> draft() {
        return in(EnumSet.of(NoticePhase.REVIEWED, NoticePhase.BOUNCED))
                .or(() -> unless(state.choice().equals(Optional.of(Choice.CONFIRM)), NoticeGuard.NOT_REVIEWED));
    }

    private Optional<Refused> undoTime() {
        return unless(
                state.heldAt()
                        .filter(held -> !now.isBefore(held.plus(PreflightChecks.UNDO_TIME)))
                        .isPresent(),
                NoticeGuard.UNDO_TIME);
    }

    private Optional<Refused> automatic() {
        return PreflightChecks.automatic(regime, facts);
    }

    /** @param automatic whether a policy decides any of it */
    private Optional<Refused> preflight(boolean automatic) {
        return PreflightChecks.of(state, regime, facts, now).or(() -> automatic ? automatic() : Optional.empty());
    }

    private Optional<Refused> expire(String id) {
        Optional<ClockRule> rule = regime.clock(id);
        if (rule.isEmpty()) {
            return Optional.of(NoticeGuard.UNKNOWN_CLOCK.refuse(id));
        }
        ClockExpiry expiry = rule.get().onExpiry();
        return in(switch (expiry) {
                    case SILENT -> EnumSet.of(NoticePhase.SENT, NoticePhase.ACKED);
                    case RESTORED -> EnumSet.of(NoticePhase.COUNTERED);
                    case UNCHANGED -> without(STANDING, NoticePhase.BOUNCED);
                })
                .or(() -> unless(expiry != ClockExpiry.SILENT || !state.countered(), NoticeGuard.WRONG_PHASE))
                .or(() -> switch (NoticeClocks.due(rule.get(), state, facts.calendar())) {
                    case NoticeClocks.Due.NotStarted() -> Optional.of(NoticeGuard.CLOCK_NOT_STARTED.refuse());
                    case NoticeClocks.Due.Fails fails ->
                        expiry == ClockExpiry.RESTORED
                                ? Optional.empty() // what cannot be counted keeps nothing away from anybody
                                : Optional.of(NoticeGuard.CLOCK_FAILS.refuse(fails.why()));
                    case NoticeClocks.Due.At runs ->
                        now.isBefore(runs.at().toInstant())
                                ? Optional.of(
                                        NoticeGuard.CLOCK_RUNS.refuse(runs.at().toOffsetDateTime()))
                                : Optional.empty();
                });
    }

    private Optional<Refused> stay(ClockStop kind) {
        Optional<ClockRule> rule =
                regime.restoreClock().filter(clock -> clock.stoppedBy().contains(kind));
        // What keeps it removed already may be corrected at any time.
        return in(EnumSet.of(NoticePhase.COUNTERED, NoticePhase.STAYS_DOWN))
                .or(() -> unless(rule.isPresent(), NoticeGuard.NO_STAY))
                .or(() -> state.phase() == NoticePhase.STAYS_DOWN ? Optional.empty() : inTime(rule.orElseThrow()));
    }

    private Optional<Refused> inTime(ClockRule rule) {
        return switch (NoticeClocks.due(rule, state, facts.calendar())) {
            case NoticeClocks.Due.NotStarted() -> Optional.of(NoticeGuard.CLOCK_NOT_STARTED.refuse());
            case NoticeClocks.Due.Fails fails -> Optional.of(NoticeGuard.CLOCK_FAILS.refuse(fails.why()));
            case NoticeClocks.Due.At runs -> unless(now.isBefore(runs.last().toInstant()), NoticeGuard.TOO_LATE);
        };
    }

    private Optional<Refused> close(Closed closed) {
        NoticePhase phase = state.phase();
        if (phase == NoticePhase.SENDING) {
            return Optional.of(NoticeGuard.WRONG_PHASE.refuse());
        }
        if (state.countered() && !state.ownerTold()) {
            return Optional.of(NoticeGuard.OWNER_NOT_TOLD.refuse());
        }
        boolean untrue = state.mayHaveLeft() && phase != NoticePhase.RETRACTED && phase != NoticePhase.BOUNCED;
        return switch (closed.outcome()) {
            case REMOVED -> unless(phase == NoticePhase.REMOVED_VERIFIED, NoticeGuard.REMOVAL_NOT_VERIFIED);
            case RESTORED -> in(EnumSet.of(NoticePhase.RESTORED, NoticePhase.RETRACTED));
            case COURT ->
                in(EnumSet.of(
                        NoticePhase.COUNTERED, NoticePhase.STAYS_DOWN, NoticePhase.RESTORED, NoticePhase.RETRACTED));
            case EXCEPTION, NO_MATCH, WITHDRAWN -> unless(!untrue, NoticeGuard.RETRACT_FIRST);
            case LICENSED -> Optional.empty();
        };
    }

    private Set<NoticeDuty> duties(NoticeEvent event, NoticeState next) {
        return switch (event) {
            case Judged judged ->
                judged.verdict() != Verdict.SUSPECTED && state.mayHaveLeft()
                        ? EnumSet.of(NoticeDuty.RETRACT)
                        : EnumSet.noneOf(NoticeDuty.class);
            case Sent _, SentByHand _ ->
                state.doubted() ? EnumSet.of(NoticeDuty.LOG, NoticeDuty.RETRACT) : EnumSet.of(NoticeDuty.LOG);
            case SendingFailed failed ->
                failed.forGood() ? EnumSet.of(NoticeDuty.TRY_NEXT_CONTACT) : EnumSet.noneOf(NoticeDuty.class);
            case Bounced _ -> EnumSet.of(NoticeDuty.TRY_NEXT_CONTACT);
            case DeliveryLost _, Reappeared _ -> EnumSet.of(NoticeDuty.SHOW_TO_PERSON);
            case RemovalClaimed _ -> EnumSet.of(NoticeDuty.LOOK_AGAIN);
            case Looked _ ->
                next.phase() == NoticePhase.VERIFYING
                        ? EnumSet.of(NoticeDuty.LOOK_AGAIN)
                        : EnumSet.noneOf(NoticeDuty.class);
            case CounterReceived counter ->
                counter.complete()
                        ? EnumSet.of(NoticeDuty.TELL_OWNER, NoticeDuty.LOG)
                        : EnumSet.of(NoticeDuty.TELL_OWNER, NoticeDuty.SHOW_TO_PERSON);
            case ContentRestored _, AnswerCorrected _, SuitProved _ -> EnumSet.of(NoticeDuty.LOG);
            case ClockExpired _ ->
                next.phase() == NoticePhase.RESTORED ? EnumSet.of(NoticeDuty.LOG) : EnumSet.noneOf(NoticeDuty.class);
            case Retracted _ ->
                EnumSet.of(
                        NoticeDuty.ASK_TO_RESTORE, NoticeDuty.HOLD_SISTERS, NoticeDuty.COUNT_AS_LOST, NoticeDuty.LOG);
            case Closed closed ->
                closed.outcome() == NoticeEvent.Outcome.LICENSED && state.mayHaveLeft()
                        ? EnumSet.of(NoticeDuty.ASK_TO_RESTORE, NoticeDuty.LOG)
                        : EnumSet.of(NoticeDuty.LOG);
            case Captured _,
                    Reviewed _,
                    Offered _,
                    OfferAnswered _,
                    Drafted _,
                    LetGo _,
                    HeldBack _,
                    SendingBegun _,
                    DeliverySettled _,
                    Acknowledged _,
                    Reminded _,
                    Escalated _,
                    OwnerTold _,
                    SuitFiled _ -> EnumSet.noneOf(NoticeDuty.class);
        };
    }
}
