package dev.colophon.cases.notice.stored;

import dev.colophon.cases.notice.NoticeEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a notice.
 *
 * @param sequence from 1, without gaps
 * @param actor who did it; empty: a rule of this program, or the recipient
 */
public record StoredNoticeEvent(long sequence, Instant at, NoticeEvent event, Optional<String> actor) {

    /** What happened, such as {@code COUNTER_RECEIVED}. */
    public String kind() {
        return NoticeEventJson.kind(event);
    }
}
