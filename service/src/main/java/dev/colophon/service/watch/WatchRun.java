package dev.colophon.service.watch;

import dev.colophon.crawl.Crawl;
import dev.colophon.crawl.CrawlCounts;
import dev.colophon.crawl.frontier.FrontierStatus;
import dev.colophon.crawl.source.AwaitedHost;
import dev.colophon.evidence.messages.Message;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.operators.SiteSignals;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.source.AllSources;
import dev.colophon.store.Database;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The visits of one watch.
 *
 * @param end that somebody may ask for
 */
record WatchRun(
        Settings settings,
        Actor actor,
        WatchSources.Request request,
        Database database,
        WatchListener listener,
        Changes changes,
        WatchEnd end) {

    private static final Duration BETWEEN_CHANGES = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(WatchRun.class);

    /**
     * What came of it.
     *
     * @param looked how many captures and files were looked into on behalf of the organisation that is told
     * @param idle whether nothing was visited, on behalf of anybody, and nothing looked into that was left by the last run
     */
    record Ended(long looked, boolean idle) {}

    /** Crawls until it is stopped or, once, until nothing else is due. */
    Ended crawl(GuardSettings guard) throws IOException, InterruptedException {
        try (CrawlExaminer examiner = new CrawlExaminer(settings, actor, listener, listener::found);
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
                Supplier<CrawlCounts.Snapshot> counts = () -> local.added(
                        examiner.added(crawl.counts(actor.organisation().id())));
                try (MetricsPage _ = metrics(() -> local.addedOfAll(crawl.counts()))) {
                    end.by(crawl::stop);
                    ScheduledFuture<?> _ = ticker.scheduleAtFixedRate(
                            () -> listener.advances(counts.get(), awaited(crawl)), 1, 1, TimeUnit.SECONDS);
                    ScheduledFuture<?> _ = ticker.scheduleWithFixedDelay(
                            this::tellChanges,
                            BETWEEN_CHANGES.toSeconds(),
                            BETWEEN_CHANGES.toSeconds(),
                            TimeUnit.SECONDS);
                    if (!end.isAsked()) {
                        examiner.lookUpNew();
                    }
                    ScheduledFuture<?> _ = ticker.scheduleWithFixedDelay(
                            () -> lookUpNew(examiner),
                            BETWEEN_LOOKS.toSeconds(),
                            BETWEEN_LOOKS.toSeconds(),
                            TimeUnit.SECONDS);
                    takeUp(crawl);
                    crawl.run(request.once());
                    boolean idle = local.visited() == 0 && isIdle(crawl.counts());
                    return new Ended(counts.get().examined(), idle);
                }
            }
        }
    }

    /** What cannot be told now is told the next time. */
    private void tellChanges() {
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

    private @Nullable MetricsPage metrics(Supplier<CrawlCounts.Snapshot> counts) {
        return request.metricsPort().isPresent()
                ? new MetricsPage(request.metricsPort().getAsInt(), counts, database)
                : null;
    }

    /** What the last run left. */
    private void takeUp(Crawl crawl) {
        if (request.retryParked()) {
            listener.told(Message.of("watch.parked-again", own(crawl.retryParked())));
        }
        int recovered = own(crawl.recover(settings.database().isSqlite()));
        if (recovered > 0) {
            listener.told(Message.of("watch.taken-up", recovered));
        }
    }

    /** What cannot be read now is said a second later. */
    private Optional<AwaitedHost> awaited(Crawl crawl) {
        try {
            return crawl.awaited(actor.organisation());
        } catch (RuntimeException e) {
            LOG.warn("for which host it waits cannot be read now", e);
            return Optional.empty();
        }
    }

    /** How many of captures the organisation that is told may know of. */
    private int own(List<String> captures) {
        return FrontierStatus.countOf(database, actor.organisation(), captures);
    }
}
