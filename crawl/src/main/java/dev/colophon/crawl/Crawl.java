package dev.colophon.crawl;

import dev.colophon.crawl.fetch.AnswerReader;
import dev.colophon.crawl.fetch.Clients;
import dev.colophon.crawl.fetch.Fetcher;
import dev.colophon.crawl.fetch.Renderer;
import dev.colophon.crawl.frontier.Frontier;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.crawl.frontier.schedule.SignalSink;
import dev.colophon.crawl.frontier.source.VisibleHosts;
import dev.colophon.crawl.scan.VisitLimits;
import dev.colophon.crawl.source.AwaitedHost;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.registry.work.Organisation;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Tasks;
import dev.colophon.warc.WarcSettings;
import dev.colophon.warc.WarcStore;
import java.io.Closeable;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Visits the sources of a database, keeps what it receives, and has it looked into.
 *
 * <pre>{@code
 * try (Crawl crawl = Crawl.open(database, home.warc(), settings, examiner, signals, source -> {})) {
 *     crawl.recover(true);
 *     crawl.run(true);
 * }
 * }</pre>
 */
public final class Crawl implements Closeable {

    /**
     * How a crawl is done.
     *
     * @param guard the client's settings; sources add their allowedHosts
     * @param visit bounds of each request
     * @param politeness towards servers
     * @param warc how captures are kept
     * @param zone whose midnight begins a new day for budgets
     */
    public record Settings(
            GuardSettings guard, VisitLimits visit, Politeness politeness, WarcSettings warc, ZoneId zone) {

        /** Polite. */
        public static Settings of(GuardSettings guard) {
            return new Settings(
                    guard,
                    VisitLimits.defaults(),
                    Politeness.polite(),
                    WarcSettings.of(guard.product(), guard.contact(), "not stated", "RFC 9309, obeyed")
                            .at(guard.clock()),
                    ZoneId.systemDefault());
        }

        /** From where on the network it looks, such as {@code DE, example provider}. */
        public Settings withVantage(String vantage) {
            WarcSettings other = WarcSettings.of(guard.product(), guard.contact(), vantage, warc.robots())
                    .at(guard.clock());
            return new Settings(guard, visit, politeness, other, zone);
        }

        public Settings withPoliteness(Politeness other) {
            return new Settings(guard, visit, other, warc, zone);
        }
    }

    private final Settings settings;
    private final Database database;
    private final WarcStore warc;
    private final Clients clients;
    private final Frontier frontier;
    private final Examinations examinations;
    private final CrawlCounts counts = new CrawlCounts();
    private final Crawler crawler;

    private Crawl(
            Database database,
            WarcStore warc,
            Path warcFolder,
            Settings settings,
            Examiner examiner,
            SignalSink signals,
            Renderer renderer,
            LocalVisitor local) {
        this.settings = settings;
        this.database = database;
        this.warc = warc;
        InstantSource clock = settings.guard().clock();
        this.clients = new Clients(settings.guard());
        DatabaseClock databaseClock = DatabaseClock.of(clock);
        this.frontier = new Frontier(
                database, settings.politeness(), settings.warc().vantage(), signals, databaseClock, settings.zone());
        this.examinations = new Examinations(
                examiner,
                warc,
                warcFolder,
                settings.guard().scratch(),
                counts,
                database,
                new Tasks(databaseClock),
                clock);
        AnswerReader reader = new AnswerReader(warc, settings.guard().scratch(), settings.visit(), clock);
        this.crawler = new Crawler(
                frontier,
                new Fetcher(clients, warc, reader, renderer, settings.visit().fetch(), clock),
                examinations,
                warc,
                settings.politeness(),
                counts,
                clock,
                local);
    }

    /**
     * Opens a crawl. The caller sees to it that one process at a time does so for these files and, on SQLite, for this
     * database.
     *
     * @param warcFolder where captures are kept
     * @param examiner looks into captures
     * @param signals keeps what sites may have in common
     * @param local looks into each source on this machine when its time has come
     */
    public static Crawl open(
            Database database,
            Path warcFolder,
            Settings settings,
            Examiner examiner,
            SignalSink signals,
            LocalVisitor local) {
        return open(database, warcFolder, settings, examiner, signals, Renderer.none(), local);
    }

    /**
     * As above.
     *
     * @param renderer builds the pages of sources that ask for it
     */
    public static Crawl open(
            Database database,
            Path warcFolder,
            Settings settings,
            Examiner examiner,
            SignalSink signals,
            Renderer renderer,
            LocalVisitor local) {
        WarcStore warc = WarcStore.open(warcFolder, settings.warc());
        return new Crawl(database, warc, warcFolder, settings, examiner, signals, renderer, local);
    }

    /**
     * Takes up what a process that is gone left: its hosts rest once more, what it had received is looked into.
     *
     * @param alone whether no other process crawls with this database, so that all leases are of processes that are gone
     * @return the ids of the tasks of all captures that are looked into
     */
    public List<String> recover(boolean alone) {
        if (crawler.isStopping()) {
            return List.of();
        }
        if (alone) {
            frontier.recover(settings.politeness());
        }
        return examinations.recover(alone);
    }

    /**
     * Makes {@link #recover} take up captures that are parked as well: those on which this program failed, or was ended,
     * three times.
     *
     * @return the ids of their tasks
     */
    public List<String> retryParked() {
        return examinations.retryParked();
    }

    /** Crawls; see {@link Crawler#run}. */
    public void run(boolean once) throws InterruptedException {
        crawler.run(once);
    }

    /**
     * Ends {@link #run} as soon as what is under way has come to its end; what still goes on after ten seconds is broken off and left to the
     * next run, scans of this machine sooner.
     */
    public void stop() {
        crawler.stop();
    }

    /** What was done since it was opened. */
    public CrawlCounts.Snapshot counts() {
        return counts.snapshot();
    }

    /**
     * What was asked for since on behalf of an organisation; see {@link CrawlCounts#snapshot(String)}.
     *
     * @param organisation its id
     */
    public CrawlCounts.Snapshot counts(String organisation) {
        return counts.snapshot(organisation);
    }

    /** The host for which alone a run that is to end waits now, of an organisation that may be told of it. */
    public Optional<AwaitedHost> awaited(Organisation organisation) {
        return crawler.awaited()
                .filter(host -> database.read(dsl -> VisibleHosts.isVisible(dsl, organisation, host.name())));
    }

    @Override
    public void close() {
        examinations.close();
        clients.close();
        warc.close();
    }
}
