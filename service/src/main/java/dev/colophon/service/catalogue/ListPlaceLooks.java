package dev.colophon.service.catalogue;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.session.NamedSighting;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.history.PastLook;
import dev.colophon.sightings.history.PlaceHistory;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;

/** Lists the looks at a place that the organisation sees. */
public final class ListPlaceLooks {

    private final Settings settings;

    public ListPlaceLooks(Settings settings) {
        this.settings = settings;
    }

    /**
     * The newest first; none of a place that the organisation does not see.
     *
     * @param named the id of a sighting, or an unambiguous start or end of it; or the place itself, as it is listed
     * @param after the id of the last look of the page before
     */
    public ListedLooks list(Actor actor, String named, Optional<String> after, int most, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings)) {
            String place = NamedSighting.find(new Sightings(database, actor.organisation()), named, listener)
                    .map(StoredSighting::place)
                    .orElse(named);
            List<PastLook> looks = new PlaceHistory(database, actor.organisation()).looks(place, after, most + 1);
            boolean more = looks.size() > most;
            return new ListedLooks(place, more ? looks.subList(0, most) : looks, more);
        }
    }
}
