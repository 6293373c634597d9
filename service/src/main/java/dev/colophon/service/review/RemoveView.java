package dev.colophon.service.review;

import static dev.colophon.store.schema.tables.SavedView.SAVED_VIEW;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;

/** Forgets a view of the inbox. */
public final class RemoveView {

    private final Settings settings;

    public RemoveView(Settings settings) {
        this.settings = settings;
    }

    /** Forgets one. */
    public void remove(Actor actor, String name) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings)) {
            boolean _ = database.writeRepeating(dsl -> dsl.deleteFrom(SAVED_VIEW)
                            .where(
                                    SAVED_VIEW.ORGANISATION.eq(
                                            actor.organisation().id()),
                                    SAVED_VIEW.PERSON.eq(actor.name()),
                                    SAVED_VIEW.NAME.eq(name))
                            .execute()
                    > 0);
        }
    }
}
