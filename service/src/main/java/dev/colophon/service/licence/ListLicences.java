package dev.colophon.service.licence;

import dev.colophon.registry.Works;
import dev.colophon.registry.licence.Licences;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;

/** Lists licences. */
public final class ListLicences {

    private final Settings settings;

    public ListLicences(Settings settings) {
        this.settings = settings;
    }

    /**
     * Newest first; empty, and said so, where nothing was ever stored.
     *
     * @param work only those of this work, by its id, or an unambiguous start or end of it
     */
    public Optional<List<Licences.Standing>> list(Actor actor, Optional<String> work, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database).map(stored -> {
                Optional<Work> one = work.map(new Works(stored, actor.organisation())::get);
                return stored.read(dsl -> new Licences(dsl, actor.organisation()).list(one));
            });
        }
    }
}
