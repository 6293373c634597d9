package dev.colophon.cases.notice.stored;

import dev.colophon.cases.message.answer.AnswerKind;
import dev.colophon.cases.notice.NoticeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an answer counts as.
 *
 * @param kind that somebody said last
 * @param events that were stored of it and count; none of what changes nothing
 */
public record AnswerReading(AnswerKind kind, List<StoredNoticeEvent> events) {

    /** An answer's event was stored with its file, before events named their files. */
    private static final Duration TOGETHER = Duration.ofSeconds(10);

    public AnswerReading {
        events = List.copyOf(events);
    }

    /**
     * That of a file of a notice.
     *
     * @param file its name
     * @param written when it was stored
     */
    public static AnswerReading of(NoticeHistory history, String file, Instant written) {
        List<StoredNoticeEvent> counting = history.counting();
        List<StoredNoticeEvent> named = counting.stream()
                .filter(stored -> answer(stored.event()).filter(file::equals).isPresent())
                .toList();
        if (named.isEmpty() && !wasCorrected(history, file)) {
            named = counting.stream()
                    .filter(stored ->
                            answer(stored.event()).filter(String::isEmpty).isPresent()
                                    && isWithin(stored.at(), written))
                    .reduce((_, last) -> last)
                    .stream()
                    .toList();
        }
        return new AnswerReading(
                named.isEmpty()
                        ? AnswerKind.OTHER
                        : kind(named.getLast().event()).orElse(AnswerKind.OTHER),
                named);
    }

    /** The copies that it was taken to be about; none: all. */
    public List<Integer> copies() {
        return events.stream()
                .flatMap(stored -> stored.event().copies().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean wasCorrected(NoticeHistory history, String file) {
        return history.events().stream()
                .anyMatch(stored -> stored.event() instanceof NoticeEvent.AnswerCorrected corrected
                        && corrected.answer().equals(file));
    }

    private static boolean isWithin(Instant at, Instant written) {
        return !at.isAfter(written) && !at.isBefore(written.minus(TOGETHER));
    }

    /** The file by which an event came; the empty string where that is not known, and empty of what no answer makes. */
    private static Optional<String> answer(NoticeEvent event) {
        return switch (event) {
            case NoticeEvent.Acknowledged(String answer) -> Optional.of(answer);
            case NoticeEvent.Bounced(String answer) -> Optional.of(answer);
            case NoticeEvent.RemovalClaimed claimed -> Optional.of(claimed.answer());
            case NoticeEvent.ContentRestored restored -> Optional.of(restored.answer());
            case NoticeEvent.CounterReceived counter -> Optional.of(counter.answer());
            default -> Optional.empty();
        };
    }

    /** What an answer is of which such an event was stored; empty of what no answer makes. */
    public static Optional<AnswerKind> kind(NoticeEvent event) {
        return switch (event) {
            case NoticeEvent.Acknowledged _ -> Optional.of(AnswerKind.ACKNOWLEDGEMENT);
            case NoticeEvent.Bounced _ -> Optional.of(AnswerKind.BOUNCE);
            case NoticeEvent.RemovalClaimed _ -> Optional.of(AnswerKind.REMOVED);
            case NoticeEvent.ContentRestored _ -> Optional.of(AnswerKind.RESTORED);
            case NoticeEvent.CounterReceived _ -> Optional.of(AnswerKind.COUNTER_NOTICE);
            default -> Optional.empty();
        };
    }
}
