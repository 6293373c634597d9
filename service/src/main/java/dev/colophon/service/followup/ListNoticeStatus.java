package dev.colophon.service.followup;

import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.notice.stored.NoticeHistory;
import dev.colophon.cases.notice.stored.NoticeNumber;
import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.notice.NoticeUpkeep;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Says where notices stand and what somebody waits for; what happened without anybody's doing is stored before. */
public final class ListNoticeStatus {

    private static final int PAGE = 1_000;

    private final Settings settings;
    private final InstantSource clock;

    public ListNoticeStatus(Settings settings) {
        this(settings, InstantSource.system());
    }

    /** @param clock by which times run out */
    public ListNoticeStatus(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Of one notice, or of all that are not closed: what has the nearest date that a person can still use first, then what has
     * something to do, drafts last; of the same rank the newest first.
     *
     * @param number as a person writes it
     * @param caseNumber only those of this case
     * @throws dev.colophon.registry.work.RegistryException when there is none of that number
     */
    public List<NoticeStatus> list(
            Actor actor, Optional<String> number, Optional<String> caseNumber, MessageListener listener) {
        actor.require(Permission.READ);
        Optional<NoticeNumber> one = number.map(NoticeNumber::parse);
        Optional<CaseNumber> of = caseNumber.map(CaseNumber::parse);
        try (Database database = HomeDatabase.stored(settings)) {
            NoticeSession session = NoticeSession.of(database, actor, settings, clock);
            NoticeUpkeep upkeep = new NoticeUpkeep(session, listener);
            boolean writable = settings.home().isWritable();
            if (writable && one.isEmpty() && of.isEmpty()) {
                return open(session, upkeep.unended(settings.home()));
            }
            if (writable) {
                upkeep.run(settings.home());
            }
            if (one.isPresent()) {
                return List.of(status(session, session.read(step -> step.history(one.get()))));
            }
            return all(session, of, listener);
        }
    }

    /**
     * All that are not closed, in the order of {@link #list}; what can be done about recipients who are silent is not found out: ask
     * {@link #complete} for those that are shown.
     */
    public List<NoticeStatus> outlines(Actor actor, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings)) {
            NoticeSession session = NoticeSession.of(database, actor, settings, clock);
            if (!settings.home().isWritable()) {
                return all(session, Optional.empty(), listener);
            }
            List<NoticeHistory> unended = new NoticeUpkeep(session, listener).unended(settings.home());
            return NoticeStatus.byUrgency(
                    session.read(step -> step.outlines(unended)).stream()
                            .filter(ListNoticeStatus::isOpen)
                            .toList(),
                    session.now());
        }
    }

    /** Some of these outlines with what can be done about those who are silent; of the others nothing is read. */
    public List<NoticeStatus> complete(Actor actor, List<NoticeStatus> outlines, MessageListener listener) {
        actor.require(Permission.READ);
        List<StoredNotice> silent = outlines.stream()
                .filter(outline -> outline.silence().isPresent())
                .map(NoticeStatus::notice)
                .toList();
        if (silent.isEmpty()) {
            return outlines;
        }
        try (Database database = HomeDatabase.stored(settings)) {
            NoticeSession session = NoticeSession.of(database, actor, settings, clock);
            Map<String, NoticeStatus> complete = new HashMap<>();
            statuses(session, session.read(step -> step.reading().histories(silent, listener::message)))
                    .forEach(status -> complete.put(status.notice().id(), status));
            return outlines.stream()
                    .map(outline -> complete.getOrDefault(outline.notice().id(), outline))
                    .toList();
        }
    }

    /**
     * When something of a case has to be done at the latest, by the numbers of cases: the nearest moment until which a person can still do
     * something about what comes by itself. A case without one is left out; no other case's notices are read.
     */
    public Map<CaseNumber, Instant> nextOf(Actor actor, Collection<CaseNumber> cases, MessageListener listener) {
        actor.require(Permission.READ);
        Map<CaseNumber, Instant> next = new HashMap<>();
        try (Database database = HomeDatabase.stored(settings)) {
            NoticeSession session = NoticeSession.of(database, actor, settings, clock);
            List<StoredNotice> unended = session.read(step -> step.notices().listUnended(cases));
            List<NoticeHistory> histories = settings.home().isWritable()
                    ? new NoticeUpkeep(session, listener).expired(unended)
                    : session.read(step -> step.reading().histories(unended, listener::message));
            for (NoticeStatus status : session.read(step -> step.outlines(histories))) {
                status.actBy(session.now())
                        .filter(_ -> isOpen(status))
                        .ifPresent(at -> next.merge(
                                status.notice().caseNumber(), at, (one, other) -> one.isBefore(other) ? one : other));
            }
        }
        return next;
    }

    private List<NoticeStatus> open(NoticeSession session, List<NoticeHistory> unended) {
        List<NoticeStatus> open = new ArrayList<>();
        for (int from = 0; from < unended.size(); from += PAGE) {
            statuses(session, unended.subList(from, Math.min(unended.size(), from + PAGE))).stream()
                    .filter(ListNoticeStatus::isOpen)
                    .forEach(open::add);
        }
        return NoticeStatus.byUrgency(open, session.now());
    }

    private List<NoticeStatus> all(NoticeSession session, Optional<CaseNumber> of, MessageListener listener) {
        List<NoticeStatus> all = new ArrayList<>();
        Optional<NoticeNumber> before = Optional.empty();
        boolean more = true;
        while (more) {
            Optional<NoticeNumber> from = before;
            List<StoredNotice> page = session.read(step -> of.isPresent()
                    ? step.notices().list(of, from, PAGE)
                    : step.notices().listUnended(from, PAGE));
            // A notice whose profile is gone costs no other.
            List<NoticeHistory> histories = session.read(step -> step.reading().histories(page, listener::message));
            statuses(session, histories).stream()
                    .filter(status -> of.isPresent() || isOpen(status))
                    .forEach(all::add);
            more = page.size() == PAGE;
            before = more ? Optional.of(page.getLast().number()) : before;
        }
        return NoticeStatus.byUrgency(all, session.now());
    }

    private static boolean isOpen(NoticeStatus status) {
        return !status.state().phase().isOver()
                || status.mails().stream().anyMatch(mail -> switch (mail.state()) {
                    case WAITING, SENDING, UNKNOWN, REFUSED -> true;
                    case ACCEPTED, WITHDRAWN -> false;
                });
    }

    private List<NoticeStatus> statuses(NoticeSession session, List<NoticeHistory> histories) {
        List<NoticeStatus> statuses = session.read(step -> step.statuses(histories));
        return IntStream.range(0, histories.size())
                .mapToObj(i -> withAgainstReminder(session, histories.get(i), statuses.get(i)))
                .toList();
    }

    private NoticeStatus status(NoticeSession session, NoticeHistory history) {
        return withAgainstReminder(session, history, session.read(step -> step.status(history)));
    }

    /** With what stands against a reminder, by the same rule by which one is refused. */
    private NoticeStatus withAgainstReminder(NoticeSession session, NoticeHistory history, NoticeStatus status) {
        return status.silence().filter(silence -> silence.reminded().isEmpty()).isEmpty()
                ? status
                : status.withAgainstReminder(
                        ReminderCheck.of(session, settings, history).objections());
    }
}
