package dev.colophon.service.comparison;

import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.media.MediaReader;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.report.side.FoundBytes;
import dev.colophon.service.report.side.OriginalFiles;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.StoredSighting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Lets a person hear what a sound and a copy of it share, and see both sides of a film in step. */
public final class HearSighting {

    private final Settings settings;
    private final MediaReader media;

    public HearSighting(Settings settings) {
        this.settings = settings;
        this.media = new MediaReader(MediaLimits.DEFAULT, settings.programs().ffmpeg());
    }

    /** Makes what is shown or heard of a file. */
    private interface Preview {
        Optional<byte[]> of(Path file) throws IOException;
    }

    /**
     * The longest matched part of a sound, decoded and encoded anew, as a WAV file. Empty when its bytes are not at hand, or are no sound.
     *
     * @throws ServiceException when there is no such sighting
     */
    public Optional<byte[]> heard(Actor actor, String id, MatchSide which) throws IOException {
        StoredSighting sighting = sighting(actor, id);
        List<Span> parts = sighting.matches().getFirst().match().segments().stream()
                .map(which == MatchSide.WORK ? Segment::inReference : Segment::inCopy)
                .toList();
        return preview(sighting, which, file -> SoundClip.of(file, parts, media));
    }

    /**
     * One part of the sound of a sound or a film, as it is played in step with the other side. Empty, too, when there is no such part.
     *
     * @param part of {@link LockedTime#parts}
     * @throws ServiceException when there is no such sighting
     */
    public Optional<byte[]> heard(Actor actor, String id, MatchSide which, int part) throws IOException {
        StoredSighting sighting = sighting(actor, id);
        Optional<LockedTime> time = time(sighting, part);
        return time.isEmpty()
                ? Optional.empty()
                : preview(
                        sighting,
                        which,
                        file -> SoundClip.of(file, List.of(time.get().span(part, which)), media));
    }

    /**
     * The frames of one part of a film, on one sheet.
     *
     * @param part of {@link LockedTime#parts}
     * @throws ServiceException when there is no such sighting
     */
    public Optional<byte[]> frames(Actor actor, String id, MatchSide which, int part) throws IOException {
        StoredSighting sighting = sighting(actor, id);
        Optional<LockedTime> time = time(sighting, part);
        return time.isEmpty()
                ? Optional.empty()
                : preview(
                        sighting,
                        which,
                        file -> FrameSheet.of(
                                file,
                                time.get().span(part, which),
                                FrameSheet.frames(time.get().parts().get(part).seconds()),
                                settings.programs().ffmpeg()));
    }

    private StoredSighting sighting(Actor actor, String id) {
        actor.require(Permission.READ);
        return new FindSighting(settings).find(actor, id, _ -> {}).sighting();
    }

    private static Optional<LockedTime> time(StoredSighting sighting, int part) {
        return LockedTime.of(sighting.matches().getFirst().match())
                .filter(time -> part >= 0 && part < time.parts().size());
    }

    private Optional<byte[]> preview(StoredSighting sighting, MatchSide which, Preview preview) throws IOException {
        OriginalFiles originals = CompareSighting.originals(settings);
        if (which == MatchSide.WORK) {
            Optional<Path> file =
                    originals.of(sighting.matches().getFirst().registered().reference());
            return file.isEmpty() ? Optional.empty() : preview.of(file.get());
        }
        try (ScratchFolder scratch = ScratchFolder.create("colophon-compare")) {
            Optional<FoundBytes> found = FoundBytes.of(sighting, settings.home().warc(), scratch.path(), originals);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try (FoundBytes bytes = found.get()) {
                return preview.of(bytes.file());
            }
        }
    }
}
