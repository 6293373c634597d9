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

    /** The sequence of the last event; 0 where there is none. */
    public long last() {
        return events.isEmpty() ? 0 : events.getLast().sequence();
    }

    /** When it came into a phase last; empty when it never was in it. */
    public Optional<Instant> entered(NoticePhase phase) {
        NoticeState then = NoticeState.SIGHTED;
        Optional<Instant> entered = Optional.empty();
        for (StoredNoticeEvent event : counting()) {
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
        Optional<NoticeEvent.SuitFiled> filed = Optional.empty();
        Optional<NoticeEvent.SuitFiled> told = Optional.empty();
        for (StoredNoticeEvent event : events) {
            if (event.event() instanceof NoticeEvent.SuitFiled suit) {
                filed = Optional.of(suit);
            } else if (event.event() instanceof NoticeEvent.SuitProved) {
                told = filed;
            }
        }
        return told;
    }

    /** What a new notice of a suit replaces: what the recipient was told of, and what keeps the content removed; empty where nothing does. */
    public Optional<NoticeEvent.SuitFiled> suitStanding() {
        return state.phase() == NoticePhase.STAYS_DOWN ? suitTold() : Optional.empty();
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
        NoticeFacts facts = NoticeFacts.ofCalendar(calendar());
        return regime.clocks().stream()
                .filter(rule -> Optional.ofNullable(state.starts().get(rule.starts()))
                        .filter(since -> !isStored(rule.id(), since))
                        .isPresent())
                .map(rule -> (NoticeEvent) new NoticeEvent.ClockExpired(rule.id()))
                .filter(event ->
                        NoticeMachine.apply(state, event, regime, facts, now) instanceof NoticeTransition.Moved)
                .findFirst();
    }

    private boolean isStored(String clock, Instant since) {
        return counting().stream()
                .anyMatch(event -> event.event() instanceof NoticeEvent.ClockExpired(String id)
                        && id.equals(clock)
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
