package dev.colophon.service.json.notice;

import dev.colophon.cases.message.answer.CounterField;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a notice.
 *
 * @param at when it was stored
 * @param happened when it happened, where a person said so
 * @param receivedByHost of a counter-notice
 * @param missing of a counter-notice
 */
public record NoticeEventView(
        long sequence,
        Instant at,
        String what,
        @Nullable String by,
        @Nullable Instant happened,
        @Nullable Instant receivedByHost,
        @Nullable List<String> missing,
        @Nullable String outcome,
        @Nullable String reason) {

    /** As JSON has it. */
    public static NoticeEventView of(StoredNoticeEvent event) {
        NoticeEventView plain = new NoticeEventView(
                event.sequence(),
                event.at(),
                event.kind(),
                event.actor().orElse(null),
                event.happened().equals(event.at()) ? null : event.happened(),
                null,
                null,
                null,
                null);
        if (event.event() instanceof NoticeEvent.CounterReceived counter) {
            return plain.with(counter);
        }
        if (event.event() instanceof NoticeEvent.Closed closed) {
            return plain.with(closed.outcome().name(), closed.reason());
        }
        return event.event() instanceof NoticeEvent.Retracted retracted ? plain.with(null, retracted.reason()) : plain;
    }

    private NoticeEventView with(NoticeEvent.CounterReceived counter) {
        return new NoticeEventView(
                sequence,
                at,
                what,
                by,
                happened,
                counter.receivedByHost(),
                counter.missing().isEmpty()
                        ? null
                        : counter.missing().stream().map(CounterField::key).toList(),
                null,
                null);
    }

    private NoticeEventView with(@Nullable String outcome, String reason) {
        return new NoticeEventView(
                sequence, at, what, by, happened, null, null, outcome, reason.isEmpty() ? null : reason);
    }
}
