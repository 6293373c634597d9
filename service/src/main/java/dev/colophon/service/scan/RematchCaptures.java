package dev.colophon.service.scan;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.rematch.Rematch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds works registered later in what was seen before, asking nobody again. */
public final class RematchCaptures {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Settings settings;

    public RematchCaptures(Settings settings) {
        this.settings = settings;
    }

    /**
     * Looks works that were registered since up in what was seen; empty, and said so, where nothing was ever stored.
     *
     * @param since what was seen last before that time and matched nothing is forgotten
     * @param listener told of each sighting after it is stored
     */
    public Optional<Rematch.Result> rematch(Actor actor, Instant since, ResultListener<StoredSighting> listener) {
        actor.require(Permission.REGISTER);
        Optional<String> nothing = settings.nothingStored();
        if (nothing.isPresent()) {
            listener.message(nothing.get());
            return Optional.empty();
        }
        try (HomeSession session = HomeSession.watching(settings, actor, listener)) {
            session.forget(since);
            listener.begins(session.toRematch());
            Rematch.Result result = session.rematch(PATIENCE, () -> listener.advances(""), listener::result);
            int quarantined = session.quarantined();
            if (quarantined > 0) {
                listener.message("%s in quarantine, since %s too much: `colophon references quarantine` says why"
                        .formatted(
                                Plural.of(quarantined, "file is", "files are"),
                                quarantined == 1 ? "it hits" : "they hit"));
            }
            return Optional.of(result);
        }
    }
}
