package dev.colophon.service.scan;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.Rematch;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import java.time.Instant;
import java.util.Optional;

/** Finds works registered later in what was captured before, asking nobody again. */
public final class RematchCaptures {

    private final Settings settings;

    public RematchCaptures(Settings settings) {
        this.settings = settings;
    }

    /**
     * Compares what was not compared with all works yet; empty, and said so, where nothing was ever stored.
     *
     * @param since what was seen last before that time and matched nothing is forgotten
     * @param listener told of each sighting after it is stored
     */
    public Optional<Rematch.Result> rematch(Actor actor, Instant since, ResultListener<StoredSighting> listener) {
        Optional<String> nothing = settings.nothingStored();
        if (nothing.isPresent()) {
            listener.message(nothing.get());
            return Optional.empty();
        }
        try (HomeSession session = HomeSession.watching(settings, listener)) {
            Rematch rematch = new Rematch(session.catalogue());
            Sightings sightings = new Sightings(session.catalogue().database());
            long position = session.index().position();
            listener.begins(rematch.waiting(since, position));
            Rematch.Result result = rematch.run(
                    since,
                    position,
                    fingerprints -> {
                        listener.advances("");
                        return session.search(fingerprints);
                    },
                    id -> listener.result(sightings.get(id)));
            rematch.forget(since);
            return Optional.of(result);
        }
    }
}
