package dev.colophon.service.scan;

import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.scan.ScanSource;
import dev.colophon.crawl.scan.SourceRefused;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.caller.ResultListener;
import dev.colophon.service.session.HomeClock;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.ChangedDecision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for copies in folders, captures, lists of URLs and pages, and keeps what it finds. */
public final class ScanSources {

    /**
     * What to look into.
     *
     * @param sources as a person wrote them
     * @param files of somebody who is not trusted to name other places: looked into as they are, also where they list addresses
     * @param again whether to look also into what is known and unchanged
     * @param allowed servers that may be visited though they are not public
     */
    public record Request(List<String> sources, List<Path> files, boolean again, AllowList allowed) {

        public Request {
            sources = List.copyOf(sources);
            files = List.copyOf(files);
        }

        /** What a person names. */
        public Request(List<String> sources, boolean again, AllowList allowed) {
            this(sources, List.of(), again, allowed);
        }

        /** Files that were handed in, known or not. */
        public static Request ofFiles(List<Path> files) {
            return new Request(List.of(), files, true, AllowList.none());
        }
    }

    /** A part of the result. */
    public sealed interface Result {

        /** What came of one thing met in a source. */
        record Met(ScanOutcome outcome) implements Result {}

        /** What was known before, and what is said of licences, or not any more, decides otherwise now. */
        record Redecided(ChangedDecision change) implements Result {}

        /** A source that was not read, or not to its end; others were. */
        record NotRead(String why) implements Result {}
    }

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Settings settings;

    public ScanSources(Settings settings) {
        this.settings = settings;
    }

    /** Scans one source after the other; false where there was nothing to look into, or nothing to look for. */
    public boolean scan(Actor actor, Request request, ResultListener<Result> listener) throws IOException {
        actor.require(Permission.VISIT);
        List<ScanSource> known = known(actor, request.sources(), listener);
        request.files().stream().map(ScanSource.LocalFiles::new).forEach(known::add);
        if (known.isEmpty()) {
            return false;
        }
        Optional<String> nothing = settings.nothingStored();
        if (nothing.isPresent()) {
            listener.message(nothing.get() + "; nothing was looked into");
            return false;
        }
        Path scratch = TemporaryFolders.create("colophon-scan");
        try (HomeSession session = HomeSession.writing(settings, actor, "scan", listener);
                GuardedClient client =
                        new GuardedClient(GuardSettings.of(settings.watching().contactOrExample(), scratch)
                                .withAllowed(request.allowed())
                                .withBlocked(Sources.blocked(session.catalogue().database())))) {
            HomeClock.of(InstantSource.system()).warn(session.catalogue().database(), listener);
            Map<String, String> news = news(session);
            listener.begins(total(known));
            String began = session.catalogue().ids().next();
            Scan scan = new Scan(session, client, request.again(), Set.copyOf(news.values()));
            for (ScanSource source : known) {
                try {
                    scan.of(source, outcome -> {
                        forget(news, outcome);
                        if (!(outcome instanceof ScanOutcome.Gone)) {
                            listener.advances(outcome.place());
                        }
                        listener.result(new Result.Met(outcome));
                    });
                } catch (IOException unopened) { // of this source, and no other
                    listener.result(new Result.NotRead(String.valueOf(unopened.getMessage())));
                }
            }
            session.sightings().changedBySignals(began).stream()
                    .map(Result.Redecided::new)
                    .forEach(listener::result);
            tell(news.size(), listener);
        } finally {
            TemporaryFolders.delete(scratch);
        }
        return true;
    }

    /** Sightings of works registered since in what was seen before: the content of each by its id. */
    private static Map<String, String> news(HomeSession session) {
        Map<String, String> news = new HashMap<>();
        session.rematch(
                PATIENCE,
                () -> {},
                found -> news.put(found.id(), found.content().content().sha256()));
        return news;
    }

    private static void forget(Map<String, String> news, ScanOutcome told) {
        if (told instanceof ScanOutcome.Found(Finding finding)) {
            news.keySet().removeAll(finding.sightings().values());
        }
    }

    private static void tell(int elsewhere, ResultListener<Result> listener) {
        if (elsewhere > 0) {
            listener.message("%s of works registered since in what was seen before: `colophon sightings` lists them"
                    .formatted(Plural.of(elsewhere, "copy", "copies")));
        }
    }

    /** Without those that are refused, each by itself. */
    private List<ScanSource> known(Actor actor, List<String> sources, ResultListener<Result> listener) {
        List<ScanSource> known = new ArrayList<>();
        for (String source : sources) {
            try {
                boolean misread = source.indexOf('\uFFFD') >= 0; // a name that is not text
                known.add(
                        misread
                                ? new ScanSource.LocalFiles(
                                        Path.of(source).toAbsolutePath().normalize())
                                : ScanSource.of(source));
            } catch (SourceRefused e) {
                Optional<MissingSource> missing = MissingSource.of(source, actor, settings);
                if (missing.filter(MissingSource::isGone).isPresent()) {
                    known.add(new ScanSource.LocalFiles(missing.get().path()));
                } else {
                    String more = missing.map(there -> "; " + there.words()).orElse("");
                    listener.result(new Result.NotRead(e.getMessage() + more));
                }
            }
        }
        return known;
    }

    private static long total(List<ScanSource> sources) {
        long total = 0;
        for (ScanSource source : sources) {
            if (!(source instanceof ScanSource.LocalFiles(Path path))) {
                return 0; // how much is behind a URL is known when it was seen
            }
            total += FileCount.of(List.of(path));
        }
        return total;
    }
}
