package dev.colophon.cases.notice.stored;

import dev.colophon.cases.calendar.BusinessCalendar;
import dev.colophon.cases.calendar.CalendarException;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeFacts;
import dev.colophon.cases.notice.NoticeFold;
import dev.colophon.cases.notice.NoticeMachine;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.NoticeState;
import dev.colophon.cases.notice.NoticeTransition;
import dev.colophon.cases.regime.Regime;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A notice and all that has happened to it, as it was read at one moment.
 *
 * @param regime in the version with which it began
 * @param events the first first
 * @param state what they add up to
 */
public record NoticeHistory(StoredNotice notice, Regime regime, List<StoredNoticeEvent> events, NoticeState state) {

    public NoticeHistory {
        events = List.copyOf(events);
    }

    /** The events that count, the first first: without what was stored of answers that turned out to be something else. */
    public List<StoredNoticeEvent> counting() {
        return StoredNoticeEvent.counting(events);
    }

    /**
     * Where its copies stand: one group of all, or, since an answer was about some of them alone, groups of those that share all that
     * happened to them.
     */
    public List<CopyGroup> groups() {
        return CopyGroup.of(counting(), regime, notice.items());
    }

    /** Whether some copy of it is in a phase. */
    public boolean isIn(NoticePhase phase) {
        return groups().stream().anyMatch(group -> group.state().phase() == phase);
    }

    /** What comes of an event, of copies that stand apart by what happened to each. */
    public NoticeTransition apply(NoticeEvent event, NoticeFacts facts, Instant now) {
        return new CopyTransitions(groups(), regime, facts, now).of(event);
    }

    /** The event about those copies only to which it can happen; as it is where that is all of them. */
    NoticeEvent narrowed(NoticeEvent event, NoticeFacts facts, Instant now) {
        return new CopyTransitions(groups(), regime, facts, now).narrowed(event);
    }

    /** The sequence of the last event; 0 where there is none. */
    public long last() {
        return events.isEmpty() ? 0 : events.getLast().sequence();
    }

    /** When it came into a phase last, whichever of its copies; empty when it never was in it. */
    public Optional<Instant> entered(NoticePhase phase) {
        return groups().stream()
                .flatMap(group -> entered(phase, group.copies().getFirst()).stream())
                .max(Comparator.naturalOrder());
    }

    /**
     * When a copy of it came into a phase last; empty when it never was in it.
     *
     * @param copy its number among those of the notice
     */
    public Optional<Instant> entered(NoticePhase phase, int copy) {
        NoticeState then = NoticeState.SIGHTED;
        Optional<Instant> entered = Optional.empty();
        for (StoredNoticeEvent event : CopyGroup.about(copy, counting())) {
            NoticeState next = NoticeFold.after(then, event.event(), regime, event.at());
            if (next.phase() == phase && then.phase() != phase) {
                entered = Optional.of(event.at());
            }
            then = next;
        }
        return entered;
    }

    /** The bundle that it rests on where a copy was restored after an earlier notice. */
    public Optional<String> newProof() {
        return events.stream()
                .flatMap(event -> event.event() instanceof NoticeEvent.Drafted drafted
                                && !drafted.newProof().isEmpty()
                        ? Stream.of(drafted.newProof())
                        : Stream.empty())
                .reduce((_, last) -> last);
    }

    /** Who notifies in the owner's name; empty where the owner does. */
    public Optional<String> agent() {
        return events.stream()
                .flatMap(event -> event.event() instanceof NoticeEvent.Drafted drafted
                                && !drafted.agent().isEmpty()
                        ? Stream.of(drafted.agent())
                        : Stream.empty())
                .reduce((_, last) -> last);
    }

    /** Whether it is meant beside another about the same copies to another address of the same provider. */
    public boolean isBesides() {
        return events.stream()
                .anyMatch(event -> event.event() instanceof NoticeEvent.Drafted drafted && drafted.besides());
    }

    /** Whether it asks for links to go, and not for what they lead to. */
    public boolean asksToUnlink() {
        return events.stream()
                .anyMatch(event -> event.event() instanceof NoticeEvent.Drafted drafted && drafted.unlinks());
    }

    /** What the owner filed last, and the recipient was to be told of; empty where nothing was. */
    public Optional<NoticeEvent.SuitFiled> suitFiled() {
        return events.stream()
                .flatMap(event ->
                        event.event() instanceof NoticeEvent.SuitFiled filed ? Stream.of(filed) : Stream.empty())
                .reduce((_, last) -> last);
    }

    /** What the owner filed and the recipient was told of last; empty where they were told of nothing. */
    public Optional<NoticeEvent.SuitFiled> suitTold() {
        return suitTold(List.of());
    }

    /** The same about some of these copies; none: about any. */
    private Optional<NoticeEvent.SuitFiled> suitTold(List<Integer> copies) {
        Optional<NoticeEvent.SuitFiled> filed = Optional.empty();
        Optional<NoticeEvent.SuitFiled> told = Optional.empty();
        for (StoredNoticeEvent event : events) {
            if (event.event() instanceof NoticeEvent.SuitFiled suit) {
                filed = Optional.of(suit);
            } else if (event.event() instanceof NoticeEvent.SuitProved) {
                Optional<NoticeEvent.SuitFiled> about = filed.filter(suit ->
                        copies.isEmpty() || suit.copies().isEmpty() || !Collections.disjoint(suit.copies(), copies));
                told = about.isPresent() ? about : told;
            }
        }
        return told;
    }

    /** What keeps content of it removed, of which the recipient was told last; empty where nothing does. */
    public Optional<NoticeEvent.SuitFiled> suitStanding() {
        return suitStanding(List.of());
    }

    /**
     * What a new notice of a suit replaces: what the recipient was told of, and what keeps one of these copies removed; empty where nothing
     * does.
     *
     * @param copies none: all
     */
    public Optional<NoticeEvent.SuitFiled> suitStanding(List<Integer> copies) {
        return groups().stream()
                .filter(group -> group.state().phase() == NoticePhase.STAYS_DOWN
                        && (copies.isEmpty() || !Collections.disjoint(copies, group.copies())))
                .flatMap(group -> suitTold(group.copies()).stream())
                .findFirst();
    }

    /** The counter-notices that have come, the first first. */
    public List<UserAnswer> userAnswers() {
        return counting().stream()
                .filter(event -> event.event() instanceof NoticeEvent.CounterReceived)
                .map(event -> new UserAnswer(event.at(), (NoticeEvent.CounterReceived) event.event()))
                .toList();
    }

    /** The first time of the procedure that has run out since it began, and of which that is not stored; empty when there is none. */
    public Optional<NoticeEvent> expired(Instant now) {
        List<CopyGroup> groups = groups();
        NoticeFacts facts = NoticeFacts.ofCalendar(calendar());
        return groups.stream()
                .flatMap(group -> regime.clocks().stream()
                        .filter(rule -> Optional.ofNullable(
                                        group.state().starts().get(rule.starts()))
                                .filter(since -> !isStored(
                                        rule.id(), since, group.copies().getFirst()))
                                .isPresent())
                        .map(rule -> (NoticeEvent) new NoticeEvent.ClockExpired(
                                rule.id(), groups.size() == 1 ? List.of() : group.copies()))
                        .filter(event -> NoticeMachine.apply(group.state(), event, regime, facts, now)
                                instanceof NoticeTransition.Moved))
                .findFirst();
    }

    private boolean isStored(String clock, Instant since, int copy) {
        return CopyGroup.about(copy, counting()).stream()
                .anyMatch(event -> event.event() instanceof NoticeEvent.ClockExpired expired
                        && expired.clock().equals(clock)
                        && !event.at().isBefore(since));
    }

    /** The calendar by which the recipient counts; empty where it is not known, or there is none of their country. */
    public Optional<BusinessCalendar> calendar() {
        try {
            return Optional.of(regime.calendarFor(notice.country()));
        } catch (CalendarException _) {
            return Optional.empty();
        }
    }
}
