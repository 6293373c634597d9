package dev.colophon.cases.notice.stored;

import dev.colophon.cases.notice.NoticeEvent;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that happened to a notice.
 *
 * @param sequence from 1, without gaps
 * @param actor who did it; empty: a rule of this program, or the recipient
 */
public record StoredNoticeEvent(long sequence, Instant at, NoticeEvent event, Optional<String> actor) {

    /** By when it happened, which of what a person did themselves is before it was taken down; then as it was stored. */
    public static final Comparator<StoredNoticeEvent> IN_TIME =
            Comparator.comparing(StoredNoticeEvent::happened).thenComparingLong(StoredNoticeEvent::sequence);

    /**
     * Those of a notice that count: without what was stored of answers that turned out to be something else, and without times that ran out
     * because of it, which run out anew when they are due all the same. A counter-notice of which only the moment was corrected stands where
     * it stood: the owner has known of it since then.
     */
    public static List<StoredNoticeEvent> counting(List<StoredNoticeEvent> events) {
        Map<Long, StoredNoticeEvent> bySequence =
                events.stream().collect(Collectors.toMap(StoredNoticeEvent::sequence, Function.identity()));
        Set<Long> left = new HashSet<>();
        Map<Long, StoredNoticeEvent> instead = new HashMap<>();
        for (StoredNoticeEvent correction : events) {
            if (correction.event() instanceof NoticeEvent.AnswerCorrected corrected) {
                left.add(corrected.event());
                Optional.ofNullable(bySequence.get(corrected.event()))
                        .filter(wrong ->
                                wrong.event() instanceof NoticeEvent.CounterReceived counter && counter.complete())
                        .ifPresent(wrong -> {
                            expiredBetween(events, wrong, correction).forEach(left::add);
                            Optional.ofNullable(bySequence.get(correction.sequence() + 1))
                                    .filter(next -> next.event() instanceof NoticeEvent.CounterReceived again
                                            && again.answer().equals(corrected.answer()))
                                    .ifPresent(next -> instead.put(
                                            wrong.sequence(),
                                            new StoredNoticeEvent(
                                                    next.sequence(), wrong.at(), next.event(), next.actor())));
                        });
            }
        }
        Set<Long> moved =
                instead.values().stream().map(StoredNoticeEvent::sequence).collect(Collectors.toSet());
        return events.stream()
                .filter(event -> !moved.contains(event.sequence()))
                .flatMap(event -> latest(event, instead, left).stream())
                .toList();
    }

    /** What stands in the place of an event, which may have been corrected more than once. */
    private static Optional<StoredNoticeEvent> latest(
            StoredNoticeEvent event, Map<Long, StoredNoticeEvent> instead, Set<Long> left) {
        StoredNoticeEvent last = event;
        while (instead.containsKey(last.sequence())) {
            last = new StoredNoticeEvent(
                    instead.get(last.sequence()).sequence(),
                    event.at(),
                    instead.get(last.sequence()).event(),
                    instead.get(last.sequence()).actor());
        }
        return left.contains(last.sequence()) ? Optional.empty() : Optional.of(last);
    }

    private static Stream<Long> expiredBetween(
            List<StoredNoticeEvent> events, StoredNoticeEvent from, StoredNoticeEvent to) {
        return events.stream()
                .filter(event -> event.event() instanceof NoticeEvent.ClockExpired expired
                        && shareCopies(expired, from.event())
                        && event.sequence() > from.sequence()
                        && event.sequence() < to.sequence())
                .map(StoredNoticeEvent::sequence);
    }

    private static boolean shareCopies(NoticeEvent one, NoticeEvent other) {
        return one.copies().isEmpty()
                || other.copies().isEmpty()
                || !Collections.disjoint(one.copies(), other.copies());
    }

    /** When it happened, as far as it is known. */
    public Instant happened() {
        return event instanceof NoticeEvent.SentByHand byHand ? byHand.when() : at;
    }

    /** What happened, such as {@code COUNTER_RECEIVED}. */
    public String kind() {
        return NoticeEventJson.kind(event);
    }
}
