package dev.colophon.service.followup;

import dev.colophon.cases.file.CaseNumber;
import dev.colophon.cases.notice.stored.NoticeHistory;
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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds when something of a case has to be done at the latest. */
public final class FindCaseDates {

    private final Settings settings;
    private final InstantSource clock;

    public FindCaseDates(Settings settings) {
        this(settings, InstantSource.system());
    }

    /** @param clock by which times run out */
    public FindCaseDates(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The nearest moment until which a person can still do something about what comes by itself, by the numbers of cases. A case without one
     * is left out; no other case's notices are read.
     */
    public Map<CaseNumber, Instant> find(Actor actor, Collection<CaseNumber> cases, MessageListener listener) {
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
                        .filter(_ -> OpenNotices.isOpen(status))
                        .ifPresent(at -> next.merge(
                                status.notice().caseNumber(), at, (one, other) -> one.isBefore(other) ? one : other));
            }
        }
        return next;
    }
}
