package dev.colophon.service.comparison;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
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

/** Lets a person hear what a sound and a copy of it share. */
public final class HearSighting {

    private final Settings settings;
    private final MediaReader media;

    public HearSighting(Settings settings) {
        this.settings = settings;
        this.media = new MediaReader(MediaLimits.DEFAULT, settings.programs().ffmpeg());
    }

    /**
     * The longest matched part of a sound, decoded and encoded anew, as a WAV file. Empty when its bytes are not at hand, or are no sound.
     *
     * @param medium of the match; empty for the foremost
     * @throws ServiceException when there is no such sighting
     */
    public Optional<byte[]> heard(Actor actor, String id, Optional<Medium> medium, MatchSide which) throws IOException {
        actor.require(Permission.READ);
        StoredSighting sighting =
                new FindSighting(settings).find(actor, id, _ -> {}).sighting();
        RegisteredMatch match = sighting.foremost(medium);
        List<Span> parts = match.match().segments().stream()
                .map(which == MatchSide.WORK ? Segment::inReference : Segment::inCopy)
                .toList();
        return new MatchedFile(settings, sighting, match, which).preview(file -> SoundClip.of(file, parts, media));
    }
}
