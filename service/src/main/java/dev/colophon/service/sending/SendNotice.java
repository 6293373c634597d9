package dev.colophon.service.sending;

import dev.colophon.cases.calendar.CalendarException;
import dev.colophon.cases.claimant.PowerOfAttorney;
import dev.colophon.cases.message.MailAddress;
import dev.colophon.cases.message.mail.SignedMail;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeMachine;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.NoticeTransition.Refused;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.regime.Regime;
import dev.colophon.evidence.messages.Message;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Lets a drafted notice go: it is checked once more, and leaves when the time has passed in which it can be undone. */
public final class SendNotice {

    /** The least time in which it can be undone. */
    public static final Duration LEAST_HOLD = Duration.ofSeconds(30);

    /** What was seen longer ago than this is not sent, so nothing is held for longer. */
    public static final Duration MOST_HOLD = Duration.ofHours(24);

    private final Settings settings;
    private final InstantSource clock;

    public SendNotice(Settings settings) {
        this(settings, InstantSource.system());
    }

    /** @param clock by which it is checked and held */
    public SendNotice(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is asked.
     *
     * @param number as a person writes it
     * @param to the mail address of the recipient; empty: that which the draft names
     * @param hold in which it can be undone: {@link #LEAST_HOLD} to {@link #MOST_HOLD}
     * @param country of the recipient, where the procedure counts by its calendar
     */
    public record Request(String number, Optional<String> to, Duration hold, Optional<String> country) {}

    /**
     * What is about to leave.
     *
     * @param leaves not before
     */
    public record Held(NoticeStatus status, Instant leaves) {}

    /**
     * Lets it go; nothing has left on return.
     *
     * @param listener hears all that stands against it, and what lifts that
     * @throws ServiceException when something does, or nothing says by which server it is to leave
     */
    public Held send(Actor actor, Request request, MessageListener listener) {
        actor.require(Permission.SEND);
        NoticeNumber number = NoticeNumber.parse(request.number());
        if (request.hold().compareTo(LEAST_HOLD) < 0 || request.hold().compareTo(MOST_HOLD) > 0) {
            throw new ServiceException(
                    Category.USAGE,
                    "a notice can be undone for %d s at least, and for %d s (24 hours) at most"
                            .formatted(LEAST_HOLD.toSeconds(), MOST_HOLD.toSeconds()));
        }
        request.to().ifPresent(NoticeMails::address); // what cannot arrive is told first
        Object _ = settings.mail().smtp(); // what cannot leave is not let go
        NoticeMails mails = NoticeMails.of(settings);
        try (Database database = HomeDatabase.stored(settings)) {
            NoticeSession session = NoticeSession.of(database, actor, settings, clock);
            located(session, number, request.country());
            NoticeHistory history = session.read(step -> step.history(number));
            MailAddress to = NoticeMails.recipient(history.notice(), request.to());
            warnOfOther(history, to, listener);
            SendingFacts.Found found = checked(session, history, to, listener);
            Optional<PowerOfAttorney> identity =
                    session.read(step -> AttachedIdentity.of(step, history, settings.home(), listener));
            Held held = session.write(step -> {
                NoticeHistory now = step.again(history);
                step.done(now, new NoticeEvent.LetGo(session.person()), found.facts());
                SignedMail mail = mails.notice(step, now, to, identity);
                Instant leaves = step.now().plus(request.hold());
                step.outbox().add(now.notice(), OutboxMail.Kind.NOTICE, mail, leaves, actor.name(), step.ids());
                return new Held(step.status(step.again(now)), leaves);
            });
            session.read(step -> RepeatingDrafts.told(step, history, NoticeMails.named(history.notice(), to)))
                    .forEach(listener::message);
            return held;
        }
    }

    /** A slip of the pen is told before it costs anything. */
    private static void warnOfOther(NoticeHistory history, MailAddress to, MessageListener listener) {
        NoticeMails.draftedFor(history.notice())
                .filter(drafted -> !drafted.equalsIgnoreCase(to.toString()))
                .ifPresent(drafted -> listener.message(
                        "warning: it goes to %s, and was drafted for %s: `colophon notice undo %s` keeps it"
                                .formatted(to, drafted, history.notice().number())));
    }

    static void located(NoticeSession session, NoticeNumber number, Optional<String> country) {
        country.map(code -> code.toUpperCase(Locale.ROOT))
                .ifPresent(code -> session.write(step -> {
                    NoticeHistory history = step.history(number);
                    Regime regime = history.regime();
                    if (regime.calendar().filter(own -> !own.equals(code)).isPresent()) {
                        throw new ServiceException(
                                Category.USAGE,
                                "%s counts by the calendar of %s, wherever the recipient is: leave out --country"
                                        .formatted(
                                                regime.id(), regime.calendar().get()));
                    }
                    try {
                        Object _ = regime.calendarFor(Optional.of(code));
                    } catch (CalendarException e) {
                        throw new ServiceException(Category.USAGE, String.valueOf(e.getMessage()));
                    }
                    step.notices().locate(history.notice(), code);
                    return true;
                }));
    }

    private SendingFacts.Found checked(
            NoticeSession session, NoticeHistory history, MailAddress to, MessageListener listener) {
        if (history.state().phase() != NoticePhase.DRAFTED) {
            throw new ServiceException(
                    Category.REFUSED,
                    Message.of(
                            "refusal.notice.not-draft",
                            history.notice().number(),
                            Message.of("notice.phase." + history.state().phase().name())));
        }
        SendingFacts.Found found = SendingFacts.of(session, settings, history, to, true);
        List<Refused> objections =
                NoticeMachine.objections(history.state(), history.regime(), found.facts(), session.now());
        told(found, objections, listener);
        if (!objections.isEmpty()) {
            throw new ServiceException(
                    Category.REFUSED,
                    Message.of(
                            "refusal.notice.not-sent",
                            history.notice().number(),
                            objections.getFirst().why()));
        }
        return found;
    }

    /** Tells what stands against it, and of which copies. */
    public static void told(SendingFacts.Found found, List<Refused> objections, MessageListener listener) {
        objections.forEach(one -> listener.message("%s: %s %s".formatted(one.guard(), one.why(), one.lift())));
        if (!objections.isEmpty()) {
            found.reasons().forEach(listener::message);
        }
    }
}
