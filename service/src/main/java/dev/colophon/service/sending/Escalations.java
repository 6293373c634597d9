package dev.colophon.service.sending;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeFacts;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.service.notice.NextRecipient;
import dev.colophon.service.notice.NoticeSession.Step;
import java.util.Optional;

/** That the next recipient was written to is told to the notices of which the recipient stays silent. */
final class Escalations {

    private Escalations() {}

    /**
     * Stores it with each notice about the same copies whose recipient is silent.
     *
     * @param next the notice that has left
     * @param to where it went; the empty string where no address is known
     */
    static void stored(Step step, NoticeHistory next, String to) {
        step.notices().namingTheSame(next.notice()).stream()
                .map(step.reading()::history)
                .filter(earlier -> earlier.isIn(NoticePhase.SILENT))
                .forEach(earlier -> NextRecipient.written(step, earlier, next, to)
                        .ifPresent(recipient -> {
                            Object _ = step.tried(
                                    earlier,
                                    new NoticeEvent.Escalated(recipient),
                                    NoticeFacts.ofCalendar(earlier.calendar()),
                                    Optional.of(step.session().actor().name()));
                        }));
    }
}
