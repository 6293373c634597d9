package dev.colophon.service.sending;

import dev.colophon.cases.message.mail.Delivery;
import dev.colophon.cases.message.mail.SignedMail;
import dev.colophon.cases.message.mail.SmtpChannel;
import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeFacts;
import dev.colophon.cases.notice.NoticePhase;
import dev.colophon.cases.notice.NoticeTransition.Refused;
import dev.colophon.cases.notice.outbox.Outbox;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.outbox.OutboxMail.Kind;
import dev.colophon.cases.notice.outbox.OutboxMail.State;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.StoredNoticeEvent;
import dev.colophon.cases.notice.stored.StoredNoticeItem;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.notice.NoticeSession.Step;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.membership.CaseMembership;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Hands one mail after the other to the server. That it begins is committed before a connection is opened, with all that is checked for
 * it; what became of it is committed afterwards. Whatever happens between the two, nothing of it is sent again by itself.
 */
final class MailHandover {

    private static final String NOTHING_LEFT =
            ": it was taken back meanwhile, so neither it nor what followed it leaves any more";

    private final NoticeSession session;
    private final Settings settings;
    private final SmtpChannel channel;
    private final MessageListener listener;

    MailHandover(NoticeSession session, Settings settings, SmtpChannel channel, MessageListener listener) {
        this.session = session;
        this.settings = settings;
        this.channel = channel;
        this.listener = listener;
    }

    /** What was asked for before a mail leaves. */
    private sealed interface Beginning {

        record Begun(SignedMail mail) implements Beginning {}

        record NotYet(Instant until) implements Beginning {}

        /** @param over whether nothing comes of the notice any more, so that it is no draft again */
        record HeldBack(Refused why, boolean over) implements Beginning {}

        /** It waits no more: somebody else has it, or has withdrawn it. */
        record Gone() implements Beginning {}
    }

    /** Hands it over, if nothing stands against it; true when something became of it. */
    boolean hand(OutboxMail mail) {
        NoticeHistory history =
                session.read(step -> step.reading().history(step.notices().ofId(mail.notice())));
        Optional<SendingFacts.Found> found = switch (mail.kind()) {
            case NOTICE, REMINDER -> Optional.of(SendingFacts.of(session, settings, history, mail.to(), false));
            case RETRACTION, SUIT -> Optional.empty();
        };
        Beginning beginning = session.write(step -> begin(step, mail, found.map(SendingFacts.Found::facts)));
        String number = history.notice().number().toString();
        return switch (beginning) {
            case Beginning.Begun(SignedMail signed) -> {
                Delivery delivery = channel.send(signed);
                String said = session.write(step -> end(step, mail, delivery));
                listener.message("%s: %s".formatted(number, said));
                yield true;
            }
            case Beginning.NotYet(Instant until) -> {
                listener.message("%s: %s has had %d mails within the hour: it leaves after %s"
                        .formatted(number, mail.to(), Outbox.MOST_AN_HOUR, shown(until)));
                yield false;
            }
            case Beginning.HeldBack(Refused why, boolean over) -> {
                listener.message("%s was held back%s: %s %s"
                        .formatted(
                                mail.kind() == Kind.NOTICE ? number : "the %s of %s".formatted(what(mail), number),
                                mail.kind() == Kind.NOTICE && !over ? " and is a draft again" : "",
                                why.why(),
                                why.lift()));
                found.ifPresent(one -> one.reasons().forEach(listener::message));
                yield true;
            }
            case Beginning.Gone() -> false;
        };
    }

    private Beginning begin(Step step, OutboxMail mail, Optional<NoticeFacts> facts) {
        Instant now = step.now();
        Optional<Instant> full = step.outbox().fullUntil(mail.to(), now);
        if (full.isPresent()) {
            return step.outbox().postpone(mail, full.get()) ? new Beginning.NotYet(full.get()) : new Beginning.Gone();
        }
        if (!step.outbox().begin(mail, now)) {
            return new Beginning.Gone();
        }
        SignedMail signed = step.outbox().signed(mail, settings.mail().sender());
        NoticeHistory history = step.reading().history(step.notices().ofId(mail.notice()));
        if (mail.kind() == Kind.SUIT) {
            return refused(history, suit(history), NoticeFacts.ofCalendar(history.calendar()), step.now())
                    .map(refused -> heldBack(step, mail, history, refused))
                    .orElse(new Beginning.Begun(signed));
        }
        if (facts.isEmpty()) {
            return new Beginning.Begun(signed);
        }
        // What left its case since the facts were found out is in no notice that leaves.
        NoticeFacts current = isInCase(step, history) ? facts.get() : NoticeFacts.ofCalendar(history.calendar());
        if (mail.kind() == Kind.REMINDER) {
            return refused(history, new NoticeEvent.Reminded(), current, step.now())
                    .map(refused -> heldBack(step, mail, history, refused))
                    .orElse(new Beginning.Begun(signed));
        }
        return step.tried(history, new NoticeEvent.SendingBegun(), current, Optional.of(mail.letGoBy()))
                        instanceof Refused refused
                ? heldBack(step, mail, history, refused)
                : new Beginning.Begun(signed);
    }

    /** What stands against a letter now, such as that the recipient has answered, or that its time is over. */
    private static Optional<Refused> refused(NoticeHistory history, NoticeEvent event, NoticeFacts facts, Instant now) {
        return history.apply(event, facts, now) instanceof Refused refused ? Optional.of(refused) : Optional.empty();
    }

    /** What the recipient knows when they have the mail. */
    private static NoticeEvent suit(NoticeHistory history) {
        return history.suitFiled()
                .map(suit -> new NoticeEvent.SuitProved(suit.kind(), suit.copies()))
                .orElseThrow(() -> new IllegalStateException("a mail that tells of no suit"));
    }

    private static boolean isInCase(Step step, NoticeHistory history) {
        List<String> sightings = step.notices().items(history.notice()).stream()
                .map(StoredNoticeItem::sighting)
                .toList();
        return CaseMembership.active(step.dsl(), sightings).keySet().containsAll(sightings);
    }

    private static Beginning heldBack(Step step, OutboxMail mail, NoticeHistory history, Refused refused) {
        step.outbox().end(mail, State.WITHDRAWN, step.now(), refused.why().toString());
        if (mail.kind() == Kind.NOTICE && history.state().phase() == NoticePhase.HELD) {
            Object _ = step.tried(
                    history, new NoticeEvent.HeldBack(), NoticeFacts.ofCalendar(history.calendar()), Optional.empty());
        }
        boolean over = mail.kind() == Kind.NOTICE && history.state().phase().isOver();
        if (over) {
            withdrawWhatFollows(step, mail, history);
        }
        return new Beginning.HeldBack(refused, over);
    }

    /** Writes down what became of it; what that is, in words. */
    private String end(Step step, OutboxMail mail, Delivery delivery) {
        Instant now = step.now();
        return switch (delivery) {
            case Delivery.Accepted(String queueId) -> {
                step.outbox().end(mail, State.ACCEPTED, now, queueId);
                happened(step, mail, new NoticeEvent.Sent());
                arrived(step, mail);
                yield "the server took the %s to %s (%s)".formatted(what(mail), mail.to(), queueId);
            }
            case Delivery.RefusedForGood(int code, String answer) -> {
                step.outbox().end(mail, State.REFUSED, now, answer);
                happened(step, mail, new NoticeEvent.SendingFailed(true));
                yield "the server refused the %s to %s (%d): %s%s"
                        .formatted(what(mail), mail.to(), code, answer, takenBack(step, mail) ? NOTHING_LEFT : "");
            }
            case Delivery.RefusedForNow(String why) -> notNow(step, mail, why, now);
            case Delivery.Unknown(String why) -> {
                step.outbox().end(mail, State.UNKNOWN, now, why);
                happened(step, mail, new NoticeEvent.DeliveryLost());
                yield "nobody knows whether the %s to %s left (%s): look at your mail server, then `colophon notice settle %s --as sent`, or `--as not-sent`"
                        .formatted(
                                what(mail),
                                mail.to(),
                                why,
                                step.notices().ofId(mail.notice()).number());
            }
        };
    }

    private static String notNow(Step step, OutboxMail mail, String why, Instant now) {
        if (takenBack(step, mail)) {
            step.outbox().end(mail, State.WITHDRAWN, now, why);
            return "the %s to %s was not taken (%s)%s".formatted(what(mail), mail.to(), why, NOTHING_LEFT);
        }
        Optional<Instant> next = Outbox.nextAttempt(mail, now);
        if (next.isEmpty()) {
            step.outbox().end(mail, State.REFUSED, now, why);
            happened(step, mail, new NoticeEvent.SendingFailed(true));
            return "the %s to %s was not taken in %d attempts: %s"
                    .formatted(what(mail), mail.to(), mail.attempts() + 1, why);
        }
        step.outbox().again(mail, next.get(), now, why);
        happened(step, mail, new NoticeEvent.SendingFailed(false));
        return "the %s to %s was not taken for now (%s): `colophon notice deliver` tries again after %s"
                .formatted(what(mail), mail.to(), why, shown(next.get()));
    }

    /** Whether a notice is over that a server has not taken; then what was written of it meanwhile leaves no more either. */
    private static boolean takenBack(Step step, OutboxMail mail) {
        if (mail.kind() != Kind.NOTICE) {
            return false;
        }
        NoticeHistory history = step.reading().history(step.notices().ofId(mail.notice()));
        if (!history.state().phase().isOver()) {
            return false;
        }
        withdrawWhatFollows(step, mail, history);
        return true;
    }

    /** Whoever certainly never had a notice is not asked to restore what went because of it. */
    private static void withdrawWhatFollows(Step step, OutboxMail mail, NoticeHistory history) {
        boolean byHand = history.counting().stream()
                .map(StoredNoticeEvent::event)
                .anyMatch(NoticeEvent.SentByHand.class::isInstance);
        boolean mayBeThere = step.outbox().of(history.notice()).stream()
                .filter(other -> other.kind() == Kind.NOTICE && !other.id().equals(mail.id()))
                .anyMatch(other -> other.state() == State.ACCEPTED
                        || other.state() == State.SENDING
                        || other.state() == State.UNKNOWN);
        if (!byHand && !mayBeThere) {
            step.outbox().withdraw(history.notice(), step.now());
        }
    }

    private static String what(OutboxMail mail) {
        return mail.kind() == Kind.SUIT
                ? "notice of a suit"
                : mail.kind().name().toLowerCase(Locale.ROOT);
    }

    /** What follows for this notice, or for earlier ones, when a server took a mail. */
    static void arrived(Step step, OutboxMail mail) {
        NoticeHistory history = step.reading().history(step.notices().ofId(mail.notice()));
        switch (mail.kind()) {
            case NOTICE -> Escalations.stored(step, history, mail.to().toString());
            case SUIT -> {
                // What was over before the server took it stays over.
                Object _ = step.tried(
                        history,
                        suit(history),
                        NoticeFacts.ofCalendar(history.calendar()),
                        Optional.of(mail.letGoBy()));
            }
            case REMINDER, RETRACTION -> {}
        }
    }

    private static String shown(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** What becomes of the mail of a reminder or a retraction changes nothing of where the notice stands. */
    private static void happened(Step step, OutboxMail mail, NoticeEvent event) {
        if (mail.kind() == Kind.NOTICE) {
            NoticeHistory history = step.reading().history(step.notices().ofId(mail.notice()));
            // One that was retracted meanwhile stays so.
            Object _ = step.tried(history, event, NoticeFacts.ofCalendar(history.calendar()), Optional.empty());
        }
    }
}
