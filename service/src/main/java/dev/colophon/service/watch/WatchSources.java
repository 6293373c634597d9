package dev.colophon.service.watch;

import dev.colophon.crawl.Crawl;
import dev.colophon.crawl.CrawlCounts;
import dev.colophon.crawl.frontier.source.SourceFailures;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.operators.SiteSignals;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.source.AllSources;
import dev.colophon.sightings.Sightings;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Home;
import dev.colophon.store.HomeLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Visits the sources again and again, keeps what is received, and looks for registered works in it. */
public final class WatchSources {

    private static final String NO_PLACES = "no places are watched yet: name one with `colophon source add`";
    private static final Duration LONGEST_FAREWELL = Duration.ofMinutes(2);
    private static final Duration BETWEEN_CHANGES = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(WatchSources.class);

    private final Settings settings;

    public WatchSources(Settings settings) {
        this.settings = settings;
    }

    /**
     * How to watch.
     *
     * @param once whether to visit what is due now, each place once, and end, having waited two minutes at most for a host that
     *     rests; what asks to come back within them is visited once more
     * @param retryParked whether to look again into what this program failed on again and again
     * @param metricsPort where figures for Prometheus are served on this machine
     * @param command that watches, of which others that want to are told
     */
    public record Request(boolean once, boolean retryParked, OptionalInt metricsPort, String command) {

        /** Of {@code colophon watch}. */
        public Request(boolean once, boolean retryParked, OptionalInt metricsPort) {
            this(once, retryParked, metricsPort, "watch");
        }
    }

    /**
     * Goes on where the last run ended, also where that was killed.
     *
     * @return how many captures and files were looked into; empty, and said so, where no place is watched
     */
    public OptionalLong watch(Actor actor, Request request, WatchListener listener)
            throws IOException, InterruptedException {
        actor.require(Permission.VISIT);
        String contact = settings.watching().requiredContact();
        // Without it no sound and no film could be looked into, and each would be fetched again and again.
        settings.programs().ffmpeg().find();
        if (settings.nothingStored().isPresent()) {
            listener.message(NO_PLACES);
            return OptionalLong.empty();
        }
        Home home = settings.home();
        CountDownLatch ended = new CountDownLatch(1);
        try (HomeLock _ = home.watching(request.command());
                SmallHeap _ = SmallHeap.keep()) {
            Path scratch = emptied(home.folder().resolve("scratch"));
            try (Database database = Database.open(home, settings.database())) {
                DatabaseClock clock = DatabaseClock.of(InstantSource.system());
                Sources sources = new Sources(database, actor.organisation(), clock);
                if (AllSources.list(database).isEmpty()) {
                    listener.message(NO_PLACES);
                    return OptionalLong.empty();
                }
                Instant began = database.read(clock::now);
                Changes changes = new Changes(database, clock, new Sightings(database, actor.organisation()), listener);
                Run run = new Run(actor, request, database, sources, listener, changes, ended);
                long looked = crawl(run, GuardSettings.of(contact, scratch));
                changes.tell();
                NotSeen.tell(sources.list(), new SourceFailures(database, actor.organisation()), began, listener);
                return OptionalLong.of(looked);
            } finally {
                TemporaryFolders.delete(scratch);
            }
        } finally {
            ended.countDown();
        }
    }

    /** @param ended counted down when all is told and closed */
    private record Run(
            Actor actor,
            Request request,
            Database database,
            Sources sources,
            WatchListener listener,
            Changes changes,
            CountDownLatch ended) {}

    private long crawl(Run run, GuardSettings guard) throws IOException, InterruptedException {
        WatchListener listener = run.listener();
        Database database = run.database();
        try (CrawlExaminer examiner = new CrawlExaminer(settings, run.actor(), listener, listener::found);
                GuardedClient client = new GuardedClient(guard);
                PageBuilder builder = PageBuilder.of(AllSources.list(database), settings.programs(), client)) {
            LocalSources local = new LocalSources(examiner, client, listener);
            try (Crawl crawl = Crawl.open(
                            database,
                            settings.home().createFolder(settings.home().warc()),
                            crawling(guard),
                            examiner,
                            new SiteSignals(database)::record,
                            builder,
                            local);
                    ScheduledExecutorService ticker = Executors.newScheduledThreadPool(
                            2, Thread.ofPlatform().daemon().factory())) {
                Supplier<CrawlCounts.Snapshot> counts = () -> local.added(crawl.counts());
                try (MetricsPage _ = metrics(run.request(), counts, database)) {
                    listener.begins(() -> {
                        crawl.stop();
                        await(run.ended());
                    });
                    ScheduledFuture<?> _ =
                            ticker.scheduleAtFixedRate(() -> listener.advances(counts.get()), 1, 1, TimeUnit.SECONDS);
                    ScheduledFuture<?> _ = ticker.scheduleWithFixedDelay(
                            () -> tell(run.changes()),
                            BETWEEN_CHANGES.toSeconds(),
                            BETWEEN_CHANGES.toSeconds(),
                            TimeUnit.SECONDS);
                    examiner.lookUpNew();
                    ScheduledFuture<?> _ = ticker.scheduleWithFixedDelay(
                            () -> lookUpNew(examiner),
                            BETWEEN_LOOKS.toSeconds(),
                            BETWEEN_LOOKS.toSeconds(),
                            TimeUnit.SECONDS);
                    takeUp(crawl, run.request(), listener);
                    crawl.run(run.request().once());
                    if (local.visited() == 0 && isIdle(counts.get())) {
                        run.sources()
                                .next()
                                .ifPresent(at -> listener.message("nothing was due; the next visit is due at " + at));
                    }
                    return counts.get().examined();
                }
            }
        }
    }

    /** What cannot be told now is told the next time. */
    private static void tell(Changes changes) {
        try {
            changes.tell();
        } catch (RuntimeException e) {
            LOG.warn("what changed cannot be told now", e);
        }
    }

    /** What was registered since is looked up in what was seen before, also while nothing is visited. */
    private static void lookUpNew(CrawlExaminer examiner) {
        try {
            examiner.lookUpNew();
        } catch (RuntimeException e) {
            LOG.warn("what was registered cannot be looked up now", e);
        }
    }

    /** Whether nothing was visited, and nothing looked into that was left by the last run. */
    private static boolean isIdle(CrawlCounts.Snapshot counts) {
        long visits = counts.pages() + counts.media() + counts.unchanged() + counts.failed() + counts.barred();
        return visits + counts.examined() == 0;
    }

    private Crawl.Settings crawling(GuardSettings guard) {
        Crawl.Settings usual = Crawl.Settings.of(guard);
        return settings.watching().vantage().map(usual::withVantage).orElse(usual);
    }

    private static @Nullable MetricsPage metrics(
            Request request, Supplier<CrawlCounts.Snapshot> counts, Database database) {
        return request.metricsPort().isPresent()
                ? new MetricsPage(request.metricsPort().getAsInt(), counts, database)
                : null;
    }

    /** What the last run left. */
    private void takeUp(Crawl crawl, Request request, WatchListener listener) {
        if (request.retryParked()) {
            int parked = crawl.retryParked();
            listener.message("looking again into %s".formatted(Plural.of(parked, "parked capture", "parked captures")));
        }
        int recovered = crawl.recover(settings.database().isSqlite());
        if (recovered > 0) {
            listener.message("looking into %s received before the last run ended"
                    .formatted(Plural.of(recovered, "capture", "captures")));
        }
    }

    private static void await(CountDownLatch ended) {
        try {
            boolean _ = ended.await(LONGEST_FAREWELL.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            TemporaryFolders.delete(folder);
        }
        return Files.createDirectories(folder);
    }
}
