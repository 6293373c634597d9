package dev.colophon.service.sending;

import dev.colophon.cases.message.mail.SmtpChannel;
import dev.colophon.cases.notice.outbox.OutboxMail;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.notice.NoticeUpkeep;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.HomeLock;
import dev.colophon.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sends what is due: notices that were let go and can no more be undone, retractions, and what a server did not take before. */
public final class DeliverNotices {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Settings settings;
    private final InstantSource clock;
    private final Duration patience;

    public DeliverNotices(Settings settings) {
        this(settings, InstantSource.system());
    }

    /** @param clock by which something is due */
    public DeliverNotices(Settings settings, InstantSource clock) {
        this(settings, clock, PATIENCE);
    }

    /** @param patience how long it waits for somebody else who hands over mail of this home */
    public DeliverNotices(Settings settings, InstantSource clock, Duration patience) {
        this.settings = settings;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Sends it, each mail once. What became of one costs no other.
     *
     * @param number only mail of this notice, as a person writes it
     * @param listener hears what became of each
     * @return where the notices stand of which something became
     * @throws ServiceException when nothing says by which server it is to leave
     */
    public List<NoticeStatus> deliver(Actor actor, Optional<String> number, MessageListener listener) {
        actor.require(Permission.SEND);
        Optional<NoticeNumber> only = number.map(NoticeNumber::parse);
        SmtpChannel channel = new SmtpChannel(settings.mail().smtp());
        try (Database database = HomeDatabase.stored(settings);
                HomeLock _ = settings.home().sending("notice deliver", patience)) {
            NoticeSession session = NoticeSession.of(database, actor, settings, clock);
            new NoticeUpkeep(session, listener).run(true);
            Optional<String> notice =
                    only.map(one -> session.read(step -> step.notices().get(one).id()));
            MailHandover handover = new MailHandover(session, settings, channel, listener);
            Set<String> changed = new LinkedHashSet<>();
            for (OutboxMail mail : session.read(step -> step.outbox().due(session.now()))) {
                if (notice.filter(one -> !one.equals(mail.notice())).isEmpty() && handed(handover, mail, listener)) {
                    changed.add(mail.notice());
                }
            }
            return changed.stream()
                    .map(id -> session.read(step ->
                            step.status(step.reading().history(step.notices().ofId(id)))))
                    .toList();
        }
    }

    private static boolean handed(MailHandover handover, OutboxMail mail, MessageListener listener) {
        try {
            return handover.hand(mail);
        } catch (ServiceException e) {
            listener.message(String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** Whether a failure is only that another process hands over mail just now. */
    public static boolean isUnderWay(RuntimeException failure) {
        return failure instanceof StoreException busy && busy.reason() == StoreException.Reason.BUSY;
    }
}
