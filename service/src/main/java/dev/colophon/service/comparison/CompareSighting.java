package dev.colophon.service.comparison;

import dev.colophon.fingerprint.Medium;
import dev.colophon.media.MediaReader;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.report.side.Exhibit;
import dev.colophon.service.report.side.OriginalFiles;
import dev.colophon.service.report.side.PictureFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.StoredSighting;
import java.io.IOException;
import java.util.Optional;

/** Shows a sighting beside the work, as well as what is at hand allows, and lets both sides be heard. */
public final class CompareSighting {

    private final Settings settings;
    private final PictureFolder pictures;
    private final MediaReader media;

    /** @param pictures where what is drawn is kept, for whoever shows it */
    public CompareSighting(Settings settings, PictureFolder pictures) {
        this.settings = settings;
        this.pictures = pictures;
        this.media = new MediaReader(MediaLimits.DEFAULT, settings.programs().ffmpeg());
    }

    /**
     * Both sides of a match of a sighting. Films and pictures are decoded for it.
     *
     * @param medium in which it matches; empty for the foremost
     */
    public Exhibit sides(Actor actor, StoredSighting sighting, Optional<Medium> medium) throws IOException {
        actor.require(Permission.READ);
        return OpenSides.of(
                settings,
                pictures,
                media,
                actor,
                sides -> medium.map(wanted -> sides.of(sighting, wanted)).orElseGet(() -> sides.of(sighting)));
    }

    /** The registered files of a home. */
    static OriginalFiles originals(Settings settings) throws IOException {
        return new OriginalFiles(settings.home().references(), Optional.empty());
    }
}
