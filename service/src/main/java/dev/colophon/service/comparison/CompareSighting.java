package dev.colophon.service.comparison;

import dev.colophon.media.MediaReader;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.registry.Works;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.report.side.Exhibit;
import dev.colophon.service.report.side.OriginalFiles;
import dev.colophon.service.report.side.PictureFolder;
import dev.colophon.service.report.side.Side;
import dev.colophon.service.report.side.Sides;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.KnownContents;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

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

    /** Both sides of the best match of a sighting. Films and pictures are decoded for it. */
    public Exhibit sides(Actor actor, StoredSighting sighting) throws IOException {
        return shown(actor, sides -> sides.of(sighting));
    }

    /** A registered file of a work by itself. */
    public Side reference(Actor actor, Work work, Reference reference) throws IOException {
        return shown(actor, sides -> sides.of(work, reference));
    }

    private <T> T shown(Actor actor, Function<Sides, T> what) throws IOException {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings);
                ScratchFolder scratch = ScratchFolder.create("colophon-compare")) {
            return what.apply(new Sides(
                    new Works(database, actor.organisation()),
                    new KnownContents(database, new Ids(InstantSource.system())),
                    originals(settings),
                    new Sides.Captures(settings.home().warc(), scratch.path()),
                    new Sides.Decoders(media, settings.programs().ffmpeg()),
                    pictures));
        }
    }

    /** The registered files of a home. */
    static OriginalFiles originals(Settings settings) throws IOException {
        return new OriginalFiles(settings.home().references(), Optional.empty());
    }
}
