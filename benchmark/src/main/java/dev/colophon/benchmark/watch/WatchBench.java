package dev.colophon.benchmark.watch;

import dev.colophon.benchmark.machine.ChildJvm;
import dev.colophon.benchmark.machine.PostgresProcess;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.crawl.frontier.FrontierStatus;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.scan.SourceRefused;
import dev.colophon.crawl.source.Budget;
import dev.colophon.crawl.source.Scope;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.Refused;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.settings.Variables;
import dev.colophon.store.Database;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.DatabaseSettings;
import dev.colophon.store.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Measures what watching costs: every program in a process of its own, peers and we in turn, in one run. */
final class WatchBench {

    /** Where the launcher has its options of Java. */
    private static final String TOOLS = System.getProperty("colophon.tools", "tools");

    /** As the launcher starts {@code colophon watch}, with a bound that shows what does not fit. */
    private static final List<String> HEAP =
            List.of("@" + Path.of(TOOLS, "java.options"), "@" + Path.of(TOOLS, "watch.options"), "-Xmx512m");

    /** Several JVMs that compile at once are what two cores would be busy with: here it is waiting that is measured. */
    private static final List<String> LITTLE_COMPILED =
            List.of("-XX:+UseSerialGC", "-Xmx512m", "-XX:TieredStopAtLevel=1");

    private static final Budget UNLIMITED = new Budget(Integer.MAX_VALUE, Long.MAX_VALUE / 4);
    private static final int LINKS = 20;

    /** Hosts asked at a time: of many hosts, and by each of several workers. */
    private static final int AT_ONCE = 32;

    /** So few that the wait for answers is what limits a worker, on two cores. */
    private static final int AT_ONCE_EACH = 2;

    private static final int SMALL_PAGE = 2_000;
    private static final int FEWEST_PAGES_WITH_LATENCY = 2_000;
    private static final int PAGES_A_WORKER = 1_000;
    private static final int PLACES_A_HOST = 20;

    /** While several workers start, their compilers are what runs; and in the end, some have nothing to do. */
    private static final double FROM_SHARE = 0.4;

    private static final double TO_SHARE = 0.9;
    /** The most that is read of a list. */
    private static final int LIST_LENGTH = 50_000;

    private final Settings settings;
    private final Steps steps;
    private int folders;

    /**
     * What to measure.
     *
     * @param pages of the webs that are crawled
     * @param bytes of a page
     * @param rounds of wget and ours in turn
     * @param wget whether it takes part
     * @param urls put into the frontier
     * @param workers beside one
     * @param latencyMillis before each answer to them
     * @param work an existing folder
     */
    record Settings(
            int pages,
            int bytes,
            int rounds,
            boolean wget,
            int urls,
            List<Integer> workers,
            int latencyMillis,
            Path work) {}

    WatchBench(Settings settings, Steps steps) {
        this.settings = settings;
        this.steps = steps;
    }

    /** A round: the same web by wget, unless ours is measured alone, and by one worker on SQLite. */
    record Round(Optional<WgetRun> wget, CrawlSpeed ours) {}

    /** Wget, where it takes part, and one worker take turns on a web of so many hosts. */
    List<Round> rounds(int hosts) throws IOException {
        List<Round> rounds = new ArrayList<>();
        BenchWeb web = new BenchWeb(hosts, settings.pages(), settings.bytes(), LINKS);
        try (Served served = serve(web, 0);
                Steps.Step step =
                        steps.begin("crawling " + hosts + (hosts == 1 ? " host" : " hosts"), settings.rounds())) {
            for (int round = 0; round < settings.rounds(); round++) {
                Optional<WgetRun> wget = settings.wget() ? Optional.of(wget(web, served)) : Optional.empty();
                CrawlSpeed ours = crawl(web, served);
                requireAll(web, "colophon", served.log());
                rounds.add(new Round(wget, ours));
                step.done("round " + (round + 1));
            }
        }
        return rounds;
    }

    private WgetRun wget(BenchWeb web, Served served) throws IOException {
        Path folder = folder("wget");
        WgetRun run = WgetRun.of(web.url(0, served.port()), served.port(), folder);
        requireAll(web, "wget", served.log());
        Tools.deleteTree(folder);
        return run;
    }

    private CrawlSpeed crawl(BenchWeb web, Served served) throws IOException {
        Home home = new Home(folder("home"));
        add(home, Map.of(), SourceKind.SITE, web.url(0, served.port()));
        int atOnce = Math.min(web.hosts(), AT_ONCE);
        try (ChildJvm worker = worker(home, HEAP, Map.of(), atOnce)) {
            return CrawlSpeed.of(worker.ask("run"));
        } finally {
            Tools.deleteTree(home.folder());
        }
    }

    private static void requireAll(BenchWeb web, String who, List<BenchWebServer.Hit> log) throws IOException {
        long pages = log.stream()
                .map(BenchWebServer.Hit::path)
                .filter(path -> path.startsWith("/page/"))
                .distinct()
                .count();
        if (pages != web.pages()) {
            throw new IOException("%s fetched %d pages of %d".formatted(who, pages, web.pages()));
        }
    }

    /** Memory of a worker when so many URLs were put into its frontier, while it crawls; the first when those are crawled. */
    record Memory(int urls, long pages, long residentBytes, long heapBytes) {}

    List<Memory> memory() throws IOException {
        List<Memory> samples = new ArrayList<>();
        BenchWeb web = new BenchWeb(64, settings.urls(), SMALL_PAGE, 0);
        Home home = new Home(folder("home"));
        List<Integer> marks = List.of(settings.urls() / 100, settings.urls() / 10, settings.urls());
        try (Served served = serve(web, 0);
                Database database = Database.open(home, DatabaseSettings.SQLITE);
                ChildJvm worker = worker(home, HEAP, Map.of(), AT_ONCE_EACH);
                Steps.Step step = steps.begin("filling the frontier", marks.size())) {
            worker.tell("watch");
            int added = 0;
            for (int mark : marks) {
                // On hosts of their own: they do not wait for the pages' turns.
                for (int list = 0; added < mark; list++) {
                    int to = Math.min(mark, added + LIST_LENGTH);
                    String url = "http://%s:%d/list/%d-%d"
                            .formatted(BenchWeb.host(web.hosts() + list), served.port(), added, to);
                    add(home, Map.of(), SourceKind.URL_LIST, url);
                    added = to;
                }
                awaitUrls(database, mark, worker);
                if (samples.isEmpty()) {
                    awaitPages(worker, mark / 10 * 9);
                }
                Map<String, String> sample = worker.ask("sample");
                samples.add(new Memory(mark, number(sample, "pages"), number(sample, "rss"), number(sample, "heap")));
                step.done(mark + " URLs");
            }
        } finally {
            Tools.deleteTree(home.folder());
        }
        return samples;
    }

    /** Until most code is compiled: what that takes is nothing that URLs take. */
    private static void awaitPages(ChildJvm worker, int pages) throws IOException {
        while (number(worker.ask("pages"), "pages") < pages) {
            pause(worker);
        }
    }

    private static void pause(ChildJvm worker) throws IOException {
        if (!worker.handle().isAlive()) {
            throw new IOException("the worker ended before all URLs were in its frontier");
        }
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void awaitUrls(Database database, int urls, ChildJvm worker) throws IOException {
        while (FrontierStatus.of(database, DatabaseClock.of(InstantSource.system())).urls().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum()
                < urls) {
            pause(worker);
        }
    }

    /**
     * Several workers on one PostgreSQL, as the server saw them.
     *
     * @param pagesPerSecond of the part of the run in which all workers were busy and most code was compiled
     * @param twice pages and rules that were asked for more than once
     * @param together requests to a host while another to it was under way
     */
    record Together(int workers, long pages, double pagesPerSecond, double cpuSeconds, long twice, long together) {}

    /** One worker, then several, each on a database of its own kind. */
    List<Together> workers(Path programs) throws IOException {
        List<Together> runs = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>(List.of(1));
        numbers.addAll(settings.workers());
        try (PostgresProcess postgres = PostgresProcess.start(programs);
                Steps.Step step = steps.begin("crawling with workers on PostgreSQL", numbers.size())) {
            for (int workers : numbers) {
                int pages = Math.min(settings.pages(), Math.max(FEWEST_PAGES_WITH_LATENCY, PAGES_A_WORKER * workers));
                BenchWeb web = new BenchWeb(64, pages, SMALL_PAGE, LINKS);
                try (Served served = serve(web, settings.latencyMillis())) {
                    runs.add(together(workers, web, served, postgres.database("workers" + workers)));
                }
                step.done(workers + " workers");
            }
        }
        return runs;
    }

    /** Turns on SQLite, and on PostgreSQL where it is installed. */
    List<TurnCost.Turns> turns(Optional<Path> programs) throws IOException {
        int hosts = Math.max(1, settings.urls() / PLACES_A_HOST);
        List<TurnCost.Turns> turns = new ArrayList<>();
        Home home = new Home(folder("home"));
        try (Steps.Step step = steps.begin("turns of the frontier", programs.isPresent() ? 2 : 1)) {
            try (Database database = Database.open(home, DatabaseSettings.SQLITE)) {
                turns.addAll(TurnCost.of("SQLite", database, settings.urls(), hosts));
            }
            step.done("SQLite");
            if (programs.isPresent()) {
                try (PostgresProcess postgres = PostgresProcess.start(programs.get());
                        Database database = Database.open(home, database(home, postgres.database("turns")))) {
                    turns.addAll(TurnCost.of("PostgreSQL", database, settings.urls(), hosts));
                }
                step.done("PostgreSQL");
            }
        } finally {
            Tools.deleteTree(home.folder());
        }
        return turns;
    }

    private Together together(int number, BenchWeb web, Served served, Map<String, String> environment)
            throws IOException {
        Home home = new Home(folder("home"));
        List<ChildJvm> workers = new ArrayList<>();
        try {
            add(home, environment, SourceKind.SITE, web.url(0, served.port()));
            for (int i = 0; i < number; i++) {
                workers.add(worker(home, LITTLE_COMPILED, environment, AT_ONCE_EACH));
            }
            for (ChildJvm worker : workers) {
                worker.tell("run");
            }
            double cpuSeconds = 0;
            for (ChildJvm worker : workers) {
                cpuSeconds += CrawlSpeed.of(worker.answer()).cpuSeconds();
            }
            List<BenchWebServer.Hit> log = served.log();
            requireAll(web, "colophon", log);
            return together(number, cpuSeconds, log);
        } finally {
            for (ChildJvm worker : workers) {
                worker.close();
            }
            Tools.deleteTree(home.folder());
        }
    }

    /** What the server's log says. */
    static Together together(int workers, double cpuSeconds, List<BenchWebServer.Hit> log) {
        List<Long> ends = log.stream()
                .filter(hit -> hit.path().startsWith("/page/"))
                .map(BenchWebServer.Hit::endNanos)
                .sorted()
                .toList();
        int from = (int) (ends.size() * FROM_SHARE);
        int to = (int) (ends.size() * TO_SHARE);
        double pagesPerSecond = 1e9 * (to - from) / (ends.get(to) - ends.get(from));
        long distinct =
                log.stream().map(hit -> hit.host() + hit.path()).distinct().count();
        long together = 0;
        Map<String, Long> busyUntil = new HashMap<>();
        List<BenchWebServer.Hit> inOrder = log.stream()
                .sorted(Comparator.comparingLong(BenchWebServer.Hit::startNanos))
                .toList();
        for (BenchWebServer.Hit hit : inOrder) {
            Long until = busyUntil.get(hit.host());
            together += until != null && hit.startNanos() < until ? 1 : 0;
            busyUntil.merge(hit.host(), hit.endNanos(), Math::max);
        }
        return new Together(workers, ends.size(), pagesPerSecond, cpuSeconds, log.size() - distinct, together);
    }

    private ChildJvm worker(Home home, List<String> options, Map<String, String> environment, int atOnce)
            throws IOException {
        ChildJvm worker = ChildJvm.start(
                CrawlProcess.class,
                settings.work(),
                options,
                environment,
                home.folder().toString(),
                Integer.toString(atOnce));
        Map<String, String> _ = worker.answer();
        return worker;
    }

    private static DatabaseSettings database(Home home, Map<String, String> environment) {
        return dev.colophon.service.settings.Settings.of(home, new Variables(environment))
                .database();
    }

    private static void add(Home home, Map<String, String> environment, SourceKind kind, String url)
            throws IOException {
        try (Database database = Database.open(home, database(home, environment));
                GuardedClient client = new GuardedClient(CrawlProcess.guard(home.folder()))) {
            SourcePlan plan = SourcePlan.of(kind, url)
                    .withDepth(kind == SourceKind.SITE ? SourcePlan.DEEPEST : 0)
                    .withBudget(UNLIMITED)
                    .withScope(new Scope(true, List.of(), List.of()));
            var _ = new Sources(database, Organisation.FIRST, DatabaseClock.of(InstantSource.system()))
                    .add(plan, client::admit);
        } catch (Refused e) {
            throw new IOException(e.line(), e);
        } catch (SourceRefused e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    private static long number(Map<String, String> answer, String key) {
        return Long.parseLong(Optional.ofNullable(answer.get(key)).orElse("0"));
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(settings.work().resolve(name + "-" + folders++));
    }

    /** A web that is served. */
    private record Served(ChildJvm server, int port, Path file) implements AutoCloseable {

        /** What was asked since the last call. */
        List<BenchWebServer.Hit> log() throws IOException {
            Map<String, String> _ = server.ask("log");
            return Files.readAllLines(file).stream().map(BenchWebServer.Hit::of).toList();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    private Served serve(BenchWeb web, long latencyMillis) throws IOException {
        Path file = folder("server").resolve("requests.tsv");
        ChildJvm server = ChildJvm.start(
                BenchWebServer.class,
                settings.work(),
                List.of("-Xmx512m"),
                Map.of(),
                Integer.toString(web.hosts()),
                Integer.toString(web.pages()),
                Integer.toString(web.bytes()),
                Integer.toString(web.links()),
                Long.toString(latencyMillis),
                file.toString());
        return new Served(server, (int) number(server.answer(), "port"), file);
    }
}
