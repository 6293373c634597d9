package dev.colophon.cases.notice.stored;

import dev.colophon.cases.notice.NoticeEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

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

    /** When it happened, as far as it is known. */
    public Instant happened() {
        return event instanceof NoticeEvent.SentByHand byHand ? byHand.when() : at;
    }

    /** What happened, such as {@code COUNTER_RECEIVED}. */
    public String kind() {
        return NoticeEventJson.kind(event);
    }
}
