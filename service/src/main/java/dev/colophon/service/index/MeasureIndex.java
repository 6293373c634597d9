package dev.colophon.service.index;

import dev.colophon.index.IndexStats.MediumStats;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import java.util.List;

/** Says what the search index holds. */
public final class MeasureIndex {

    private final Settings settings;

    public MeasureIndex(Settings settings) {
        this.settings = settings;
    }

    /** By medium; nothing where nothing was ever stored. */
    public List<MediumStats> measure(Actor actor, MessageListener listener) {
        actor.require(Permission.READ);
        try (HomeSession session = HomeSession.reading(settings, actor, listener)) {
            return session.index().stats().media();
        }
    }
}
