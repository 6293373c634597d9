package dev.colophon.benchmark;

import dev.colophon.detect.Detector;
import dev.colophon.detect.FoundFile;
import dev.colophon.detect.Sighting;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.index.Access;
import dev.colophon.index.LocalIndex;
import dev.colophon.index.Match;
import dev.colophon.index.SearchOptions;
import dev.colophon.media.MediaReader;
import dev.colophon.media.Part;
import dev.colophon.media.Readable;
import dev.colophon.media.Unreadable;
import dev.colophon.registry.Capture;
import dev.colophon.registry.Catalogue;
import dev.colophon.registry.Checked;
import dev.colophon.registry.Content;
import dev.colophon.store.Home;
import dev.colophon.watch.Captured;
import dev.colophon.watch.GuardSettings;
import dev.colophon.watch.GuardedClient;
import dev.colophon.watch.WarcPosition;
import dev.colophon.watch.crawl.Crawl;
import dev.colophon.watch.crawl.CrawlCounts;
import dev.colophon.watch.crawl.Examiner;
import dev.colophon.watch.crawl.Pace;
import dev.colophon.watch.crawl.Scope;
import dev.colophon.watch.crawl.SourceKind;
import dev.colophon.watch.crawl.SourcePlan;
import dev.colophon.watch.crawl.Sources;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * One worker in a process of its own that looks for registered works in all it receives, and says on what its processor time
 * went. Timed by thread: the crawling thread stores, virtual threads fetch and read pages, examining threads do what is
 * timed step by step. What remains is the virtual machine's own: compiler, collector, helpers.
 */
final class PipelineProcess {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final AtomicLong readNanos = new AtomicLong();
    private final AtomicLong searchNanos = new AtomicLong();
    private final AtomicLong sightingNanos = new AtomicLong();
    private final MediaReader media = new MediaReader();
    private final Catalogue catalogue;
    private final Detector detector;

    private PipelineProcess(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.detector = new Detector(media, catalogue.index(), SearchOptions.DEFAULT);
    }

    /** Home, then kind, URL and depth of each source. Prints one line when all is seen. */
    public static void main(String[] arguments) throws Exception {
        Home home = new Home(Path.of(arguments[0]));
        Path scratch = Files.createDirectories(home.folder().resolve("scratch"));
        GuardSettings guard = CrawlProcess.guard(scratch);
        try (Catalogue catalogue =
                Catalogue.open(home, System.getenv(), Access.READ, LocalIndex::open, InstantSource.system())) {
            Sources sources = new Sources(catalogue.database(), InstantSource.system());
            try (GuardedClient client = new GuardedClient(guard)) {
                for (int i = 1; i < arguments.length; i += 3) {
                    SourcePlan plan = SourcePlan.of(SourceKind.valueOf(arguments[i]), arguments[i + 1])
                            .withDepth(Integer.parseInt(arguments[i + 2]))
                            .withScope(new Scope(true, List.of(), List.of()));
                    var _ = sources.add(plan, client::admit);
                }
            }
            System.out.println(new PipelineProcess(catalogue).crawl(home, guard));
        }
        System.exit(0);
    }

    private String crawl(Home home, GuardSettings guard) throws Exception {
        ChildCpu before = ChildCpu.soFar().orElseThrow();
        long ownBefore = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        Pace pace = Pace.polite().withDelay(Duration.ofMillis(20));
        try (Crawl crawl = Crawl.open(
                catalogue.database(), home.warc(), Crawl.Settings.of(guard).withPace(pace), this::examine, _ -> {})) {
            crawl.run(true);
            double store = (THREADS.getCurrentThreadCpuTime() - ownBefore) / 1e9;
            double fetch = carriers();
            ChildCpu cpu = ChildCpu.soFar().orElseThrow().minus(before);
            CrawlCounts.Snapshot counts = crawl.counts();
            double read = readNanos.get() / 1e9;
            double search = searchNanos.get() / 1e9;
            double sightings = sightingNanos.get() / 1e9;
            double rest = cpu.own() - store - fetch - read - search - sightings;
            return ("pages=%d media=%d examined=%d matched=%d seconds=%.2f decoders=%.3f read=%.3f search=%.3f "
                            + "sightings=%.3f frontier=%.3f fetch=%.3f machine=%.3f")
                    .formatted(
                            counts.pages(),
                            counts.media(),
                            counts.examined(),
                            counts.matched(),
                            (System.nanoTime() - start) / 1e9,
                            cpu.children(),
                            read,
                            search,
                            sightings,
                            store,
                            fetch,
                            rest);
        }
    }

    /** Seconds of the threads that carry virtual threads. */
    private static double carriers() {
        long nanos = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("ForkJoinPool-1-")) {
                nanos += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanos / 1e9;
    }

    private Examiner.Examination examine(Captured captured) {
        long position = catalogue.index().position();
        long start = System.nanoTime();
        FoundFile found = captured.found();
        Optional<Sighting> known =
                timed(sightingNanos, () -> catalogue.captures().same(found, captured.sha256(), position));
        Sighting sighting = known.orElseGet(() -> switch (timed(
                readNanos, () -> media.read(captured.path(), Role.COPY))) {
            case Readable(var parts) -> {
                List<Fingerprint> prints = parts.stream().map(Part::fingerprint).toList();
                List<Match> matches = timed(searchNanos, () -> detector.search(prints));
                yield new Sighting(
                        found,
                        Optional.of(prints.getFirst().medium()),
                        Optional.empty(),
                        parts.getFirst().durationMillis(),
                        prints,
                        matches,
                        Duration.ofNanos(System.nanoTime() - start));
            }
            case Unreadable why -> Sighting.unreadable(found, why, Duration.ofNanos(System.nanoTime() - start));
        });
        return new Examiner.Examination() {
            @Override
            public boolean matched() {
                return !sighting.matches().isEmpty();
            }

            @Override
            public void store(Optional<WarcPosition> kept) {
                Checked checked = new Checked(
                        sighting,
                        new Content(captured.sha256(), captured.size()),
                        position,
                        kept.map(at -> new Capture.WarcRecord(at.file(), at.offset())),
                        Optional.of(new Capture.HttpFacts(captured.status(), Optional.of(captured.type()))),
                        Optional.empty(),
                        true);
                var _ = timed(sightingNanos, () -> catalogue.captures().record(checked));
            }
        };
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

    /** What the line of {@link #main} says, by part, in seconds of processor time. */
    static Map<String, Double> parts(Map<String, String> answer) {
        Map<String, Double> parts = new LinkedHashMap<>();
        for (String part : List.of("decoders", "read", "search", "sightings", "frontier", "fetch", "machine")) {
            parts.put(part, Double.parseDouble(answer.getOrDefault(part, "NaN")));
        }
        return parts;
    }
}
