package dev.colophon.service.report;

import dev.colophon.detect.InOrder;
import dev.colophon.media.MediaReader;
import dev.colophon.media.refusal.MediaLimits;
import dev.colophon.operators.OperatorGraph;
import dev.colophon.operators.OperatorRulings;
import dev.colophon.operators.SiteSignals;
import dev.colophon.registry.Works;
import dev.colophon.registry.work.Host;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.report.html.Overview;
import dev.colophon.service.report.html.ReportPages;
import dev.colophon.service.report.html.ReportWords;
import dev.colophon.service.report.html.ShownSighting;
import dev.colophon.service.report.html.ShownSighting.ShownSite;
import dev.colophon.service.report.side.Exhibit;
import dev.colophon.service.report.side.OriginalFiles;
import dev.colophon.service.report.side.PictureFolder;
import dev.colophon.service.report.side.Side;
import dev.colophon.service.report.side.Sides;
import dev.colophon.service.session.ScratchFolder;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.watch.ReportStatus;
import dev.colophon.service.watch.StatusReport;
import dev.colophon.sightings.KnownContents;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes one report into its folder. */
final class ReportRun {

    private final Settings settings;
    private final InstantSource clock;
    private final Actor actor;
    private final ReportOrder order;
    private final ProgressListener listener;
    private final Database database;
    private final ReportFolder folder;
    private final Works works;
    private final KnownContents contents;
    private int notShown;

    ReportRun(
            Settings settings,
            InstantSource clock,
            Actor actor,
            ReportOrder order,
            ProgressListener listener,
            Database database,
            ReportFolder folder) {
        this.settings = settings;
        this.clock = clock;
        this.actor = actor;
        this.order = order;
        this.listener = listener;
        this.database = database;
        this.folder = folder;
        this.works = new Works(database, actor.organisation());
        this.contents = new KnownContents(database, new Ids(InstantSource.system()));
    }

    WrittenReport written(ScratchFolder scratch) throws IOException {
        SightingQuery query = order.query()
                .of(order.query().work().map(start -> works.get(start).id()));
        Sightings sightings = new Sightings(database, actor.organisation());
        Sides sides = sides(scratch.path());
        OperatorGraph operators = OperatorGraph.of(
                new SiteSignals(database),
                new OperatorRulings(database, actor.organisation().id(), clock));
        ReportPages pages = new ReportPages(folder.path(), new ReportWords(order.language()));
        listener.begins(sightings.countByState(query).entrySet().stream()
                .filter(counted -> query.states().contains(counted.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum());
        InOrder.<StoredSighting, ShownSighting>forEach(
                sink -> sightings.forEach(query, sink),
                sighting -> new ShownSighting(sighting, sides.of(sighting), site(sighting, operators)),
                shown -> {
                    pages.add(shown);
                    notShown += isWhole(shown.exhibit()) ? 0 : 1;
                    listener.advances(shown.sighting().place());
                });
        int all = pages.finish(overview(), works::references);
        int shownWorks = pages.counts().works().size();
        int shown = pages.counts().all();
        return measured(folder.finish(), shown, shownWorks, all);
    }

    private Sides sides(Path scratch) throws IOException {
        return new Sides(
                works,
                contents,
                new OriginalFiles(settings.home().references(), order.originals()),
                new Sides.Captures(settings.home().warc(), scratch),
                new Sides.Decoders(
                        new MediaReader(MediaLimits.DEFAULT, settings.programs().ffmpeg()),
                        settings.programs().ffmpeg()),
                new PictureFolder(folder.path()));
    }

    private Overview overview() {
        Map<String, Integer> notLooked = new HashMap<>(contents.countByReason());
        new ReportStatus(settings).report(actor, listener).ifPresent(status -> {
            add(notLooked, "FAILING", status.failing());
            add(notLooked, "WAITING", status.analysisTasks());
            add(notLooked, "PARKED", status.parked().size());
            add(notLooked, "BARRED", held(status));
        });
        return new Overview(clock.instant(), order.asked(), works.count(), contents.countByKind(), notLooked);
    }

    private static void add(Map<String, Integer> counts, String why, int count) {
        if (count > 0) {
            counts.put(why, count);
        }
    }

    private static int held(StatusReport status) {
        return Stream.of("HELD", "BARRED", "DISALLOWED")
                .mapToInt(state -> status.urls().getOrDefault(state, 0))
                .sum();
    }

    private static Optional<ShownSite> site(StoredSighting sighting, OperatorGraph operators) {
        return Host.ofPlace(sighting.place())
                .flatMap(host -> operators.operatorOf(host.name()))
                .map(operator -> new ShownSite(operator.id(), operator.sites().size()));
    }

    private static boolean isWhole(Exhibit exhibit) {
        return !(exhibit.work() instanceof Side.Missing) && !(exhibit.copy() instanceof Side.Missing);
    }

    private WrittenReport measured(Path report, int sightings, int shownWorks, int pages) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(report)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return new WrittenReport(
                report, report.resolve(ReportPages.FIRST), sightings, shownWorks, pages, notShown, files.size(), bytes);
    }
}
