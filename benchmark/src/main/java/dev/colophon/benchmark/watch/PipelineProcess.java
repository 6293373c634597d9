package dev.colophon.benchmark.watch;

import dev.colophon.benchmark.machine.BenchmarkEnvironment;
import dev.colophon.benchmark.machine.ChildCpu;
import dev.colophon.crawl.Crawl;
import dev.colophon.crawl.CrawlCounts;
import dev.colophon.crawl.Examiner;
import dev.colophon.crawl.frontier.lease.Politeness;
import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.scan.Captured;
import dev.colophon.crawl.source.Scope;
import dev.colophon.crawl.source.SourceKind;
import dev.colophon.crawl.source.SourcePlan;
import dev.colophon.detect.Detector;
import dev.colophon.detect.FileFingerprinter;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Part;
import dev.colophon.detect.Readable;
import dev.colophon.detect.Reading;
import dev.colophon.detect.Refusal;
import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.http.GuardedClient;
import dev.colophon.http.guard.GuardSettings;
import dev.colophon.index.Access;
import dev.colophon.index.Match;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.local.LocalIndex;
import dev.colophon.media.MediaReader;
import dev.colophon.media.refusal.Unreadable;
import dev.colophon.operators.SiteSignals;
import dev.colophon.registry.Catalogue;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.KnownContents;
import dev.colophon.store.DatabaseClock;
import dev.colophon.store.Home;
import dev.colophon.warc.read.WarcPosition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One worker in a process of its own that looks for registered works in all it receives, in several homes one after the other,
 * and says on what its processor time went. Timed by thread: the crawling thread stores, virtual threads fetch and read pages, examining threads do what is
 * timed step by step, the virtual machine's own compile and collect. What remains are helpers: threads that wait for decoders
 * and hear what they say, deadlines. What looks at the threads for this does not count.
 */
final class PipelineProcess {

    /** What {@link #main} tells the processor time of, in seconds. */
    static final List<String> PARTS = List.of(
            "decoders",
            "decode",
            "fingerprint",
            "search",
            "sightings",
            "frontier",
            "fetch",
            "compiler",
            "collector",
            "helpers");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Map<Kind, Cost> costs = new EnumMap<>(Kind.class);
    private final AtomicLong knownNanos = new AtomicLong();
    private final ReentrantLock reading = new ReentrantLock();
    private final MediaReader media = new MediaReader();
    private final FileFingerprinter fingerprinter = new FileFingerprinter(media);
    private final Catalogue catalogue;
    private final Detector detector;

    /** What is looked into. */
    enum Kind {
        PAGE,
        PICTURE,
        SOUND,
        FILM,
        /** What cannot be read. */
        OTHER;

        static Kind of(Sighting sighting) {
            return sighting.medium()
                    .map(medium -> switch (medium) {
                        case TEXT -> PAGE;
                        case IMAGE -> PICTURE;
                        case AUDIO -> SOUND;
                        case VIDEO -> FILM;
                    })
                    .orElse(OTHER);
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What things of one kind took, in nanoseconds of processor time. */
    private static final class Cost {
        final AtomicLong count = new AtomicLong();
        final AtomicLong decoders = new AtomicLong();
        final AtomicLong read = new AtomicLong();
        final AtomicLong search = new AtomicLong();
        final AtomicLong sightings = new AtomicLong();

        String told(String kind) {
            return " %1$s.count=%2$d %1$s.decoders=%3$.3f %1$s.read=%4$.3f %1$s.search=%5$.3f %1$s.sightings=%6$.3f"
                    .formatted(
                            kind,
                            count.get(),
                            decoders.get() / 1e9,
                            read.get() / 1e9,
                            search.get() / 1e9,
                            sightings.get() / 1e9);
        }
    }

    private PipelineProcess(Catalogue catalogue) {
        for (Kind kind : Kind.values()) {
            costs.put(kind, new Cost());
        }
        this.catalogue = catalogue;
        this.detector = new Detector(media, catalogue.index(), SearchOptions.DEFAULT);
    }

    /** How many homes, the homes, then kind, URL and depth of each source. Prints one line when all is seen from a home. */
    public static void main(String[] arguments) throws Exception {
        int homes = Integer.parseInt(arguments[0]);
        List<String> sources = List.of(arguments).subList(1 + homes, arguments.length);
        for (int i = 1; i <= homes; i++) {
            System.out.println(crawl(new Home(Path.of(arguments[i])), sources));
        }
        System.exit(0);
    }

    private static String crawl(Home home, List<String> seeds) throws Exception {
        Path scratch = Files.createDirectories(home.folder().resolve("scratch"));
        GuardSettings guard = CrawlProcess.guard(scratch);
        try (Catalogue catalogue = Catalogue.open(
                home, BenchmarkEnvironment.database(home), Access.READ, LocalIndex::open, InstantSource.system())) {
            Sources sources =
                    new Sources(catalogue.database(), Organisation.FIRST, DatabaseClock.of(InstantSource.system()));
            try (GuardedClient client = new GuardedClient(guard)) {
                for (int i = 0; i < seeds.size(); i += 3) {
                    SourcePlan plan = SourcePlan.of(SourceKind.valueOf(seeds.get(i)), seeds.get(i + 1))
                            .withDepth(Integer.parseInt(seeds.get(i + 2)))
                            .withScope(new Scope(true, List.of(), List.of()));
                    var _ = sources.add(plan, client::admit);
                }
            }
            return new PipelineProcess(catalogue).crawl(home, guard);
        }
    }

    private String crawl(Home home, GuardSettings guard) throws Exception {
        ChildCpu before = ChildCpu.soFar().orElseThrow();
        double compilerBefore = ThreadCosts.compiler();
        double collectorBefore = ThreadCosts.collector();
        long ownBefore = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        Politeness politeness = Politeness.polite().withDelay(Duration.ofMillis(20));
        try (ThreadSampler sampler = new ThreadSampler();
                Crawl crawl = Crawl.open(
                        catalogue.database(),
                        home.warc(),
                        Crawl.Settings.of(guard).withPoliteness(politeness),
                        this::examine,
                        new SiteSignals(catalogue.database())::record,
                        _ -> {})) {
            crawl.run(true);
            double frontier = (THREADS.getCurrentThreadCpuTime() - ownBefore) / 1e9;
            double fetch = sampler.virtualSeconds();
            ChildCpu cpu = ChildCpu.soFar().orElseThrow().minus(before);
            double compiler = ThreadCosts.compiler() - compilerBefore;
            double collector = ThreadCosts.collector() - collectorBefore;
            CrawlCounts.Snapshot counts = crawl.counts();
            double read = sum(cost -> cost.read);
            double search = sum(cost -> cost.search);
            double sightings = sum(cost -> cost.sightings) + knownNanos.get() / 1e9;
            double rest = cpu.own()
                    - ThreadCosts.of("sampler")
                    - frontier
                    - fetch
                    - read
                    - search
                    - sightings
                    - compiler
                    - collector;
            StringBuilder line = new StringBuilder("pages=%d media=%d examined=%d matched=%d seconds=%.2f"
                    .formatted(
                            counts.pages(),
                            counts.media(),
                            counts.examined(),
                            counts.matched(),
                            (System.nanoTime() - start) / 1e9));
            List<Double> parts = List.of(
                    cpu.children(),
                    read * (1 - sampler.fingerprintShare()),
                    read * sampler.fingerprintShare(),
                    search,
                    sightings,
                    frontier,
                    fetch,
                    compiler,
                    collector,
                    rest);
            for (int i = 0; i < PARTS.size(); i++) {
                line.append(" %s=%.3f".formatted(PARTS.get(i), parts.get(i)));
            }
            costs.forEach((kind, cost) -> line.append(cost.told(kind.key())));
            return line.toString();
        }
    }

    private double sum(Function<Cost, AtomicLong> part) {
        return costs.values().stream().mapToLong(cost -> part.apply(cost).get()).sum() / 1e9;
    }

    private Examiner.Examination examine(Captured captured) {
        long position = catalogue.index().position();
        FoundFile found = captured.found();
        KnownContents contents = KnownContents.of(catalogue);
        Optional<Sighting> known = timed(knownNanos, () -> contents.known(captured.sha256(), position))
                .map(content -> content.at(found));
        Sighting sighting = known.orElseGet(() -> looked(captured, found));
        return new Examiner.Examination() {
            @Override
            public boolean matched() {
                return !sighting.matches().isEmpty();
            }

            @Override
            public void store(Optional<WarcPosition> kept) {
                boolean _ = timed(cost(Kind.of(sighting)).sightings, () -> {
                    contents.recordAt(
                            captured.url(),
                            known.isPresent() ? Optional.empty() : Optional.of(sighting),
                            new Content(captured.sha256(), captured.size()),
                            position);
                    return true;
                });
            }
        };
    }

    private Cost cost(Kind kind) {
        return Optional.ofNullable(costs.get(kind)).orElseThrow();
    }

    private Sighting looked(Captured captured, FoundFile found) {
        long start = System.nanoTime();
        AtomicLong decoders = new AtomicLong();
        AtomicLong read = new AtomicLong();
        AtomicLong search = new AtomicLong();
        Sighting sighting = switch (read(captured.path(), decoders, read)) {
            case Readable(List<Part> parts) -> {
                List<Fingerprint> prints = parts.stream().map(Part::fingerprint).toList();
                List<Match> matches = timed(search, () -> detector.search(prints));
                yield new Sighting(
                        found,
                        Optional.of(prints.getFirst().medium()),
                        Optional.empty(),
                        parts.getFirst().durationMillis(),
                        prints,
                        matches,
                        Duration.ofNanos(System.nanoTime() - start));
            }
            case Refusal(Unreadable why) ->
                Sighting.unreadable(found, why, Duration.ofNanos(System.nanoTime() - start));
        };
        Cost cost = cost(Kind.of(sighting));
        cost.count.incrementAndGet();
        cost.decoders.addAndGet(decoders.get());
        cost.read.addAndGet(read.get());
        cost.search.addAndGet(search.get());
        return sighting;
    }

    /** One at a time, so that what decoders took meanwhile is this one's. */
    private Reading read(Path file, AtomicLong decoders, AtomicLong read) {
        reading.lock();
        try {
            double before = ChildCpu.soFar().orElseThrow().children();
            Reading result = timed(read, () -> fingerprinter.read(file, Role.COPY));
            decoders.set(Math.round(1e9 * (ChildCpu.soFar().orElseThrow().children() - before)));
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reading.unlock();
        }
    }

    /** Adds the processor time of this thread. */
    private static <T> T timed(AtomicLong sum, Supplier<T> work) {
        long before = THREADS.getCurrentThreadCpuTime();
        try {
            return work.get();
        } finally {
            sum.addAndGet(THREADS.getCurrentThreadCpuTime() - before);
        }
    }
}
