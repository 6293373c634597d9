package dev.colophon.service.catalogue;

import dev.colophon.registry.Works;
import dev.colophon.registry.work.WorkQuery;
import dev.colophon.registry.work.WorkSummary;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;

/** Lists what is registered. */
public final class ListWorks {

    private final Settings settings;

    public ListWorks(Settings settings) {
        this.settings = settings;
    }

    /** Newest first; empty, and said so, where nothing was ever stored. */
    public Optional<List<WorkSummary>> list(Actor actor, WorkQuery query, MessageListener listener) {
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database).map(stored -> new Works(stored, actor.organisation()).list(query));
        }
    }
}
