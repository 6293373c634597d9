package dev.colophon.service.followup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.message.acns.AcnsRetraction;
import dev.colophon.cases.message.form.NoticeDocument;
import dev.colophon.cases.message.form.NoticeForm;
import dev.colophon.cases.message.form.ReminderForm;
import dev.colophon.cases.message.form.RetractionForm;
import dev.colophon.cases.message.form.SuitForm;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cases.regime.Regime;
import dev.colophon.cases.regime.Regime.ClockRule;
import dev.colophon.cases.regime.Regime.ClockStop;
import dev.colophon.service.notice.NoticeSession.Step;
import dev.colophon.service.notice.SameProvider;
import dev.colophon.service.sending.NoticeMails;
import java.time.LocalDate;
import java.util.List;

/** The letters that follow a notice, each in its language. */
final class FollowUpLetters {

    private FollowUpLetters() {}

    /**
     * The letter by which a notice is taken back, in the language of the notice.
     *
     * @param standing other notices about some of the same copies that stand
     */
    static NoticeDocument retraction(Step step, NoticeHistory history, String reason, List<NoticeHistory> standing) {
        return RetractionForm.of(
                said(step, history),
                reason,
                standing.stream()
                        .filter(other ->
                                SameProvider.atTheSameAddress(history.notice().recipient(), step, other)
                                        || SameProvider.atAnotherAddress(
                                                history.notice().recipient(), step, other))
                        .map(other -> other.notice().number().toString())
                        .toList(),
                NoticeMails.language(history));
    }

    /** The letter by which it is recalled to a recipient who has not answered, in the language of the notice. */
    static NoticeDocument reminder(Step step, NoticeHistory history, String article) {
        return ReminderForm.of(said(step, history), article, NoticeMails.language(history));
    }

    /** The letter that tells of an action or a complaint about some of the copies, in the language of the notice. */
    static NoticeDocument suit(Step step, NoticeHistory history, NoticeEvent.SuitFiled filed) {
        Regime regime = history.regime();
        return SuitForm.of(
                said(step, history, DisputedCopies.named(step, history, filed)),
                filed(filed),
                history.suitStanding(filed.copies()).map(FollowUpLetters::filed),
                regime.restoreClock()
                        .map(ClockRule::article)
                        .map(article -> article.split(" “", 2)[0]) // what a profile says of its own default is no law
                        .orElse(regime.law().name()),
                filed.kind() == ClockStop.SUIT_PROVED
                        && regime.calendar().filter("US"::equals).isPresent(),
                NoticeMails.language(history));
    }

    private static SuitForm.Filed filed(NoticeEvent.SuitFiled suit) {
        return new SuitForm.Filed(
                suit.kind() == ClockStop.SUIT_PROVED, suit.body(), suit.docket(), suit.filed(), suit.document());
    }

    private static RetractionForm.Said said(Step step, NoticeHistory history) {
        return said(step, history, step.notices().items(history.notice()));
    }

    private static RetractionForm.Said said(Step step, NoticeHistory history, List<StoredNoticeItem> items) {
        StoredNotice notice = history.notice();
        return new RetractionForm.Said(
                notice.number().toString(),
                NoticeMails.owner(step, notice),
                history.agent(),
                NoticeMails.name(notice),
                LocalDate.ofInstant(
                        history.state().sentAt().orElse(notice.createdAt()), NoticeForm.zone(notice.language())),
                items.stream()
                        .map(item -> new RetractionForm.Named(item.workTitle(), item.url()))
                        .toList());
    }

    /** What takes the ACNS of a notice back, as files of the notice; none where it was drafted without. */
    static List<NoticeFile> acnsRetraction(Step step, NoticeHistory history, String reason) {
        return NoticeMails.acns(step.notices().files(history.notice())).stream()
                .map(file -> new NoticeFile(
                        "retraction-%d-%s".formatted(history.last() + 1, file.name()),
                        file.mediaType(),
                        AcnsRetraction.of(new String(file.content(), UTF_8), reason)
                                .getBytes(UTF_8)))
                .toList();
    }
}
