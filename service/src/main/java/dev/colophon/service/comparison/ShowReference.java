package dev.colophon.service.comparison;

import dev.colophon.media.MediaReader;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.registry.work.Reference;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.report.side.PictureFolder;
import dev.colophon.service.report.side.Side;
import dev.colophon.service.settings.Settings;
import java.io.IOException;

/** Shows a registered file of a work by itself. */
public final class ShowReference {

    private final Settings settings;
    private final PictureFolder pictures;
    private final MediaReader media;

    /** @param pictures where what is drawn is kept, for whoever shows it */
    public ShowReference(Settings settings, PictureFolder pictures) {
        this.settings = settings;
        this.pictures = pictures;
        this.media = new MediaReader(MediaLimits.DEFAULT, settings.programs().ffmpeg());
    }

    /** As well as what is at hand allows. */
    public Side show(Actor actor, Work work, Reference reference) throws IOException {
        actor.require(Permission.READ);
        return OpenSides.of(settings, pictures, media, actor, sides -> sides.of(work, reference));
    }
}
