package dev.colophon.service.session;

import dev.colophon.service.caller.MessageListener;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import java.util.Optional;

/** A sighting that somebody names by its id, or an unambiguous start or end of it. */
public final class NamedSighting {

    private NamedSighting() {}

    /**
     * The sighting; where another has taken the place of the one named, that is said.
     *
     * @throws dev.colophon.registry.work.RegistryException when there is none, or more than one
     */
    public static StoredSighting get(Sightings sightings, String id, MessageListener listener) {
        return told(sightings.get(id), id, listener);
    }

    /** As {@link #get}; empty when there is none. */
    public static Optional<StoredSighting> find(Sightings sightings, String id, MessageListener listener) {
        return sightings.find(id).map(found -> told(found, id, listener));
    }

    private static StoredSighting told(StoredSighting found, String id, MessageListener listener) {
        if (!found.isMeantBy(id)) {
            listener.message("the sighting `%s` is %s now: works were merged, or its file went to another work"
                    .formatted(id, found.id()));
        }
        return found;
    }
}
