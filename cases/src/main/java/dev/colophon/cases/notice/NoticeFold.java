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
import dev.colophon.cases.notice.NoticeEvent.Finding;
import dev.colophon.cases.notice.NoticeEvent.HeldBack;
import dev.colophon.cases.notice.NoticeEvent.Judged;
import dev.colophon.cases.notice.NoticeEvent.LetGo;
import dev.colophon.cases.notice.NoticeEvent.Looked;
import dev.colophon.cases.notice.NoticeEvent.OfferAnswer;
import dev.colophon.cases.notice.NoticeEvent.OfferAnswered;
import dev.colophon.cases.notice.NoticeEvent.Offered;
import dev.colophon.cases.notice.NoticeEvent.Outcome;
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
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.ClockExpiry;
import dev.colophon.cases.regime.Regime.ClockRule;
import dev.colophon.cases.regime.Regime.ClockStart;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the state of a notice from its events, which were accepted when they happened. Total and pure: it depends on nothing but the
 * state, the event, its moment and the procedure, so that the same events make the same state for ever.
 */
public final class NoticeFold {

    private NoticePhase phase;
    private Optional<String> regime;
    private Optional<Instant> capturedAt;
    private Optional<Choice> choice;
    private Optional<By> reviewedBy;
    private Optional<By> firstEye;
    private Optional<Instant> heldAt;
    private Optional<By> letGoBy;
    private Optional<Instant> sentAt;
    private final Map<ClockStart, Instant> starts;
    private boolean doubted;
    private boolean countered;
    private boolean ownerTold;
    private boolean takenDown;
    private Optional<Outcome> outcome;

    private NoticeFold(NoticeState before) {
        phase = before.phase();
        regime = before.regime();
        capturedAt = before.capturedAt();
        choice = before.choice();
        reviewedBy = before.reviewedBy();
        firstEye = before.firstEye();
        heldAt = before.heldAt();
        letGoBy = before.letGoBy();
        sentAt = before.sentAt();
        starts = new EnumMap<>(ClockStart.class);
        starts.putAll(before.starts());
        doubted = before.doubted();
        countered = before.countered();
        ownerTold = before.ownerTold();
        takenDown = before.takenDown();
        outcome = before.outcome();
    }

    /** The state after an event that was accepted. */
    public static NoticeState after(NoticeState before, NoticeEvent event, Regime rules, Instant at) {
        NoticeFold fold = new NoticeFold(before);
        fold.add(event, rules, at);
        return fold.state();
    }

    private NoticeState state() {
        return new NoticeState(
                phase,
                regime,
                capturedAt,
                choice,
                reviewedBy,
                firstEye,
                heldAt,
                letGoBy,
                sentAt,
                starts,
                doubted,
                countered,
                ownerTold,
                takenDown,
                outcome);
    }

    private void add(NoticeEvent event, Regime rules, Instant at) {
        switch (event) {
            case Judged judged -> judge(judged.verdict());
            case Captured _ -> {
                capturedAt = Optional.of(at);
                if (phase == NoticePhase.SUSPECTED) {
                    phase = NoticePhase.CAPTURED;
                }
            }
            case Reviewed reviewed -> review(reviewed);
            case Offered _ -> phase = NoticePhase.OFFERED;
            case OfferAnswered answered -> answerOffer(answered.answer());
            case Drafted _ -> {
                phase = NoticePhase.DRAFTED;
                regime = Optional.of(rules.name());
            }
            case LetGo letGo -> {
                phase = NoticePhase.HELD;
                heldAt = Optional.of(at);
                letGoBy = Optional.of(letGo.by());
            }
            case HeldBack _ -> {
                phase = NoticePhase.DRAFTED;
                heldAt = Optional.empty();
                letGoBy = Optional.empty();
            }
            case SendingBegun _ -> {
                phase = NoticePhase.SENDING;
                sentAt = Optional.of(at);
            }
            case SentByHand byHand -> sent(byHand.when());
            case Sent _ -> sent(at);
            case SendingFailed failed -> failed(failed.forGood());
            case DeliveryLost _ -> phase = NoticePhase.DELIVERY_UNKNOWN;
            case DeliverySettled settled -> {
                if (phase != NoticePhase.DELIVERY_UNKNOWN) {
                    return; // of a copy about which an answer came meanwhile nothing is unknown
                }
                if (settled.left()) {
                    sent(sentAt.orElse(at));
                } else {
                    failed(false);
                    heldAt = Optional.of(at);
                }
            }
            case Acknowledged _ -> {
                starts.putIfAbsent(ClockStart.RECEIVED, at);
                if (waits()) {
                    phase = NoticePhase.ACKED;
                }
            }
            case Bounced _ -> move(NoticePhase.BOUNCED);
            case ClockExpired expired -> rules.clock(expired.clock()).ifPresent(this::expire);
            case RemovalClaimed _ -> {
                move(NoticePhase.REMOVAL_CLAIMED);
                takenDown = true;
                starts.putIfAbsent(ClockStart.RECEIVED, at);
                starts.put(ClockStart.DECISION_TOLD, at);
            }
            case Looked looked -> look(looked.finding());
            case CounterReceived counter -> counter(counter, rules, at);
            case OwnerTold _ -> ownerTold = true;
            case SuitProved _ -> {
                // Nothing waits where what was answered turns out to be no complete counter-notice.
                if (phase == NoticePhase.COUNTERED) {
                    phase = NoticePhase.STAYS_DOWN;
                }
            }
            case ContentRestored _ -> {
                move(NoticePhase.RESTORED);
                takenDown = true;
            }
            // They are in the history, and change nothing; of what is corrected the event that was wrong is left out.
            case Reminded _, Escalated _, Reappeared _, AnswerCorrected _, SuitFiled _ -> {}
            case Retracted _ -> phase = NoticePhase.RETRACTED;
            case Closed closed -> {
                phase = NoticePhase.CLOSED;
                outcome = Optional.of(closed.outcome());
            }
        }
    }

    /** What is heard of a notice that was retracted leaves it so. */
    private void move(NoticePhase next) {
        if (phase != NoticePhase.RETRACTED) {
            phase = next;
        }
    }

    private void judge(Verdict verdict) {
        doubted = verdict != Verdict.SUSPECTED && (sentAt.isPresent() || !phase.isBeforeSending());
        if (!phase.isBeforeSending()) {
            return;
        }
        boolean suspectedBefore = phase.compareTo(NoticePhase.SUSPECTED) >= 0;
        if (verdict == Verdict.SUSPECTED && suspectedBefore) {
            return;
        }
        phase = switch (verdict) {
            case CLEARED -> NoticePhase.CLEARED;
            case HOLD_VERIFY -> NoticePhase.HOLD_VERIFY;
            case EXCEPTION_REVIEW -> NoticePhase.EXCEPTION_REVIEW;
            case SUSPECTED -> NoticePhase.SUSPECTED;
        };
        forgetReview();
    }

    private void forgetReview() {
        choice = Optional.empty();
        reviewedBy = Optional.empty();
        firstEye = Optional.empty();
        heldAt = Optional.empty();
        letGoBy = Optional.empty();
    }

    private void review(Reviewed reviewed) {
        choice = Optional.of(reviewed.choice());
        reviewedBy = Optional.of(reviewed.by());
        switch (reviewed.choice()) {
            case CONFIRM, OFFER -> phase = NoticePhase.REVIEWED;
            case EXCEPTION -> {
                phase = NoticePhase.EXCEPTION_REVIEW;
                forgetReview();
            }
            case NOT_A_MATCH -> {
                phase = NoticePhase.CLOSED;
                outcome = Optional.of(Outcome.NO_MATCH);
            }
            case SECOND_EYE -> {
                phase = NoticePhase.CAPTURED;
                firstEye = Optional.of(reviewed.by());
            }
        }
    }

    private void answerOffer(OfferAnswer answer) {
        if (answer == OfferAnswer.ACCEPTED) {
            phase = NoticePhase.CLOSED;
            outcome = Optional.of(Outcome.LICENSED);
        } else {
            phase = NoticePhase.REVIEWED;
            choice = Optional.empty();
            reviewedBy = Optional.empty();
        }
    }

    private void sent(Instant at) {
        phase = NoticePhase.SENT;
        sentAt = Optional.of(at);
        starts.put(ClockStart.RECEIVED, at);
    }

    /** A server that did not take it has not got it. */
    private void failed(boolean forGood) {
        phase = forGood ? NoticePhase.BOUNCED : NoticePhase.HELD;
        sentAt = Optional.empty();
    }

    private boolean waits() {
        return phase == NoticePhase.SENT || phase == NoticePhase.SILENT || phase == NoticePhase.DELIVERY_UNKNOWN;
    }

    private void expire(ClockRule rule) {
        if (rule.onExpiry() == ClockExpiry.SILENT) {
            if (!countered) { // as it was stored before
                phase = NoticePhase.SILENT;
            }
        } else if (rule.onExpiry() == ClockExpiry.RESTORED) {
            phase = NoticePhase.RESTORED;
        }
    }

    private void look(Finding finding) {
        takenDown |= finding == Finding.GONE || finding == Finding.PARTIAL;
        boolean disputed = phase == NoticePhase.COUNTERED || phase == NoticePhase.STAYS_DOWN;
        if (disputed) {
            if (finding == Finding.STILL_UP) {
                phase = NoticePhase.RESTORED;
            }
        } else if (phase != NoticePhase.RESTORED) {
            boolean claimed = phase == NoticePhase.REMOVAL_CLAIMED || phase == NoticePhase.VERIFYING;
            boolean silentSide = phase == NoticePhase.SENT || phase == NoticePhase.ACKED || phase == NoticePhase.SILENT;
            switch (finding) {
                case GONE -> phase = NoticePhase.REMOVED_VERIFIED;
                case PARTIAL -> phase = NoticePhase.PARTIAL;
                case STILL_UP -> {
                    if (!silentSide) {
                        phase = NoticePhase.STILL_UP;
                    }
                }
                case UNKNOWN -> {
                    if (claimed) {
                        phase = NoticePhase.VERIFYING;
                    }
                }
            }
        }
    }

    private void counter(CounterReceived counter, Regime rules, Instant at) {
        if (!counter.cameToOwnerAlone()) {
            starts.putIfAbsent(ClockStart.RECEIVED, counter.receivedByHost());
        }
        if (!counter.complete()) { // it is none in the law: no time begins with it, and none stops
            return;
        }
        countered = true;
        ownerTold = false;
        if (phase == NoticePhase.STAYS_DOWN || phase == NoticePhase.RESTORED || phase == NoticePhase.RETRACTED) {
            return;
        }
        if (counter.cameToOwnerAlone()) { // the times of the law begin when the recipient has it, which nobody has said
            phase = NoticePhase.COUNTERED;
            return;
        }
        starts.putIfAbsent(ClockStart.COUNTER_RECEIVED, counter.receivedByHost());
        starts.putIfAbsent(ClockStart.DECLARATION_REACHED_OWNER, at);
        phase = rules.counter().restore() instanceof Regime.Restore.AtOnce
                ? NoticePhase.RESTORED
                : NoticePhase.COUNTERED;
    }
}
