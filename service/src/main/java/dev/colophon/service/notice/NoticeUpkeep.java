package dev.colophon.service.notice;

import dev.colophon.cases.notice.NoticeEvent;
import dev.colophon.cases.notice.NoticeFacts;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.notice.NoticeSession.Step;
import dev.colophon.store.Home;
import dev.colophon.store.HomeLock;
import dev.colophon.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Stores what has happened to notices without anybody's doing: what was being handed over broke off, and times ran out. */
public final class NoticeUpkeep {

    private static final int PAGE = 1_000;

    private final NoticeSession session;
    private final MessageListener listener;

    /** @param listener told what broke off, and what keeps a notice from being read */
    public NoticeUpkeep(NoticeSession session, MessageListener listener) {
        this.session = session;
        this.listener = listener;
    }

    /** The same where nobody has the right to hand over mail; it is taken for that moment if nobody else has it. */
    public void run(Home home) {
        brokenOff(home);
        expire(_ -> {});
    }

    /** The same, and all of which something may still come, as they stand after it, the newest first. */
    public List<NoticeHistory> unended(Home home) {
        brokenOff(home);
        List<NoticeHistory> unended = new ArrayList<>();
        expire(unended::add);
        return unended;
    }

    /**
     * Stores it now.
     *
     * @param alone whether no other process of this home is handing over mail
     */
    public void run(boolean alone) {
        brokenOff(alone);
        expire(_ -> {});
    }

    private void brokenOff(Home home) {
        try (HomeLock _ = home.sending("notice status", Duration.ZERO)) {
            brokenOff(true);
        } catch (StoreException e) {
            if (e.reason() != StoreException.Reason.BUSY) {
                throw e;
            }
            brokenOff(false);
        }
    }

    /** These as they stand now, where times have run out since. */
    public List<NoticeHistory> expired(List<StoredNotice> some) {
        List<NoticeHistory> histories = new ArrayList<>();
        expire(some, histories::add);
        return histories;
    }

    /** What was being handed over when a process ended may have left. */
    private void brokenOff(boolean alone) {
        List<OutboxMail> all = session.read(step -> step.outbox().brokenOff(alone, session.now()));
        for (OutboxMail mail : all) {
            boolean lost = session.write(step -> lose(step, mail));
            if (lost) {
                NoticeNumber number =
                        session.read(step -> step.notices().ofId(mail.notice()).number());
                listener.message(
                        "%s: sending it broke off, and nobody knows whether it left; it is not sent again by itself: look at your mail server, then `colophon notice settle %1$s --as sent` or `--as not-sent`"
                                .formatted(number));
            }
        }
    }

    private boolean lose(Step step, OutboxMail mail) {
        boolean lost = step.outbox()
                .end(mail, OutboxMail.State.UNKNOWN, session.now(), "the process that handed it over came to an end");
        if (lost && mail.kind() == OutboxMail.Kind.NOTICE) {
            NoticeHistory history = step.reading().history(step.notices().ofId(mail.notice()));
            // One that was retracted meanwhile stays so.
            Object _ = step.tried(
                    history,
                    new NoticeEvent.DeliveryLost(),
                    NoticeFacts.ofCalendar(history.calendar()),
                    Optional.empty());
        }
        return lost;
    }

    /** @param each told of all of which something may still come, as they stand then */
    private void expire(Consumer<NoticeHistory> each) {
        Optional<NoticeNumber> before = Optional.empty();
        while (true) {
            Optional<NoticeNumber> from = before;
            List<StoredNotice> page = session.read(step -> step.notices().listUnended(from, PAGE));
            expire(page, each);
            if (page.size() < PAGE) {
                return;
            }
            before = Optional.of(page.getLast().number());
        }
    }

    private void expire(List<StoredNotice> some, Consumer<NoticeHistory> each) {
        session.read(step -> step.reading().histories(some, listener::message))
                .forEach(history ->
                        each.accept(history.expired(session.now()).isPresent() ? expire(history.notice()) : history));
    }

    private NoticeHistory expire(StoredNotice notice) {
        return session.write(step -> {
            NoticeHistory history = step.reading().history(notice);
            Optional<NoticeEvent> event = history.expired(session.now());
            while (event.isPresent()) {
                NoticeFacts facts = NoticeFacts.ofCalendar(history.calendar());
                Object _ = step.tried(history, event.get(), facts, Optional.empty());
                history = step.again(history);
                event = history.expired(session.now());
            }
            return history;
        });
    }
}
