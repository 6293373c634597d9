package dev.colophon.service.followup;

import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.settings.Settings;
import java.util.List;
import java.util.stream.IntStream;

/** Where notices stand, with what stands against reminding whoever is silent: by the same rule by which a reminder is refused. */
final class OpenNotices {

    private final NoticeSession session;
    private final Settings settings;

    OpenNotices(NoticeSession session, Settings settings) {
        this.session = session;
        this.settings = settings;
    }

    /** Whether something may still come of it, or of one of its mails. */
    static boolean isOpen(NoticeStatus status) {
        return !status.state().phase().isOver()
                || status.mails().stream().anyMatch(mail -> switch (mail.state()) {
                    case WAITING, SENDING, UNKNOWN, REFUSED -> true;
                    case ACCEPTED, WITHDRAWN -> false;
                });
    }

    List<NoticeStatus> statuses(List<NoticeHistory> histories) {
        List<NoticeStatus> statuses = session.read(step -> step.statuses(histories));
        return IntStream.range(0, histories.size())
                .mapToObj(i -> withAgainstReminder(histories.get(i), statuses.get(i)))
                .toList();
    }

    NoticeStatus status(NoticeHistory history) {
        return withAgainstReminder(history, session.read(step -> step.status(history)));
    }

    private NoticeStatus withAgainstReminder(NoticeHistory history, NoticeStatus status) {
        return status.silence().filter(silence -> silence.reminded().isEmpty()).isEmpty()
                ? status
                : status.withAgainstReminder(
                        ReminderCheck.of(session, settings, history).objections());
    }
}
