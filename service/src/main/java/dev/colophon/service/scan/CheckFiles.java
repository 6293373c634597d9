package dev.colophon.service.scan;

import dev.colophon.detect.FingerprintFile;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.InOrder;
import dev.colophon.detect.Sighting;
import dev.colophon.media.provenance.Credentials;
import dev.colophon.media.walk.FileWalker;
import dev.colophon.media.walk.WalkedFile;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.outcome.PolicyOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks for registered works in files, and stores nothing. */
public final class CheckFiles {

    /** What else somebody wants to know of a file, while it is at hand. */
    public interface Question<R> {
        R answer(HomeSession session, Finding finding);
    }

    private record Looked<R>(Finding finding, R answer) {}

    private final Settings settings;
    private final Optional<String> host;

    public CheckFiles(Settings settings) {
        this(settings, Optional.empty());
    }

    /** @param host at which the files are going to stand: what is licensed there, nothing is to be done about */
    public CheckFiles(Settings settings, Optional<String> host) {
        this.settings = settings;
        this.host = host;
    }

    /**
     * Checks files, and those in folders and archives, in their order.
     *
     * @param mustCompare whether having no work to compare with is a failure: for whoever takes no match for an answer
     */
    public void check(Actor actor, List<Path> paths, boolean mustCompare, ResultListener<Finding> listener) {
        actor.require(Permission.CHECK);
        check(settings, actor, host, mustCompare, (_, finding) -> finding, listener, paths);
    }

    /** Checks files, and asks something more of each. */
    static <R> void check(
            Settings settings,
            Actor actor,
            Optional<String> host,
            boolean mustCompare,
            Question<R> question,
            ResultListener<R> listener,
            List<Path> paths) {
        FileWalker walker = new FileWalker();
        check(
                settings,
                actor,
                host,
                mustCompare,
                question,
                listener,
                FileCount.of(paths),
                sink -> paths.forEach(path -> walk(path, walker, sink)));
    }

    /** Checks what a walk over so many files comes across. */
    static <R> void check(
            Settings settings,
            Actor actor,
            Optional<String> host,
            boolean mustCompare,
            Question<R> question,
            ResultListener<R> listener,
            long files,
            Consumer<Consumer<WalkedFile>> walk) {
        if (mustCompare) {
            settings.nothingStored().ifPresent(why -> {
                throw new ServiceException(Category.ENVIRONMENT, why + ": nothing was compared");
            });
        }
        Optional<Host> place = host.map(CheckFiles::host);
        try (HomeSession session = HomeSession.reading(settings, actor, listener)) {
            Optional<UploadOutcomes> outcomes = session.database()
                    .map(database -> new UploadOutcomes(database, actor.organisation(), place, InstantSource.system()));
            listener.begins(files);
            DocumentParts documents = new DocumentParts();
            InOrder.<WalkedFile, List<Looked<R>>>forEach(
                    walk, walked -> look(walked, session, outcomes, question), all -> {
                        listener.advances(all.getFirst().finding().place());
                        for (Looked<R> looked : all) {
                            Finding finding = looked.finding();
                            documents.met(
                                    finding.sighting(),
                                    !finding.matches().isEmpty(),
                                    pictures -> listener.result(
                                            pictures.compared() == 0
                                                    ? looked.answer()
                                                    : question.answer(session, finding.with(pictures))));
                        }
                    });
            documents.end();
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

    private static Host host(String name) {
        try {
            return Host.parse(name);
        } catch (RegistryException e) {
            throw new ServiceException(Category.USAGE, "--host: " + e.getMessage());
        }
    }

    private static <R> List<Looked<R>> look(
            WalkedFile walked, HomeSession session, Optional<UploadOutcomes> outcomes, Question<R> question) {
        return look(walked, session, outcomes).stream()
                .map(finding -> new Looked<>(finding, question.answer(session, finding)))
                .toList();
    }

    /** One, but of a fingerprint, which may be of what is packed in an archive, too. */
    private static List<Finding> look(WalkedFile walked, HomeSession session, Optional<UploadOutcomes> outcomes) {
        return switch (walked) {
            case WalkedFile.Refused refused -> List.of(Finding.unstored(session.refused(refused), List.of()));
            case WalkedFile.Found found -> {
                try (found) {
                    FoundFile file = new FoundFile(found.path(), found.place(), Instant.now());
                    yield FingerprintFile.isOne(file.path())
                            ? HandedFingerprint.search(session, file).stream()
                                    .map(sighting -> finding(sighting, session, outcomes, Optional.empty()))
                                    .toList()
                            : List.of(
                                    finding(session.detect(file), session, outcomes, session.credentials(file.path())));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private static Finding finding(
            Sighting sighting,
            HomeSession session,
            Optional<UploadOutcomes> outcomes,
            Optional<Credentials> credentials) {
        List<RegisteredMatch> matches = session.registered(sighting);
        return Finding.unstored(sighting, matches)
                .with(
                        outcomes.map(of ->
                                        of.of(sighting, matches, session.contexts(sighting), session.pixels(sighting)))
                                .map(CheckFiles::outcomes)
                                .orElse(Map.of()),
                        credentials);
    }

    private static Map<String, PolicyOutcome> outcomes(Map<String, UploadOutcome> found) {
        Map<String, PolicyOutcome> outcomes = new LinkedHashMap<>();
        found.forEach((work, of) -> outcomes.put(work, of.outcome()));
        return outcomes;
    }
}
