package dev.colophon.cases.notice;

import dev.colophon.cases.notice.NoticeEvent.By;
import dev.colophon.cases.notice.NoticeEvent.Choice;
import dev.colophon.cases.notice.NoticeEvent.Verdict;
import dev.colophon.evidence.verify.EvidenceGrade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Judges the history of a notice by what was promised, knowing nothing of phases or folds: it reads the accepted events from the first to
 * the last, with what was so at each.
 */
final class HistoryOracle {

    /** An event that was accepted. */
    record Accepted(NoticeEvent event, NoticeFacts facts, Instant at) {}

    private final boolean verified;
    private final boolean renotifyNever;
    private final boolean restoresAtOnce;
    private final List<Accepted> history = new ArrayList<>();

    /**
     * Of a notice under a procedure.
     *
     * @param verified whether every clause was read in the law
     * @param renotifyNever whether nothing may be sent of what was restored
     * @param restoresAtOnce whether an answer restores by itself
     */
    HistoryOracle(boolean verified, boolean renotifyNever, boolean restoresAtOnce) {
        this.verified = verified;
        this.renotifyNever = renotifyNever;
        this.restoresAtOnce = restoresAtOnce;
    }

    List<Accepted> history() {
        return history;
    }

    /** What promise the event breaks that was just accepted; empty when it breaks none. */
    Optional<String> add(NoticeEvent event, NoticeFacts facts, Instant at) {
        Optional<String> broken = broken(event, facts, at);
        history.add(new Accepted(event, facts, at));
        return broken;
    }

    private Optional<String> broken(NoticeEvent event, NoticeFacts facts, Instant at) {
        return switch (event) {
            case NoticeEvent.SendingBegun _ -> leaving(facts, at);
            case NoticeEvent.Sent _ ->
                unless(lastIs(NoticeEvent.SendingBegun.class), "sent without a stored beginning");
            case NoticeEvent.SentByHand byHand ->
                unless(
                        !byHand.by().isPolicy() && !byHand.when().isAfter(at),
                        "sent by hand by nobody, or later than now");
            case NoticeEvent.Reminded _ -> writing(facts, at);
            case NoticeEvent.Closed closed ->
                unless(
                        closed.outcome() != NoticeEvent.Outcome.REMOVED || lastLookWas(NoticeEvent.Finding.GONE),
                        "called removed, and nobody saw that it is gone");
            case NoticeEvent.ClockExpired _ ->
                unless(
                        history.stream()
                                .anyMatch(one -> one.event() instanceof NoticeEvent.SendingBegun
                                        || one.event() instanceof NoticeEvent.SentByHand),
                        "a time ran out that nothing had begun");
            default -> Optional.empty();
        };
    }

    private Optional<String> leaving(NoticeFacts facts, Instant at) {
        Optional<Accepted> letGo = last(NoticeEvent.LetGo.class);
        Optional<Accepted> settled = last(NoticeEvent.DeliverySettled.class);
        Instant held = Stream.of(letGo, settled)
                .flatMap(Optional::stream)
                .map(Accepted::at)
                .max(Instant::compareTo)
                .orElse(Instant.MAX);
        return first(List.of(
                unless(
                        letGo.isPresent() && index(NoticeEvent.LetGo.class) > index(NoticeEvent.HeldBack.class),
                        "nobody let it go"),
                unless(!at.isBefore(held.plus(Duration.ofSeconds(30))), "it could not be undone"),
                unless(!unsettled(), "sent again, though nobody knows whether it had left"),
                writing(facts, at)));
    }

    /** The last attempt ended without anybody knowing how, and no person has found out. */
    private boolean unsettled() {
        int lost = index(NoticeEvent.DeliveryLost.class);
        return lost > index(NoticeEvent.DeliverySettled.class)
                && lost > index(NoticeEvent.Bounced.class)
                && lost > index(NoticeEvent.Acknowledged.class);
    }

    private Optional<String> writing(NoticeFacts facts, Instant at) {
        int confirmed = lastIndex(
                one -> one.event() instanceof NoticeEvent.Reviewed reviewed && reviewed.choice() == Choice.CONFIRM);
        boolean automatic = by(confirmed).map(By::isPolicy).orElse(false)
                || last(NoticeEvent.LetGo.class)
                        .map(one -> ((NoticeEvent.LetGo) one.event()).by().isPolicy())
                        .orElse(false);
        return first(List.of(
                unless(
                        history.stream()
                                .anyMatch(one -> one.event() instanceof NoticeEvent.Captured captured
                                        && captured.grade() != EvidenceGrade.F),
                        "no evidence"),
                unless(confirmed >= 0, "nobody confirmed it"),
                unless(!judgedOtherwiseSince(confirmed), "it was judged otherwise since it was confirmed"),
                unless(facts.standing() == Verdict.SUSPECTED, "it is cleared, held or under review"),
                unless(!facts.licensed(), "it is licensed"),
                unless(!facts.contested(), "it is contested"),
                unless(facts.inTerritory() && facts.holdsShare(), "not theirs to act"),
                unless(!facts.duplicate(), "twice to the same recipient"),
                unless(facts.missing().isEmpty(), "fields are missing"),
                unless(
                        facts.stillUpAt()
                                .filter(seen -> Duration.between(seen, at).toHours() < 24
                                        || Duration.between(seen, at).equals(Duration.ofHours(24)))
                                .isPresent(),
                        "nobody saw it there within a day"),
                unless(!(facts.restoredUnder().isPresent() && renotifyNever), "the law forbids a second notice"),
                unless(!restored(), "sent after it was restored"),
                unless(
                        !automatic || (verified && facts.policyReplayed() && facts.claimantAutomatic()),
                        "sent without a person"),
                unless(
                        history.stream()
                                .noneMatch(one -> one.event() instanceof NoticeEvent.Retracted
                                        || one.event() instanceof NoticeEvent.Closed),
                        "sent though it was over")));
    }

    /** After the confirmation anybody but a person who suspects it again. */
    private boolean judgedOtherwiseSince(int confirmed) {
        Verdict last = Verdict.SUSPECTED;
        for (Accepted one : history.subList(confirmed + 1, history.size())) {
            if (one.event() instanceof NoticeEvent.Judged judged) {
                last = judged.verdict();
            }
        }
        return last != Verdict.SUSPECTED;
    }

    /** Whether content was ever made available again after an answer of the user. */
    boolean restored() {
        boolean answered = history.stream()
                .anyMatch(one -> one.event() instanceof NoticeEvent.CounterReceived counter && counter.complete());
        return history.stream().anyMatch(one -> one.event() instanceof NoticeEvent.ContentRestored)
                || (restoresAtOnce && answered);
    }

    private Optional<By> by(int index) {
        return index < 0
                ? Optional.empty()
                : Optional.of(((NoticeEvent.Reviewed) history.get(index).event()).by());
    }

    private boolean lastIs(Class<? extends NoticeEvent> type) {
        for (int i = history.size() - 1; i >= 0; i--) {
            NoticeEvent event = history.get(i).event();
            if (!(event instanceof NoticeEvent.Judged) && !(event instanceof NoticeEvent.OwnerTold)) {
                return type.isInstance(event);
            }
        }
        return false;
    }

    private boolean lastLookWas(NoticeEvent.Finding finding) {
        return last(NoticeEvent.Looked.class)
                        .filter(one -> ((NoticeEvent.Looked) one.event()).finding() == finding)
                        .isPresent()
                || lastIndex(one -> one.event() instanceof NoticeEvent.Looked look && look.finding() == finding)
                        > Math.max(
                                lastIndex(one -> one.event() instanceof NoticeEvent.Looked look
                                        && look.finding() != finding
                                        && look.finding() != NoticeEvent.Finding.UNKNOWN),
                                Math.max(
                                        index(NoticeEvent.RemovalClaimed.class),
                                        index(NoticeEvent.ContentRestored.class)));
    }

    private int index(Class<? extends NoticeEvent> type) {
        return lastIndex(one -> type.isInstance(one.event()));
    }

    private Optional<Accepted> last(Class<? extends NoticeEvent> type) {
        int index = index(type);
        return index < 0 ? Optional.empty() : Optional.of(history.get(index));
    }

    private int lastIndex(Predicate<Accepted> wanted) {
        for (int i = history.size() - 1; i >= 0; i--) {
            if (wanted.test(history.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> unless(boolean kept, String promise) {
        return kept ? Optional.empty() : Optional.of(promise);
    }

    private static Optional<String> first(List<Optional<String>> promises) {
        return promises.stream().flatMap(Optional::stream).findFirst();
    }
}
