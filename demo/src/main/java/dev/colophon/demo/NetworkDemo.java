package dev.colophon.demo;

import dev.colophon.cli.output.CommandFailure;
import dev.colophon.cli.output.Console;
import dev.colophon.cli.output.ExitCode;
import dev.colophon.cli.progress.Progress;
import dev.colophon.cli.source.WatchLine;
import dev.colophon.crawl.Crawl;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.scan.SourceRefused;
import dev.colophon.crawl.source.Scope;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.demo.network.DemoNetwork;
import dev.colophon.demo.network.Seed;
import dev.colophon.demo.network.scoring.NetworkResult;
import dev.colophon.demo.network.scoring.PolitenessAudit;
import dev.colophon.demo.network.scoring.SeenCopy;
import dev.colophon.demo.words.DemoWords;
import dev.colophon.fingerprint.Medium;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.http.guard.Refused;
import dev.colophon.index.Grade;
import dev.colophon.media.child.TemporaryFolders;
import dev.colophon.operators.OperatorGraph;
import dev.colophon.operators.OperatorRulings;
import dev.colophon.operators.SiteSignals;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.settings.Settings;
import dev.colophon.service.watch.CrawlExaminer;
import dev.colophon.sightings.Appearance;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Watches thirty sites on loopback: finds the copies there, and who runs the sites; then compares with the answer key. */
final class NetworkDemo {

    /** Between two requests of a host; a second would be the manner towards strangers. */
    private static final Duration DELAY = Duration.ofMillis(50);

    private final DemoSteps steps;
    private final Console console;
    private final Settings settings;
    private final Path folder;
    private final DemoWords words;

    NetworkDemo(DemoSteps steps, Path folder) {
        this.steps = steps;
        this.console = steps.console();
        this.settings = steps.settings();
        this.folder = folder;
        this.words = DemoWords.ofNetwork(console.reader());
    }

    /**
     * Runs it once.
     *
     * @param kept whether the folder stays
     * @return whether every copy was found, nothing else was, and the crawler was polite
     */
    boolean run(boolean kept) throws IOException, InterruptedException {
        NetworkResult result;
        PolitenessAudit politeness;
        try (DemoNetwork network = DemoNetwork.open(
                folder.resolve("network"), settings.programs().ffmpeg().find())) {
            steps.say(words.say("step.render"));
            Path works = network.catalogue();
            network.render();
            steps.say(words.say("step.register"));
            steps.register(works);
            steps.say(words.say("step.watch"));
            result = watch(network);
            politeness = network.politeness(DELAY);
        }
        console.line("");
        result.table(words).forEach(console::line);
        politeness.table(words).forEach(console::line);
        if (kept) {
            console.line("");
            console.line(words.say("kept", folder.toString()));
        }
        console.line("");
        console.line(result.summary(words));
        return result.isRight() && politeness.isPolite();
    }

    private NetworkResult watch(DemoNetwork network) throws IOException, InterruptedException {
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        GuardSettings guard = network.guard(scratch);
        try (Database database = Database.open(settings.home(), settings.database())) {
            sources(network, database, guard);
            crawl(database, guard);
            return NetworkResult.of(network.key(), seen(database), operators(database));
        } finally {
            TemporaryFolders.delete(scratch);
        }
    }

    private static void sources(DemoNetwork network, Database database, GuardSettings guard) {
        Sources sources = new Sources(database, Organisation.FIRST, DatabaseClock.of(InstantSource.system()));
        try (GuardedClient client = new GuardedClient(guard)) {
            for (Seed seed : network.seeds()) {
                SourcePlan plan = SourcePlan.of(SourceKind.valueOf(seed.kind()), seed.url())
                        .withDepth(seed.depth())
                        .withScope(new Scope(true, List.of(), List.of()));
                sources.add(plan, client::admit);
            }
        } catch (Refused e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, e.line());
        } catch (SourceRefused e) {
            throw new CommandFailure(ExitCode.ENVIRONMENT, String.valueOf(e.getMessage()));
        }
    }

    private void crawl(Database database, GuardSettings guard) throws InterruptedException {
        Crawl.Settings crawling =
                Crawl.Settings.of(guard).withPoliteness(Politeness.polite().withDelay(DELAY));
        try (CrawlExaminer examiner = new CrawlExaminer(settings, Actor.local(), console, _ -> {});
                Crawl crawl = Crawl.open(
                        database,
                        settings.home().createFolder(settings.home().warc()),
                        crawling,
                        examiner,
                        new SiteSignals(database)::record,
                        _ -> {});
                Progress progress = Progress.of("watching", 0, console);
                ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().factory())) {
            WatchLine line = new WatchLine(crawl.counts(), console.reader());
            ScheduledFuture<?> _ =
                    ticker.scheduleAtFixedRate(() -> progress.at(line.next(crawl.counts())), 1, 1, TimeUnit.SECONDS);
            crawl.run(true);
            ticker.shutdownNow();
        }
    }

    /** What is sure enough to act on, and what is lawful. */
    private static List<SeenCopy> seen(Database database) {
        List<SeenCopy> seen = new ArrayList<>();
        for (StoredSighting sighting : new Sightings(database, Organisation.FIRST).list(SightingQuery.ALL)) {
            String place = sighting.place();
            Set<String> pages = new HashSet<>();
            sighting.pages().stream().map(Appearance::page).forEach(pages::add);
            if (sighting.content().kind().filter(Medium.TEXT::equals).isPresent()) {
                pages.add(place);
            }
            for (RegisteredMatch match : sighting.matches()) {
                boolean cleared = Clearance.of(match, place).isPresent();
                if (cleared || match.match().grade() != Grade.CANDIDATE) {
                    seen.add(
                            new SeenCopy(place, pages, match.registered().work().title(), cleared));
                }
            }
        }
        return seen;
    }

    private static List<Set<String>> operators(Database database) {
        OperatorGraph graph = OperatorGraph.of(
                new SiteSignals(database),
                new OperatorRulings(database, Organisation.FIRST.id(), InstantSource.system()));
        return graph.operators().stream()
                .map(operator -> (Set<String>) new LinkedHashSet<>(operator.sites()))
                .toList();
    }
}
