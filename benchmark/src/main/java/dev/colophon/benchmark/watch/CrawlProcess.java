package dev.colophon.benchmark.watch;

import dev.colophon.benchmark.machine.BenchmarkEnvironment;
import dev.colophon.benchmark.machine.ProcessCost;
import dev.colophon.crawl.Crawl;
import dev.colophon.crawl.Examiner;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.crawl.scan.Captured;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.operators.SiteSignals;
import dev.colophon.service.watch.SmallHeap;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import dev.colophon.warc.read.WarcPosition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One worker in a process of its own that looks into nothing: what crawling alone costs. */
final class CrawlProcess {

    private CrawlProcess() {}

    /**
     * Home, hosts asked at a time. Then lines: {@code run} crawls until nothing is due and says what it took, {@code watch}
     * crawls until the end, {@code pages} says how many it has crawled, {@code sample} how much memory is used.
     */
    public static void main(String[] arguments) throws Exception {
        Home home = new Home(Path.of(arguments[0]));
        Path scratch = Files.createDirectories(
                home.folder().resolve("scratch-" + ProcessHandle.current().pid()));
        Politeness politeness = Politeness.unlimited(Integer.parseInt(arguments[1]));
        try (SmallHeap _ = SmallHeap.keep();
                Database database = Database.open(home, BenchmarkEnvironment.database(home));
                Crawl crawl = Crawl.open(
                        database,
                        home.warc(),
                        Crawl.Settings.of(guard(scratch)).withPoliteness(politeness),
                        CrawlProcess::nothing,
                        new SiteSignals(database)::record,
                        _ -> {})) {
            System.out.println("ready=1");
            obey(crawl);
        }
        System.exit(0);
    }

    private static void obey(Crawl crawl) throws IOException, InterruptedException {
        Thread watching = Thread.ofPlatform().unstarted(() -> run(crawl, false));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                switch (line) {
                    case "run" -> System.out.println(CrawlSpeed.of(crawl::counts, () -> run(crawl, true)));
                    case "watch" -> watching.start();
                    case "pages" -> System.out.println("pages=" + crawl.counts().pages());
                    case "sample" -> System.out.println(memory(crawl));
                    default -> throw new IllegalArgumentException(line);
                }
            }
        }
        crawl.stop();
        watching.join();
    }

    private static void run(Crawl crawl, boolean once) {
        try {
            crawl.run(once);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The heap is what is left after a collection; the rest is as it comes. */
    private static String memory(Crawl crawl) throws IOException {
        long rss = ProcessCost.residentBytes(ProcessHandle.current());
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return "rss=%d heap=%d pages=%d".formatted(rss, heap, crawl.counts().pages());
    }

    /** Every name is on loopback, and loopback is open. */
    static GuardSettings guard(Path scratch) {
        return GuardSettings.of("https://colophon.example/about", scratch)
                .withAllowed(AllowList.of(List.of("127.0.0.0/8")))
                .withResolver(_ -> List.of(InetAddress.getLoopbackAddress()));
    }

    private static Examiner.Examination nothing(Captured captured) {
        return new Examiner.Examination() {
            @Override
            public boolean matched() {
                return false;
            }

            @Override
            public void store(Optional<WarcPosition> kept) {
                // Nothing was seen.
            }
        };
    }
}
