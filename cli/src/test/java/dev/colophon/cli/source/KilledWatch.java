package dev.colophon.cli.source;

import dev.colophon.cli.Cli;
import dev.colophon.cli.output.Console;
import dev.colophon.crawl.Crawl;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.http.guard.AllowList;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.operators.SiteSignals;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.watch.CrawlExaminer;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A crawl that its test kills: the product's own, that may visit the test's servers. Says when it begins. */
final class KilledWatch {

    static final Duration DELAY = Duration.ofMillis(100);

    private KilledWatch() {}

    /** Runs to its end: home, scratch folder, whether to look into parked captures again, then the allowed hosts. */
    public static void main(String[] arguments) throws Exception {
        Home home = new Home(Path.of(arguments[0]));
        Path scratch = Files.createDirectories(Path.of(arguments[1]));
        List<String> allowedHosts = List.of(arguments).subList(3, arguments.length);
        GuardSettings guard = GuardSettings.of("https://colophon.example/about", scratch)
                .withAllowed(AllowList.of(allowedHosts))
                .withResolver(_ -> List.of(InetAddress.getLoopbackAddress()));
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        Console console = new Console(out, out);
        try (Database database = Database.open(home, DatabaseSettings.SQLITE);
                CrawlExaminer examiner =
                        new CrawlExaminer(Cli.settings(home.folder()), Actor.local(), console, _ -> {});
                Crawl crawl = Crawl.open(
                        database,
                        home.warc(),
                        Crawl.Settings.of(guard)
                                .withPoliteness(Politeness.polite().withDelay(DELAY)),
                        examiner,
                        new SiteSignals(database)::record,
                        _ -> {})) {
            if (Boolean.parseBoolean(arguments[2])) {
                var _ = crawl.retryParked();
            }
            int recovered = crawl.recover(true).size();
            out.println("up, " + recovered + " recovered");
            crawl.run(true);
            out.println("done");
        }
    }
}
