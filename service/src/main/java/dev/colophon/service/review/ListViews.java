package dev.colophon.service.review;

import static dev.colophon.store.schema.tables.SavedView.SAVED_VIEW;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Rows;
import java.util.List;
import java.util.stream.Stream;

/** Lists the views of the inbox that a person named. */
public final class ListViews {

    private final Settings settings;

    public ListViews(Settings settings) {
        this.settings = settings;
    }

    /** Those of whoever asks, by name. */
    public List<SaveView.View> list(Actor actor) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, _ -> {}).orElse(null)) {
            return Stream.ofNullable(database)
                    .flatMap(stored -> stored
                            .read(dsl -> dsl.selectFrom(SAVED_VIEW)
                                    .where(
                                            SAVED_VIEW.ORGANISATION.eq(
                                                    actor.organisation().id()),
                                            SAVED_VIEW.PERSON.eq(actor.name()))
                                    .orderBy(SAVED_VIEW.NAME)
                                    .limit(SaveView.MOST)
                                    .fetch(row -> new SaveView.View(
                                            Rows.text(row, SAVED_VIEW.NAME), Rows.text(row, SAVED_VIEW.QUERY))))
                            .stream())
                    .toList();
        }
    }
}
