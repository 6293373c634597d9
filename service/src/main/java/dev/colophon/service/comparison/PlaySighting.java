package dev.colophon.service.comparison;

import dev.colophon.fingerprint.Medium;
import dev.colophon.media.MediaReader;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.StoredSighting;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The sound of one side of a sighting, as it is played in step with the other side. */
public final class PlaySighting {

    private final Settings settings;
    private final MediaReader media;

    public PlaySighting(Settings settings) {
        this.settings = settings;
        this.media = new MediaReader(MediaLimits.DEFAULT, settings.programs().ffmpeg());
    }

    /**
     * One part of the sound of a sound or a film, as a WAV file. Empty when its bytes are not at hand, or when there is no such part.
     *
     * @param medium of the match; empty for the foremost
     * @param part of {@link LockedTime#parts}
     * @throws ServiceException when there is no such sighting
     */
    public Optional<byte[]> sound(Actor actor, String id, Optional<Medium> medium, MatchSide which, int part)
            throws IOException {
        actor.require(Permission.READ);
        StoredSighting sighting =
                new FindSighting(settings).find(actor, id, _ -> {}).sighting();
        RegisteredMatch match = sighting.foremost(medium);
        Optional<LockedTime> time = LockedTime.of(match.match(), part);
        return time.isEmpty()
                ? Optional.empty()
                : new MatchedFile(settings, sighting, match, which)
                        .preview(file -> SoundClip.of(file, List.of(time.get().span(part, which)), media));
    }
}
