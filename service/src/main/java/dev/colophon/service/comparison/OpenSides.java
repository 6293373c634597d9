package dev.colophon.service.comparison;

import dev.colophon.media.MediaReader;
import dev.colophon.registry.Works;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.report.side.PictureFolder;
import dev.colophon.service.report.side.Sides;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.KnownContents;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Function;

/** What is asked of the sides of works and copies while the home is open for it. */
final class OpenSides {

    private OpenSides() {}

    static <T> T of(
            Settings settings, PictureFolder pictures, MediaReader media, Actor actor, Function<Sides, T> question)
            throws IOException {
        try (Database database = HomeDatabase.stored(settings);
                ScratchFolder scratch = ScratchFolder.create("colophon-compare")) {
            return question.apply(new Sides(
                    new Works(database, actor.organisation()),
                    new KnownContents(database, new Ids(InstantSource.system())),
                    CompareSighting.originals(settings),
                    new Sides.Captures(settings.home().warc(), scratch.path()),
                    new Sides.Decoders(media, settings.programs().ffmpeg()),
                    pictures));
        }
    }
}
