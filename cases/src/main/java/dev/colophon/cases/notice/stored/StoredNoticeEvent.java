package dev.colophon.cases.notice.stored;

import dev.colophon.cases.notice.NoticeEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Those of a notice that count: without what was stored of answers that turned out to be something else. */
    public static List<StoredNoticeEvent> counting(List<StoredNoticeEvent> events) {
        Set<Long> wrong = events.stream()
                .flatMap(event -> event.event() instanceof NoticeEvent.AnswerCorrected corrected
                        ? Stream.of(corrected.event())
                        : Stream.empty())
                .collect(Collectors.toSet());
        return events.stream()
                .filter(event -> !wrong.contains(event.sequence()))
                .toList();
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
