package dev.colophon.service.followup;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.notice.NoticeMachine;
import dev.colophon.cases.notice.NoticeTransition.Refused;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.sending.NoticeMails;
import dev.colophon.service.sending.SendingFacts;
import dev.colophon.service.settings.Settings;
import java.util.List;
import java.util.Optional;

/**
 * Whether a notice may be recalled to its recipient now: the one rule, for whoever asks what to do and for whoever does it.
 *
 * @param to where the reminder would go; empty where no mail address is known
 * @param notice the mail of the notice, where there is one
 * @param found what is so of the copies
 * @param refusals what stands against it; none: it may be
 */
record ReminderCheck(
        Optional<MailAddress> to, Optional<OutboxMail> notice, SendingFacts.Found found, List<Refused> refusals) {

    ReminderCheck {
        refusals = List.copyOf(refusals);
    }

    /** Evidence is verified, which takes seconds, only where nothing else stands against it. */
    static ReminderCheck of(NoticeSession session, Settings settings, NoticeHistory history) {
        Optional<OutboxMail> notice =
                NoticeMails.first(session.read(step -> step.outbox().of(history.notice())));
        Optional<MailAddress> to = notice.map(OutboxMail::to).or(() -> NoticeMails.usable(history.notice()));
        ReminderCheck quick = check(session, settings, history, to, notice, false);
        return quick.refusals().isEmpty() ? check(session, settings, history, to, notice, true) : quick;
    }

    private static ReminderCheck check(
            NoticeSession session,
            Settings settings,
            NoticeHistory history,
            Optional<MailAddress> to,
            Optional<OutboxMail> notice,
            boolean verify) {
        SendingFacts.Found found = SendingFacts.of(session, settings, history, to.orElse(NoticeMails.NOBODY), verify);
        return new ReminderCheck(
                to,
                notice,
                found,
                NoticeMachine.objections(history.state(), history.regime(), found.facts(), session.now()));
    }

    /** Each with what lifts it. */
    List<String> objections() {
        return refusals.stream()
                .map(refused -> "%s %s".formatted(refused.why(), refused.lift()))
                .toList();
    }
}
