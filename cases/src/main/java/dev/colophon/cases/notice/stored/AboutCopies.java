package dev.colophon.cases.notice.stored;

import dev.colophon.cases.notice.NoticeEvent;
import java.util.List;

/** Events of a notice that are about some of its copies. */
public final class AboutCopies {

    private AboutCopies() {}

    /** The same event about these copies alone; itself where it is about the notice as such. */
    public static NoticeEvent of(NoticeEvent event, List<Integer> copies) {
        return switch (event) {
            case NoticeEvent.ClockExpired expired -> new NoticeEvent.ClockExpired(expired.clock(), copies);
            case NoticeEvent.RemovalClaimed claimed -> new NoticeEvent.RemovalClaimed(claimed.answer(), copies);
            case NoticeEvent.Looked looked -> new NoticeEvent.Looked(looked.finding(), copies);
            case NoticeEvent.CounterReceived counter ->
                new NoticeEvent.CounterReceived(
                        counter.complete(),
                        counter.receivedByHost(),
                        counter.missing(),
                        counter.said(),
                        counter.answer(),
                        counter.way(),
                        copies);
            case NoticeEvent.SuitProved proved -> new NoticeEvent.SuitProved(proved.kind(), copies);
            case NoticeEvent.ContentRestored restored -> new NoticeEvent.ContentRestored(restored.answer(), copies);
            default -> event;
        };
    }
}
