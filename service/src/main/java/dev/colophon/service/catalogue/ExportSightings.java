package dev.colophon.service.catalogue;

import dev.colophon.registry.Works;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.store.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Writes where copies were seen into a table, however many there are. */
public final class ExportSightings {

    private final Settings settings;

    public ExportSightings(Settings settings) {
        this.settings = settings;
    }

    /**
     * Last seen first; a table without lines, and that is said, where nothing was ever stored.
     *
     * @param query its work may be the unambiguous start of an id
     * @param after the id, or an unambiguous start or end of it, of the last sighting of the page before
     * @param file to which a table is written: UTF-8 with a byte order mark, a header, a line for each match
     * @return how many matches there are
     */
    public int export(
            Actor actor, SightingQuery query, Optional<String> after, OutputStream file, MessageListener listener)
            throws IOException {
        actor.require(Permission.READ);
        SightingsCsv table = new SightingsCsv(file);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            if (database != null) {
                Sightings sightings = new Sightings(database, actor.organisation());
                SightingQuery whole = query.of(query.work()
                        .map(start -> new Works(database, actor.organisation())
                                .get(start)
                                .id()));
                sightings.forEach(whole.page(query.limit(), after.map(sightings::get)), table::add);
            }
        }
        return table.finish();
    }
}
