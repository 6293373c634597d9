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
 * @param agent who notifies in the owner's name, of what was drafted so
 */
public record NoticeEventView(
        long sequence,
        Instant at,
        String what,
        @Nullable String by,
        @Nullable Instant happened,
        @Nullable Instant receivedByHost,
        @Nullable List<String> missing,
        @Nullable String agent,
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
                null,
                null);
        return switch (event.event()) {
            case NoticeEvent.CounterReceived counter -> plain.with(counter);
            case NoticeEvent.Drafted drafted -> plain.with(drafted);
            case NoticeEvent.Closed closed -> plain.with(closed.outcome().name(), closed.reason());
            case NoticeEvent.Retracted retracted -> plain.with(null, retracted.reason());
            default -> plain;
        };
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
                null,
                null);
    }

    private NoticeEventView with(NoticeEvent.Drafted drafted) {
        return new NoticeEventView(sequence, at, what, by, happened, null, null, said(drafted.agent()), null, null);
    }

    private NoticeEventView with(@Nullable String outcome, String reason) {
        return new NoticeEventView(sequence, at, what, by, happened, null, null, null, outcome, said(reason));
    }

    private static @Nullable String said(String text) {
        return text.isEmpty() ? null : text;
    }
}
