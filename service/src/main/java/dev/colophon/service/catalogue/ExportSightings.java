package dev.colophon.service.catalogue;

import dev.colophon.registry.Works;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import java.util.Optional;
import java.util.function.Consumer;

/** Hands over where copies were seen, however many there are. */
public final class ExportSightings {

    private final Settings settings;

    public ExportSightings(Settings settings) {
        this.settings = settings;
    }

    /**
     * Last seen first; none, and said so, where nothing was ever stored.
     *
     * @param query its work may be the unambiguous start of an id
     * @param after the id, or the unambiguous start of it, of the last sighting of the page before
     */
    public void export(
            Actor actor,
            SightingQuery query,
            Optional<String> after,
            MessageListener listener,
            Consumer<StoredSighting> each) {
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            if (database != null) {
                Sightings sightings = new Sightings(database, actor.organisation());
                SightingQuery whole = query.of(query.work()
                        .map(start -> new Works(database, actor.organisation())
                                .get(start)
                                .id()));
                sightings.forEach(whole.page(query.limit(), after.map(sightings::get)), each);
            }
        }
    }
}
