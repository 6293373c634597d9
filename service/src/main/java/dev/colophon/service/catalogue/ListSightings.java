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
import java.util.List;
import java.util.Optional;

/** Lists where copies were seen. */
public final class ListSightings {

    private final Settings settings;

    public ListSightings(Settings settings) {
        this.settings = settings;
    }

    /**
     * Last seen first; empty, and said so, where nothing was ever stored.
     *
     * @param query its work may be an unambiguous start or end of an id
     */
    public Optional<List<StoredSighting>> list(Actor actor, SightingQuery query, MessageListener listener) {
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database)
                    .map(stored -> new Sightings(stored, actor.organisation())
                            .list(withWholeId(query, new Works(stored, actor.organisation()))));
        }
    }

    private static SightingQuery withWholeId(SightingQuery query, Works works) {
        return new SightingQuery(
                query.work().map(start -> works.get(start).id()),
                query.weakest(),
                query.since(),
                query.place(),
                query.limit(),
                query.after());
    }
}
