package dev.colophon.service.followup;

import dev.colophon.cases.notice.stored.StoredNotice;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.notice.NoticeSession;
import dev.colophon.service.notice.NoticeStatus;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out what can be done about recipients who are silent, for the notices that somebody is shown. */
public final class CompleteOutlines {

    private final Settings settings;
    private final InstantSource clock;

    public CompleteOutlines(Settings settings) {
        this(settings, InstantSource.system());
    }

    /** @param clock by which times run out */
    public CompleteOutlines(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The same with that.
     *
     * @param outlines of {@link OutlineNotices}; of those about which nobody is silent nothing is read
     */
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
            new OpenNotices(session, settings)
                    .statuses(session.read(step -> step.reading().histories(silent, listener::message)))
                    .forEach(status -> complete.put(status.notice().id(), status));
            return outlines.stream()
                    .map(outline -> complete.getOrDefault(outline.notice().id(), outline))
                    .toList();
        }
    }
}
