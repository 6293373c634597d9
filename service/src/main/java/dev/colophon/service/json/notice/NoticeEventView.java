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
 * @param suit what the owner filed
 * @param recipient who was written to next
 * @param corrected of an answer that was taken for something else
 * @param copies the numbers of those that it is about; absent: all
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
        @Nullable String reason,
        @Nullable SuitView suit,
        @Nullable String recipient,
        @Nullable Corrected corrected,
        @Nullable List<Integer> copies) {

    /** Which event counts no more, and as what the answer was taken down by it. */
    public record Corrected(long event, String was) {}

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
                null,
                event.event() instanceof NoticeEvent.SuitFiled suit ? SuitView.of(suit) : null,
                event.event() instanceof NoticeEvent.Escalated escalated
                        ? escalated.recipient().name()
                        : null,
                event.event() instanceof NoticeEvent.AnswerCorrected corrected
                        ? new Corrected(corrected.event(), corrected.was())
                        : null,
                event.event().copies().isEmpty() || event.event() instanceof NoticeEvent.SuitFiled
                        ? null
                        : event.event().copies());
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
                counter.cameToOwnerAlone() ? null : counter.receivedByHost(),
                counter.missing().isEmpty()
                        ? null
                        : counter.missing().stream().map(CounterField::key).toList(),
                agent,
                outcome,
                reason,
                suit,
                recipient,
                corrected,
                copies);
    }

    private NoticeEventView with(NoticeEvent.Drafted drafted) {
        return new NoticeEventView(
                sequence,
                at,
                what,
                by,
                happened,
                receivedByHost,
                missing,
                said(drafted.agent()),
                outcome,
                reason,
                suit,
                recipient,
                corrected,
                copies);
    }

    private NoticeEventView with(@Nullable String outcome, String reason) {
        return new NoticeEventView(
                sequence,
                at,
                what,
                by,
                happened,
                null,
                null,
                agent,
                outcome,
                said(reason),
                suit,
                recipient,
                corrected,
                copies);
    }

    private static @Nullable String said(String text) {
        return text.isEmpty() ? null : text;
    }
}
