package dev.colophon.service.fingerprint;

import dev.colophon.detect.FileFingerprinter;
import dev.colophon.media.MediaReader;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.media.refusal.MessageText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Takes the fingerprints by which files can be checked where the files themselves are not to go. Needs no home and asks nobody. */
public final class TakeFingerprints {

    private final Settings settings;

    public TakeFingerprints(Settings settings) {
        this.settings = settings;
    }

    /** Takes that of each file, in their order. */
    public void take(Actor actor, List<Path> files, ResultListener<TakenFingerprint> listener) {
        actor.require(Permission.CHECK);
        MediaReader media =
                new MediaReader(MediaLimits.DEFAULT, settings.programs().ffmpeg());
        FileFingerprinter fingerprinter = new FileFingerprinter(media);
        listener.begins(files.size());
        try (ScratchFolder scratch = ScratchFolder.create("colophon-fingerprint")) {
            Path target = scratch.path().resolve("taken");
            for (Path file : files) {
                TakenFingerprint taken = new FingerprintRun(media, fingerprinter, file, target).take();
                listener.advances(file.toString());
                listener.result(taken);
                Files.deleteIfExists(target);
            }
        } catch (IOException e) {
            throw new ServiceException(
                    Category.ENVIRONMENT,
                    "cannot keep a fingerprint while it is taken: %s; make room in the temporary folder"
                            .formatted(MessageText.oneLine(e)));
        }
    }
}
