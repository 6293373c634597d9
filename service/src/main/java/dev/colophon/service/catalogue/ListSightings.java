package dev.colophon.service.catalogue;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.store.Database;
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
     * @param after the id, or an unambiguous start or end of it, of the last sighting of the page before
     */
    public Optional<SightingList> list(
            Actor actor, SightingQuery query, Optional<String> after, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database)
                    .map(stored -> page(
                            PageSightings.ofWork(query, stored, actor),
                            after,
                            new Sightings(stored, actor.organisation())));
        }
    }

    private static SightingList page(SightingQuery query, Optional<String> after, Sightings sightings) {
        ListedSightings listed = PageSightings.listed(query, after, sightings);
        return new SightingList(
                listed.sightings(), listed.more(), sightings.countByState(query), sightings.countOpenGone(query));
    }
}
