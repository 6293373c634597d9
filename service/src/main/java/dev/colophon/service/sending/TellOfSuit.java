package dev.colophon.service.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.colophon.cases.calendar.BusinessCalendar;
import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.MessageRefused;
import dev.colophon.cases.message.form.NoticeDocument;
import dev.colophon.cases.message.form.PlainDocument;
import dev.colophon.cases.notice.NoticeClocks;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeEvent.Means;
import dev.colophon.cases.notice.NoticeFacts;
import dev.colophon.cases.notice.NoticeMachine;
import dev.colophon.cases.notice.NoticeTransition.Refused;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.NoticeFile;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.regime.Regime.ClockStart;
import dev.colophon.cases.regime.Regime.ClockStop;
import dev.colophon.evidence.messages.Language;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.notice.NoticeSession.Step;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.notice.NoticeUpkeep;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Tells the recipient that the owner has answered a counter-notice with an action or a complaint: from when they are told on, and within
 * the time of the law, the content stays removed. What they were told is corrected by telling them again.
 */
public final class TellOfSuit {

    private static final int LONGEST_DOCUMENT = 5_000_000;
    private static final int LONGEST_NAME = 200;
    private static final byte[] PDF = "%PDF-".getBytes(UTF_8);

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
     * @param by how the person has told the recipient already; empty: a mail of this program tells them
     */
    public record Request(
            String number,
            ClockStop kind,
            String body,
            String docket,
            LocalDate filed,
            Optional<Path> document,
            Optional<Means> by) {}

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
     *
     * @param listener hears what the person should know besides
     * @throws ServiceException when the user has not contested the notice, the law knows no such stay, or its time is over
     */
    public Told tell(Actor actor, Request request, MessageListener listener) {
        NoticeNumber number = NoticeNumber.parse(request.number());
        requireSaid("--court or --authority", request.body());
        requireSaid("--docket", request.docket());
        Optional<byte[]> document = request.document().map(TellOfSuit::read);
        try (Database database = HomeDatabase.stored(settings)) {
            NoticeSession session = NoticeSession.of(database, actor, settings, clock);
            new NoticeUpkeep(session, listener).run(settings.home());
            NoticeHistory history = session.read(step -> step.history(number));
            requireFiled(request, session.now());
            List<OutboxMail> mails = session.read(step -> step.outbox().of(history.notice()));
            requireNotWaiting(number, mails);
            Optional<NoticeEvent.SuitFiled> before = history.suitStanding();
            Papers papers = new Papers(
                    document.map(bytes -> new NoticeFile(
                            "suit-%d-document.pdf".formatted(history.last() + 1), "application/pdf", bytes)),
                    before.filter(suit -> suit.kind() == request.kind())
                            .flatMap(suit -> session.read(step -> file(step, history, suit.document()))));
            NoticeEvent.SuitFiled filed = filed(request, papers.shown());
            requireOther(number, before, filed);
            warn(history, request, filed, before, session.now(), listener);
            Optional<Mailing> mailing =
                    request.by().isPresent() ? Optional.empty() : mailing(history, NoticeMails.first(mails));
            if (mailing.isEmpty() && request.by().isEmpty()) {
                return session.read(step -> unsent(step, history, filed));
            }
            return session.write(step ->
                    told(step, step.again(history), filed, papers, request.by().isPresent(), mailing));
        } catch (MessageRefused e) {
            throw new ServiceException(Category.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private Optional<Mailing> mailing(NoticeHistory history, Optional<OutboxMail> notice) {
        Optional<MailAddress> to = notice.map(OutboxMail::to)
                .or(() -> NoticeMails.draftedFor(history.notice()).map(NoticeMails::address));
        return settings.mail().from().isEmpty()
                ? Optional.empty()
                : to.map(address -> new Mailing(NoticeMails.of(settings), address, notice));
    }

    /** Whoever has to send it themselves reads it first; that it was sent, they say afterwards. */
    private static Told unsent(Step step, NoticeHistory history, NoticeEvent.SuitFiled filed) {
        if (NoticeMachine.apply(
                        history.state(),
                        filed,
                        history.regime(),
                        NoticeFacts.ofCalendar(history.calendar()),
                        step.now())
                instanceof Refused refused) {
            throw NoticeSession.refused(history, refused);
        }
        return new Told(
                step.status(history),
                PlainDocument.of(NoticeMails.suit(step, history, filed)),
                Optional.empty(),
                false);
    }

    private static Told told(
            Step step,
            NoticeHistory history,
            NoticeEvent.SuitFiled filed,
            Papers papers,
            boolean byHand,
            Optional<Mailing> mailing) {
        long number = history.last() + 1;
        step.done(history, filed);
        NoticeDocument letter = NoticeMails.suit(step, history, filed);
        papers.added().ifPresent(file -> step.outbox().addFile(history.notice(), file, step.ids()));
        step.outbox()
                .addFile(
                        history.notice(),
                        new NoticeFile(
                                "suit-%d.txt".formatted(number),
                                "text/plain",
                                PlainDocument.of(letter).getBytes(UTF_8)),
                        step.ids());
        if (byHand) {
            step.done(step.again(history), new NoticeEvent.SuitProved(filed.kind()));
        }
        Optional<Instant> leaves = mailing.map(mail -> {
            Instant due = step.now().plus(SendNotice.LEAST_HOLD);
            step.outbox()
                    .add(
                            history.notice(),
                            OutboxMail.Kind.SUIT,
                            mail.writer()
                                    .letter(
                                            step,
                                            history,
                                            mail.to(),
                                            mail.notice(),
                                            letter,
                                            papers.shown().stream().toList()),
                            due,
                            step.session().actor().name(),
                            step.ids());
            return due;
        });
        return new Told(step.status(step.again(history)), PlainDocument.of(letter), leaves, true);
    }

    /**
     * What shows it.
     *
     * @param added now
     * @param kept of what was told before and is corrected
     */
    private record Papers(Optional<NoticeFile> added, Optional<NoticeFile> kept) {

        Optional<NoticeFile> shown() {
            return added.or(() -> kept);
        }
    }

    private static Optional<NoticeFile> file(Step step, NoticeHistory history, String name) {
        return step.notices().files(history.notice()).stream()
                .filter(file -> file.name().equals(name))
                .findFirst();
    }

    /** @param notice the mail that it follows, where there is one */
    private record Mailing(NoticeMails writer, MailAddress to, Optional<OutboxMail> notice) {}

    private static NoticeEvent.SuitFiled filed(Request request, Optional<NoticeFile> shown) {
        return new NoticeEvent.SuitFiled(
                request.kind(),
                request.body().strip(),
                request.docket().strip(),
                request.filed().toString(),
                shown.map(NoticeFile::name).orElse(""));
    }

    private static void requireSaid(String option, String words) {
        if (words.isBlank() || words.length() > LONGEST_NAME) {
            throw new ServiceException(
                    Category.USAGE,
                    words.isBlank()
                            ? option + " is blank: the recipient is told it"
                            : "%s is longer than %d characters".formatted(option, LONGEST_NAME));
        }
    }

    private static void requireFiled(Request request, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneId.systemDefault());
        if (request.filed().isAfter(today)) {
            throw new ServiceException(
                    Category.REFUSED,
                    "it was not filed yet: you say %s, and it is %s".formatted(request.filed(), today));
        }
    }

    private static void requireOther(
            NoticeNumber number, Optional<NoticeEvent.SuitFiled> before, NoticeEvent.SuitFiled filed) {
        if (before.filter(filed::equals).isPresent()) {
            throw new ServiceException(
                    Category.REFUSED,
                    "%s: the recipient was told exactly that already, and it stays removed: only other words, or a document, correct it"
                            .formatted(number));
        }
    }

    private static void requireNotWaiting(NoticeNumber number, List<OutboxMail> mails) {
        if (mails.stream()
                .anyMatch(mail -> mail.kind() == OutboxMail.Kind.SUIT
                        && EnumSet.of(OutboxMail.State.WAITING, OutboxMail.State.SENDING, OutboxMail.State.UNKNOWN)
                                .contains(mail.state()))) {
            throw new ServiceException(
                    Category.REFUSED,
                    "a mail of %s that tells of a suit has not left, or may have: `colophon notice status %1$s` says what; `colophon notice undo %1$s` keeps it"
                            .formatted(number));
        }
    }

    private static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST_DOCUMENT + 1);
            if (bytes.length > LONGEST_DOCUMENT) {
                throw new ServiceException(
                        Category.REFUSED, "%s is larger than 5 MB: many servers take no such mail".formatted(file));
            }
            if (!Arrays.equals(bytes, 0, Math.min(PDF.length, bytes.length), PDF, 0, PDF.length)) {
                throw new ServiceException(
                        Category.REFUSED, "%s is no PDF: print the document into one".formatted(file));
            }
            return bytes;
        } catch (IOException e) {
            throw new ServiceException(
                    Category.REFUSED, "%s: cannot be read (%s)".formatted(file, ServiceException.reason(e)));
        }
    }

    /** What the person says may be all that is known, the days may be mixed up, and the recipient may have been quicker. */
    private static void warn(
            NoticeHistory history,
            Request request,
            NoticeEvent.SuitFiled filed,
            Optional<NoticeEvent.SuitFiled> before,
            Instant now,
            MessageListener listener) {
        before.ifPresent(told -> listener.message("it replaces what the recipient was told before: "
                + Language.ENGLISH.say("notice.suit." + told.kind(), told.body(), told.docket(), told.filed())));
        if (filed.document().isEmpty()) {
            listener.message("no document shows it: only what you say is taken down, and the recipient is told so");
        }
        contestedOn(history)
                .filter(request.filed()::isBefore)
                .ifPresent(day -> listener.message(
                        "warning: you say that it was filed on %s, and the recipient had the counter-notice on %s, later: check both days"
                                .formatted(request.filed(), day)));
        if (before.isEmpty()) {
            warnOfRestoration(history, now, listener);
        }
    }

    /** The day, by the calendar of the law, on which the recipient had the counter-notice. */
    private static Optional<LocalDate> contestedOn(NoticeHistory history) {
        ZoneId zone = history.calendar().map(BusinessCalendar::zone).orElse(ZoneOffset.UTC);
        return Optional.ofNullable(history.state().starts().get(ClockStart.COUNTER_RECEIVED))
                .map(received -> LocalDate.ofInstant(received, zone));
    }

    private static void warnOfRestoration(NoticeHistory history, Instant now, MessageListener listener) {
        history.regime()
                .restoreClock()
                .flatMap(rule ->
                        NoticeClocks.due(rule, history.state(), history.calendar()) instanceof NoticeClocks.Due.At runs
                                ? runs.deadline()
                                : Optional.empty())
                .filter(opens -> !now.isBefore(opens.earliest().toInstant()))
                .ifPresent(opens -> listener.message(
                        "warning: since %s the recipient may put the content back: it may be there again already"
                                .formatted(opens.earliestDay())));
    }
}
