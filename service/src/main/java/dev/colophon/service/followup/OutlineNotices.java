package dev.colophon.service.followup;

import dev.colophon.cases.notice.stored.NoticeHistory;
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
import java.util.List;
import java.util.Optional;

/** Says of many notices where they stand, without what can be done about recipients who are silent: {@link CompleteOutlines} says that. */
public final class OutlineNotices {

    private final Settings settings;
    private final InstantSource clock;

    public OutlineNotices(Settings settings) {
        this(settings, InstantSource.system());
    }

    /** @param clock by which times run out */
    public OutlineNotices(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** All that are not closed, in the order of {@link ListNoticeStatus}. */
    public List<NoticeStatus> outline(Actor actor, MessageListener listener) {
        actor.require(Permission.READ);
        if (!settings.home().isWritable()) {
            return new ListNoticeStatus(settings, clock).list(actor, Optional.empty(), Optional.empty(), listener);
        }
        try (Database database = HomeDatabase.stored(settings)) {
            NoticeSession session = NoticeSession.of(database, actor, settings, clock);
            List<NoticeHistory> unended = new NoticeUpkeep(session, listener).unended(settings.home());
            return NoticeStatus.byUrgency(
                    session.read(step -> step.outlines(unended)).stream()
                            .filter(OpenNotices::isOpen)
                            .toList(),
                    session.now());
        }
    }
}
