package dev.colophon.service.works;

import dev.colophon.registry.Works;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;

/** Reads who did what to a work, and when. */
public final class ReadHistory {

    private final Settings settings;

    public ReadHistory(Settings settings) {
        this.settings = settings;
    }

    /**
     * Reads the history of a work.
     *
     * @param id of the work, or an unambiguous start or end of it; also of one that was merged or removed
     */
    public WorkHistory read(Actor actor, String id) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings)) {
            Works works = new Works(database, actor.organisation());
            Work work = works.get(id);
            return new WorkHistory(work, works.history(work));
        }
    }
}
