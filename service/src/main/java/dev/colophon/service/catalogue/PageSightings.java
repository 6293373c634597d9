package dev.colophon.service.catalogue;

import dev.colophon.registry.Works;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;

/** Lists where copies were seen, a page at a time and without counts, which take long where there are very many. */
public final class PageSightings {

    private final Settings settings;

    public PageSightings(Settings settings) {
        this.settings = settings;
    }

    /**
     * Last seen first; empty, and said so, where nothing was ever stored.
     *
     * @param query its work may be an unambiguous start or end of an id
     * @param after the id, or an unambiguous start or end of it, of the last sighting of the page before
     */
    public Optional<ListedSightings> page(
            Actor actor, SightingQuery query, Optional<String> after, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database)
                    .map(stored ->
                            listed(ofWork(query, stored, actor), after, new Sightings(stored, actor.organisation())));
        }
    }

    static SightingQuery ofWork(SightingQuery query, Database stored, Actor actor) {
        return query.of(query.work()
                .map(start -> new Works(stored, actor.organisation()).get(start).id()));
    }

    static ListedSightings listed(SightingQuery query, Optional<String> after, Sightings sightings) {
        int oneMore = (int) Math.min(query.limit() + 1L, Integer.MAX_VALUE);
        List<StoredSighting> found = sightings.list(query.page(oneMore, after.map(sightings::get)));
        boolean more = found.size() > query.limit();
        return new ListedSightings(more ? found.subList(0, query.limit()) : found, more);
    }
}
