package dev.colophon.service.followup;

import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeEvent.Means;
import dev.colophon.cases.notice.NoticeFacts;
import dev.colophon.cases.notice.NoticeTransition;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.cases.regime.Regime.ClockStop;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.notice.NoticeUpkeep;
import dev.colophon.service.paper.AttachedPaper;
import dev.colophon.service.sending.NoticeMails;
import dev.colophon.service.sending.SendNotice;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Tells the recipient that the owner has answered a counter-notice with an action or a complaint: from when they are told on, and within
 * the time of the law, the content stays removed. What they were told is corrected by telling them again.
 */
public final class TellOfSuit {

    private final Settings settings;
    private final InstantSource clock;

    public TellOfSuit(Settings settings) {
        this(settings, InstantSource.system());
    }

    /** @param clock by which the time of the law runs */
    public TellOfSuit(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is said.
     *
     * @param number as a person writes it
     * @param kind an action at a court, or a complaint to an authority
     * @param body that court or authority
     * @param docket the number under which it is known there
     * @param filed on which day
     * @param document a PDF that shows it; empty: only what the person says is known
     * @param works titles, or numbers of copies, that it is about; none: what counter-notices ask to be put back
     * @param by how the person has told the recipient already; empty: a mail of this program tells them
     */
    public record Request(
            String number,
            ClockStop kind,
            String body,
            String docket,
            LocalDate filed,
            Optional<Path> document,
            List<String> works,
            Optional<Means> by) {

        public Request {
            works = List.copyOf(works);
        }

        /** About what counter-notices ask to be put back. */
        public Request(
                String number,
                ClockStop kind,
                String body,
                String docket,
                LocalDate filed,
                Optional<Path> document,
                Optional<Means> by) {
            this(number, kind, body, docket, filed, document, List.of(), by);
        }
    }

    /**
     * What came of it.
     *
     * @param letter the text
     * @param leaves by mail, not before; empty: no mail leaves
     * @param stored whether anything was taken down; else the letter has to go another way first
     */
    public record Told(NoticeStatus status, String letter, Optional<Instant> leaves, boolean stored) {}

    /**
     * Takes it down, and writes the mail, which can be undone for {@link SendNotice#LEAST_HOLD}. Nothing has left on return.
     * @throws ServiceException when the user has not contested the notice, the law knows no such stay, or its time is over
     */
    public Told tell(Actor actor, Request request, MessageListener listener) {
        actor.require(Permission.SEND);
        NoticeNumber number = NoticeNumber.parse(request.number());
        SuitCheck.requireSaid(request);
        Optional<byte[]> document = request.document().map(new AttachedPaper(settings)::pdf);
        try (Database database = HomeDatabase.stored(settings)) {
            NoticeSession session = NoticeSession.of(database, actor, settings, clock);
            new NoticeUpkeep(session, listener).run(settings.home());
            NoticeHistory history = session.read(step -> step.history(number));
            SuitCheck.requireFiled(request, session.now());
            List<OutboxMail> mails = session.read(step -> step.outbox().of(history.notice()));
            SuitCheck.requireNotWaiting(number, mails);
            List<StoredNoticeItem> all = session.read(step -> step.notices().items(history.notice()));
            List<StoredNoticeItem> disputed = session.read(step -> DisputedCopies.of(step, history, request.works()));
            List<Integer> copies =
                    disputed.stream().map(StoredNoticeItem::number).toList();
            SuitCheck.requireContested(history, copies);
            Optional<NoticeEvent.SuitFiled> before = history.suitStanding(copies);
            SuitPapers papers = session.read(step ->
                    SuitPapers.of(step, history, document, before.filter(suit -> suit.kind() == request.kind())));
            NoticeEvent.SuitFiled filed = filed(request, papers.shown(), disputed, all);
            SuitCheck.requireOther(number, before, filed);
            if (history.apply(filed, NoticeFacts.ofCalendar(history.calendar()), session.now())
                    instanceof NoticeTransition.Refused refused) {
                throw NoticeSession.refused(history, refused);
            }
            SuitCheck.warn(history, request, filed, before, session.now(), listener);
            if (!filed.copies().isEmpty()) {
                listener.message("the letter names %d of %d copies, %s: --work TITLE names others"
                        .formatted(
                                disputed.size(),
                                all.size(),
                                request.works().isEmpty()
                                        ? "those that the counter-notice asks to be put back"
                                        : "those of the works that you name"));
            }
            Optional<SuitLetter.Mailing> mailing =
                    request.by().isPresent() ? Optional.empty() : mailing(history, NoticeMails.first(mails));
            if (mailing.isEmpty() && request.by().isEmpty()) {
                return session.read(step -> SuitLetter.unsent(step, history, filed));
            }
            return session.write(step -> SuitLetter.told(
                    step, step.again(history), filed, papers, request.by().isPresent(), mailing));
        } catch (MessageRefused e) {
            throw new ServiceException(Category.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private Optional<SuitLetter.Mailing> mailing(NoticeHistory history, Optional<OutboxMail> notice) {
        Optional<MailAddress> to = notice.map(OutboxMail::to).or(() -> NoticeMails.usable(history.notice()));
        return settings.mail().from().isEmpty()
                ? Optional.empty()
                : to.map(address -> new SuitLetter.Mailing(NoticeMails.of(settings), address, notice));
    }

    private static NoticeEvent.SuitFiled filed(
            Request request, Optional<NoticeFile> shown, List<StoredNoticeItem> disputed, List<StoredNoticeItem> all) {
        return new NoticeEvent.SuitFiled(
                request.kind(),
                request.body().strip(),
                request.docket().strip(),
                request.filed().toString(),
                shown.map(NoticeFile::name).orElse(""),
                disputed.size() == all.size()
                        ? List.of()
                        : disputed.stream().map(StoredNoticeItem::number).toList());
    }
}
