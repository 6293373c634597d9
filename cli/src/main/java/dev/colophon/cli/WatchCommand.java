package dev.colophon.cli;

import dev.colophon.crawl.Crawl;
import dev.colophon.crawl.CrawlCounts;
import dev.colophon.crawl.frontier.Sources;
import dev.colophon.crawl.scan.ScanSource;
import dev.colophon.crawl.scan.SourceRefused;
import dev.colophon.crawl.source.Source;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.operators.SiteSignals;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.scan.Finding;
import dev.colophon.service.scan.Scan;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.watch.CrawlExaminer;
import dev.colophon.service.watch.MetricsPage;
import dev.colophon.service.watch.PageBuilder;
import dev.colophon.service.watch.SmallHeap;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import dev.colophon.store.HomeLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks at the sources again and again. */
@Command(
        name = "watch",
        description = {
            "Visit the places named with `colophon source add`, keep what is received, and look for registered works in it.",
            "Stops cleanly on Ctrl-C and goes on where it was; also after a crash. Polite: obeys robots.txt, one request a",
            "host at a time, a second apart or as the host asks, over restarts too."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  COLOPHON_CONTACT=https://example.org/about-our-visits colophon watch",
            "  colophon watch --once                      what is due now, then end",
            "  colophon watch --metrics-port 9464         figures for Prometheus at http://127.0.0.1:9464/metrics"
        })
final class WatchCommand implements Callable<Integer> {

    private static final String NO_PLACES = "no places are watched yet: name one with `colophon source add`";
    private static final Duration LONGEST_FAREWELL = Duration.ofMinutes(2);

    @Option(names = "--once", description = "End when nothing is due within two minutes.")
    private boolean once;

    @Option(
            names = "--retry-parked",
            description = "Look again into what this program failed on three times (`colophon status` lists it).")
    private boolean retryParked;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "Serve figures for Prometheus on this machine.")
    private @Nullable Integer metricsPort;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private JsonOption json = new JsonOption();

    private final Console console;
    private final LongAdder filesLookedInto = new LongAdder();
    private final LongAdder filesWithCopies = new LongAdder();

    WatchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = home.existing();
        String contact = settings.watching().requiredContact();
        // Without it no sound and no film could be looked into, and each would be fetched again and again.
        settings.programs().ffmpeg().find();
        if (settings.nothingStored().isPresent()) {
            console.note(NO_PLACES);
            return ExitCode.OK;
        }
        Home where = settings.home();
        try (HomeLock _ = where.watching("watch");
                SmallHeap _ = SmallHeap.keep()) {
            Path scratch = emptied(where.folder().resolve("scratch"));
            try (Database database = Database.open(where, settings.database())) {
                List<Source> sources = new Sources(database, InstantSource.system()).list();
                if (sources.isEmpty()) {
                    console.note(NO_PLACES);
                    return ExitCode.OK;
                }
                Report report = new Report(console, json.wanted());
                long looked;
                try (Progress progress = Progress.of("watching", 0, console)) {
                    looked = crawl(settings, database, sources, GuardSettings.of(contact, scratch), report, progress);
                }
                report.endOfWatch(looked);
            } finally {
                TemporaryFolders.delete(scratch);
            }
        }
        return ExitCode.OK;
    }

    /** Returns how many captures and files were looked into. */
    private long crawl(
            Settings settings,
            Database database,
            List<Source> sources,
            GuardSettings guard,
            Report report,
            Progress progress)
            throws IOException, InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        try (CrawlExaminer examiner = new CrawlExaminer(settings, console, finding -> tell(finding, report, progress));
                GuardedClient client = new GuardedClient(guard);
                PageBuilder builder = PageBuilder.of(sources, settings.programs(), client);
                Crawl crawl = Crawl.open(
                        database,
                        settings.home().createFolder(settings.home().warc()),
                        settings.watching()
                                .vantage()
                                .map(Crawl.Settings.of(guard)::withVantage)
                                .orElseGet(() -> Crawl.Settings.of(guard)),
                        examiner,
                        new SiteSignals(database)::record,
                        builder,
                        source -> scan(source, examiner, client, report, progress));
                ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().factory());
                AutoCloseable _ = metrics(crawl, database)) {
            Thread farewell = Thread.ofPlatform().unstarted(() -> {
                crawl.stop();
                await(ended);
            });
            Runtime.getRuntime().addShutdownHook(farewell);
            WatchLine line = new WatchLine(() -> counts(crawl));
            ScheduledFuture<?> _ = ticker.scheduleAtFixedRate(() -> progress.at(line.next()), 1, 1, TimeUnit.SECONDS);
            if (retryParked) {
                int parked = crawl.retryParked();
                console.note("looking again into %s".formatted(Plural.of(parked, "parked capture", "parked captures")));
            }
            int recovered = crawl.recover(settings.database().isSqlite());
            if (recovered > 0) {
                console.note("looking into %s received before the last run ended"
                        .formatted(Plural.of(recovered, "capture", "captures")));
            }
            crawl.run(once);
            ended.countDown();
            return counts(crawl).examined();
        } catch (IOException | InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // from closing the figures
            throw new IllegalStateException(e);
        } finally {
            ended.countDown();
        }
    }

    /** With the files of this machine, which the crawl knows nothing of. */
    private CrawlCounts.Snapshot counts(Crawl crawl) {
        return crawl.counts().plus(filesLookedInto.sum(), filesWithCopies.sum());
    }

    private static void await(CountDownLatch ended) {
        try {
            boolean _ = ended.await(LONGEST_FAREWELL.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private AutoCloseable metrics(Crawl crawl, Database database) throws IOException {
        return metricsPort == null ? () -> {} : new MetricsPage(metricsPort, () -> counts(crawl), database);
    }

    private synchronized void tell(Finding finding, Report report, Progress progress) {
        progress.above(() -> report.add(finding, true));
    }

    /** A folder or archive of this machine. */
    private void scan(Source source, CrawlExaminer examiner, GuardedClient client, Report report, Progress progress) {
        examiner.use(session -> {
            try {
                new Scan(session, client, false).of(ScanSource.of(source.seed()), outcome -> {
                    if (outcome instanceof Scan.Outcome.Found(Finding finding)) {
                        filesLookedInto.increment();
                        if (!finding.matches().isEmpty()) {
                            filesWithCopies.increment();
                            tell(finding, report, progress);
                        }
                    }
                });
            } catch (SourceRefused e) {
                progress.above(() -> console.note("colophon: " + Console.safe(String.valueOf(e.getMessage()))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Optional.empty();
        });
    }

    private static Path emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            TemporaryFolders.delete(folder);
        }
        return Files.createDirectories(folder);
    }
}
