package dev.colophon.service.scan;

import dev.colophon.detect.InOrder;
import dev.colophon.detect.Sighting;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.WalkedFile;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks for registered works in files, and stores nothing. */
public final class CheckFiles {

    private final Settings settings;

    public CheckFiles(Settings settings) {
        this.settings = settings;
    }

    /**
     * Checks files, and those in folders and archives, in their order.
     *
     * @param mustCompare whether having no work to compare with is a failure: for whoever takes no match for an answer
     */
    public void check(Actor actor, List<Path> paths, boolean mustCompare, ResultListener<Finding> listener) {
        FileWalker walker = new FileWalker();
        check(
                settings,
                actor,
                mustCompare,
                listener,
                FileCount.of(paths),
                sink -> paths.forEach(path -> walk(path, walker, sink)));
    }

    /** Checks what a walk over so many files comes across. */
    static void check(
            Settings settings,
            Actor actor,
            boolean mustCompare,
            ResultListener<Finding> listener,
            long files,
            Consumer<Consumer<WalkedFile>> walk) {
        if (mustCompare) {
            settings.nothingStored().ifPresent(why -> {
                throw new ServiceException(Category.ENVIRONMENT, why + ": nothing was compared");
            });
        }
        try (HomeSession session = HomeSession.reading(settings, actor, listener)) {
            listener.begins(files);
            InOrder.<WalkedFile, Finding>forEach(walk, walked -> look(walked, session), finding -> {
                listener.advances(finding.place());
                listener.result(finding);
            });
        }
    }

    /** What is no file is refused by itself, so that the files beside it are answered. */
    private static void walk(Path path, FileWalker walker, Consumer<WalkedFile> sink) {
        Optional<WalkedFile.Refused> refused = ForScan.refused(path, "check takes files");
        if (refused.isPresent()) {
            sink.accept(refused.get());
        } else {
            walker.walk(path, sink);
        }
    }

    private static Finding look(WalkedFile walked, HomeSession session) {
        Sighting sighting = switch (walked) {
            case WalkedFile.Refused refused -> session.refused(refused);
            case WalkedFile.Found found -> session.detect(found);
        };
        return Finding.unstored(sighting, session.registered(sighting));
    }
}
