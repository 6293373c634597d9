package dev.colophon.benchmark.watch;

import dev.colophon.benchmark.machine.FigureTable;
import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.benchmark.watch.PipelineBench.Pipeline;
import dev.colophon.benchmark.watch.WatchBench.Memory;
import dev.colophon.benchmark.watch.WatchBench.Round;
import dev.colophon.benchmark.watch.WatchBench.Together;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What was measured, as a table for people and as JSON (README.md has the schema). */
final class WatchFigures {

    /** So much of the processor may go into what is neither decoding nor fingerprinting. */
    private static final double MOST_OVERHEAD = 0.25;

    /** Of the speed that so many workers would have if none waited for another. */
    private static final double SHARE_OF_FOUR = 0.875;

    private static final double SHARE_OF_MANY = 0.625;
    private static final int MOST_MILLIS_A_TURN = 5;

    private static final double MIB = 1 << 20;

    private static final Map<String, String> PARTS = Map.of(
            "decoders", "decoding in child processes",
            "decode", "decoding in the JVM",
            "fingerprint", "fingerprints",
            "search", "search",
            "sightings", "storing what was seen",
            "frontier", "frontier: turns and what came of them",
            "fetch", "fetching, reading pages, WARC",
            "compiler", "compiler of the JVM",
            "collector", "collector",
            "helpers", "other threads");

    private final FigureTable table = new FigureTable();

    WatchFigures(WatchBench.Settings settings) throws IOException {
        table.put("pages", settings.pages());
        table.put("bytes", settings.bytes());
    }

    private static double median(List<CrawlSpeed> runs, ToDoubleFunction<CrawlSpeed> figure) {
        return Numbers.median(runs.stream().map(figure::applyAsDouble).toList());
    }

    /** One worker on SQLite, beside wget where that took part. */
    void rounds(String key, String words, double bar, List<Round> rounds) {
        Map<String, Object> row = new LinkedHashMap<>();
        List<CrawlSpeed> ours = rounds.stream().map(Round::ours).toList();
        List<Beside> beside =
                rounds.stream().flatMap(round -> Beside.of(round).stream()).toList();
        if (!beside.isEmpty()) {
            row.put("bar", bar);
            row.put("ratio", Numbers.median(beside.stream().map(Beside::ratio).toList()));
            row.put(
                    "warmRatio",
                    Numbers.median(beside.stream().map(Beside::warmRatio).toList()));
            row.put(
                    "wgetPagesPerSecond",
                    Numbers.median(
                            beside.stream().map(Beside::wgetPagesPerSecond).toList()));
            row.put(
                    "wgetCpuMillisPerPage",
                    Numbers.median(beside.stream()
                            .map(one ->
                                    1e3 * one.wget().cpuSeconds() / one.ours().pages())
                            .toList()));
            row.put("ratios", beside.stream().map(Beside::ratio).toList());
            line(words + ": pages a second to those of wget", row.get("ratio"), "≥ " + Numbers.plain(bar));
            line("  the same in the second half of our run", row.get("warmRatio"), "");
            line("  pages a second, wget", row.get("wgetPagesPerSecond"), "");
            line("  processor ms a page, wget", row.get("wgetCpuMillisPerPage"), "");
        }
        row.put("pagesPerSecond", median(ours, CrawlSpeed::pagesPerSecond));
        row.put("warmPagesPerSecond", median(ours, CrawlSpeed::warmPagesPerSecond));
        row.put("cpuMillisPerPage", median(ours, CrawlSpeed::cpuMillisPerPage));
        row.put("warmCpuMillisPerPage", median(ours, CrawlSpeed::warmCpuMillisPerPage));
        row.put("writtenKibPerPage", median(ours, CrawlSpeed::writtenKibPerPage));
        row.put("warmIdleShare", median(ours, CrawlSpeed::idleShare));
        row.put("startSeconds", median(ours, CrawlSpeed::startSeconds));
        table.put(key, row);
        line((beside.isEmpty() ? words + ": " : "  ") + "pages a second, ours", row.get("pagesPerSecond"), "");
        line("  the same in the second half", row.get("warmPagesPerSecond"), "");
        line("  processor ms a page, ours", row.get("cpuMillisPerPage"), "");
        line("  the same in the second half", row.get("warmCpuMillisPerPage"), "");
        line("  KiB written a page, ours", row.get("writtenKibPerPage"), "");
        line("  share of the machine that was idle in the second half", row.get("warmIdleShare"), "");
        line("  start of our program, s, not counted above", row.get("startSeconds"), "");
    }

    /** A run of ours and one of wget in the same round. */
    private record Beside(WgetRun wget, CrawlSpeed ours) {

        static Optional<Beside> of(Round round) {
            return round.wget().map(wget -> new Beside(wget, round.ours()));
        }

        /** Pages a second of ours to those of wget. */
        double ratio() {
            return ours.pagesPerSecond() / wgetPagesPerSecond();
        }

        /** The same of the second half of our run, in which most code is compiled. */
        double warmRatio() {
            return ours.warmPagesPerSecond() / wgetPagesPerSecond();
        }

        double wgetPagesPerSecond() {
            return ours.pages() / wget.seconds();
        }
    }

    void memory(List<Memory> samples) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Memory sample : samples) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("urls", sample.urls());
            row.put("pages", sample.pages());
            row.put("residentMiB", sample.residentBytes() / MIB);
            row.put("heapMiB", sample.heapBytes() / MIB);
            rows.add(row);
            line("memory at %,d URLs, MiB resident".formatted(sample.urls()), sample.residentBytes() / MIB, "flat");
            line("  heap in use after a collection, MiB", sample.heapBytes() / MIB, "flat");
        }
        table.put("memory", rows);
    }

    void reading(double micros) {
        line("reading a page of 5 KB with 12 links, µs of the processor", micros, "1,000");
        table.put("reading", Map.of("cpuMicrosPerPage", micros));
    }

    void pipelines(List<Pipeline> webs) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Pipeline web : webs) {
            rows.add(row(web));
            lines(web);
        }
        table.put("pipeline", rows);
    }

    private static Map<String, Object> row(Pipeline web) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("web", web.web());
        row.put("warm", web.warm());
        row.put("references", web.references());
        row.put("pages", web.pages());
        row.put("media", web.media());
        row.put("matched", web.matched());
        row.put("cpuSeconds", web.cpuSeconds());
        row.put("cpuMillisPerAnswer", 1e3 * web.all() / (web.pages() + web.media()));
        Map<String, Object> kinds = new LinkedHashMap<>();
        web.kinds().forEach((kind, each) -> {
            Map<String, Object> millis = new LinkedHashMap<>();
            millis.put("count", each.count());
            millis.put("decoders", 1e3 * each.decoders() / each.count());
            millis.put("read", 1e3 * each.read() / each.count());
            millis.put("search", 1e3 * each.search() / each.count());
            millis.put("sightings", 1e3 * each.sightings() / each.count());
            kinds.put(kind.key(), millis);
        });
        row.put("cpuMillisByKind", kinds);
        row.put("overhead", web.overhead());
        row.put("overheadWithoutMachine", web.overheadWithoutMachine());
        return row;
    }

    private void lines(Pipeline web) {
        line(
                "%s web, %,d works, %s: share of the processor outside decoding and fingerprints"
                        .formatted(web.web(), web.references(), web.warm() ? "fourth crawl" : "first crawl"),
                web.overhead(),
                "≤ " + MOST_OVERHEAD);
        line("  the same without compiler and collector", web.overheadWithoutMachine(), "");
        line(
                "  processor ms a page or medium (%d and %d)".formatted(web.pages(), web.media()),
                1e3 * web.all() / (web.pages() + web.media()),
                "");
        web.cpuSeconds().forEach((part, seconds) -> line("  " + PARTS.getOrDefault(part, part) + ", s", seconds, ""));
        web.kinds()
                .forEach((kind, each) -> line(
                        "  ms a %s (%d): %s child processes, %s read, %s search, %s store"
                                .formatted(
                                        kind.key(),
                                        each.count(),
                                        millis(each.decoders(), each),
                                        millis(each.read(), each),
                                        millis(each.search(), each),
                                        millis(each.sightings(), each)),
                        each.millis(),
                        ""));
    }

    private static String millis(double seconds, PipelineBench.Each each) {
        return Numbers.plain(1e3 * seconds / each.count());
    }

    void turns(List<TurnCost.Turns> all) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (TurnCost.Turns turns : all) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("database", turns.database());
            row.put("shared", turns.shared());
            row.put("urls", turns.places());
            row.put("hosts", turns.hosts());
            row.put("medianMillis", turns.median());
            row.put("slowMillis", turns.slow());
            rows.add(row);
            line(
                    "%s, %,d URLs, %,d hosts%s: ms a turn of one lease"
                            .formatted(
                                    turns.database(),
                                    turns.places(),
                                    turns.hosts(),
                                    turns.shared() ? " at one address" : ""),
                    turns.median(),
                    "≤ " + MOST_MILLIS_A_TURN);
            line("  one turn in twenty", turns.slow(), "");
        }
        table.put("turns", rows);
    }

    void workers(List<Together> runs) {
        List<Map<String, Object>> rows = new ArrayList<>();
        Together one = runs.getFirst();
        for (Together run : runs) {
            int workers = run.workers();
            double ratio = run.pagesPerSecond() / one.pagesPerSecond();
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("workers", workers);
            row.put("ratio", ratio);
            row.put("pagesPerSecond", run.pagesPerSecond());
            row.put("cpuMillisPerPage", 1e3 * run.cpuSeconds() / run.pages());
            row.put("twice", run.twice());
            row.put("together", run.together());
            rows.add(row);
            if (workers > 1) {
                double bar = workers * (workers <= 4 ? SHARE_OF_FOUR : SHARE_OF_MANY);
                line(
                        workers + " workers on PostgreSQL: pages a second to those of one",
                        ratio,
                        "≥ " + Numbers.plain(bar));
            }
            String words = workers == 1 ? "  one worker: " : "  " + workers + " workers: ";
            line(words + "pages a second", run.pagesPerSecond(), "");
            line(words + "processor ms a page, without the database", 1e3 * run.cpuSeconds() / run.pages(), "");
            line(words + "asked for twice, by the server's log", run.twice(), "0");
            line(words + "a host asked while it was being asked", run.together(), "0");
        }
        table.put("workers", rows);
    }

    private void line(String words, Object value, String bar) {
        table.line(words, (Number) value, bar);
    }

    List<String> lines() {
        return table.lines();
    }

    String json() {
        return table.json();
    }
}
