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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
                return List.of(
                        new OpenNotices(session, settings).status(session.read(step -> step.history(one.get()))));
            }
            return all(session, of, listener);
        }
    }

    private List<NoticeStatus> open(NoticeSession session, List<NoticeHistory> unended) {
        List<NoticeStatus> open = new ArrayList<>();
        for (int from = 0; from < unended.size(); from += PAGE) {
            new OpenNotices(session, settings)
                    .statuses(unended.subList(from, Math.min(unended.size(), from + PAGE))).stream()
                            .filter(OpenNotices::isOpen)
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
            new OpenNotices(session, settings)
                    .statuses(histories).stream()
                            .filter(status -> of.isPresent() || OpenNotices.isOpen(status))
                            .forEach(all::add);
            more = page.size() == PAGE;
            before = more ? Optional.of(page.getLast().number()) : before;
        }
        return NoticeStatus.byUrgency(all, session.now());
    }
}
