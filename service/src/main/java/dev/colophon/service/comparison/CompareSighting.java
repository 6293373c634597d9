package dev.colophon.service.comparison;

import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.media.MediaReader;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.registry.Works;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.catalogue.CatalogueItem;
import dev.colophon.service.catalogue.FindItem;
import dev.colophon.service.report.side.Exhibit;
import dev.colophon.service.report.side.FoundBytes;
import dev.colophon.service.report.side.OriginalFiles;
import dev.colophon.service.report.side.PictureFolder;
import dev.colophon.service.report.side.Sides;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.KnownContents;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Shows a sighting beside the work, as well as what is at hand allows, and lets both sides be heard. */
public final class CompareSighting {

    /** Which side of a match. */
    public enum Which {
        WORK,
        COPY
    }

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
     * The sighting with this id, or an unambiguous start or end of it.
     *
     * @param listener told where another has taken the place of the sighting that is named
     * @throws ServiceException when there is no such sighting
     */
    public CatalogueItem.OfSighting find(Actor actor, String id, MessageListener listener) {
        return switch (new FindItem(settings).find(actor, id, listener)) {
            case CatalogueItem.OfSighting sighting -> sighting;
            case CatalogueItem.OfWork _ ->
                throw new ServiceException(
                        Category.REFUSED, "`%s` is a work, and has no copy beside it: name a sighting".formatted(id));
        };
    }

    /** Both sides of the best match of a sighting. Films and pictures are decoded for it. */
    public Exhibit sides(Actor actor, StoredSighting sighting) throws IOException {
        try (Database database = HomeDatabase.stored(settings);
                ScratchFolder scratch = ScratchFolder.create("colophon-compare")) {
            return new Sides(
                            new Works(database, actor.organisation()),
                            new KnownContents(database, new Ids(InstantSource.system())),
                            originals(),
                            new Sides.Captures(settings.home().warc(), scratch.path()),
                            new Sides.Decoders(media, settings.programs().ffmpeg()),
                            pictures)
                    .of(sighting);
        }
    }

    private OriginalFiles originals() throws IOException {
        return new OriginalFiles(settings.home().references(), Optional.empty());
    }

    /** What was done with a sighting beside deciding it, and whether others claim what it is a copy of. */
    public Proceedings proceedings(Actor actor, StoredSighting sighting) {
        try (Database database = HomeDatabase.stored(settings)) {
            return new FindProceedings(settings, database, actor.organisation()).of(sighting);
        }
    }

    /**
     * The matched part of a sound, decoded and encoded anew, as a WAV file. Empty when its bytes are not at hand, or are no sound.
     *
     * @throws ServiceException when there is no such sighting
     */
    public Optional<byte[]> heard(Actor actor, String id, Which which) throws IOException {
        StoredSighting sighting = find(actor, id, _ -> {}).sighting();
        List<Segment> segments = sighting.matches().getFirst().match().segments();
        if (which == Which.WORK) {
            Optional<Path> file =
                    originals().of(sighting.matches().getFirst().registered().reference());
            return file.flatMap(path -> SoundClip.of(
                    path, segments.stream().map(Segment::inReference).toList(), media));
        }
        try (ScratchFolder scratch = ScratchFolder.create("colophon-compare")) {
            Optional<FoundBytes> found = FoundBytes.of(sighting, settings.home().warc(), scratch.path(), originals());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            List<Span> parts = segments.stream().map(Segment::inCopy).toList();
            try (FoundBytes bytes = found.get()) {
                return SoundClip.of(bytes.file(), parts, media);
            }
        }
    }
}
