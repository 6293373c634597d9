package dev.colophon.service.comparison;

import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.StoredSighting;
import java.io.IOException;
import java.util.Optional;

/** The frames of one side of a sighting of a film, as they are shown in step with the other side. */
public final class ShowFrames {

    private final Settings settings;

    public ShowFrames(Settings settings) {
        this.settings = settings;
    }

    /**
     * The frames of one part of a film, on one sheet. Empty when its bytes are not at hand, or when there is no such part.
     *
     * @param medium of the match; empty for the foremost
     * @param part of {@link LockedTime#parts}
     * @throws ServiceException when there is no such sighting
     */
    public Optional<byte[]> frames(Actor actor, String id, Optional<Medium> medium, MatchSide which, int part)
            throws IOException {
        actor.require(Permission.READ);
        StoredSighting sighting =
                new FindSighting(settings).find(actor, id, _ -> {}).sighting();
        RegisteredMatch match = sighting.foremost(medium);
        Optional<LockedTime> time = LockedTime.of(match.match(), part);
        return time.isEmpty()
                ? Optional.empty()
                : new MatchedFile(settings, sighting, match, which)
                        .preview(file -> FrameSheet.of(
                                file,
                                time.get().span(part, which),
                                FrameSheet.frames(time.get().parts().get(part).seconds()),
                                settings.programs().ffmpeg()));
    }
}
