package dev.colophon.benchmark.watch;

import dev.colophon.benchmark.machine.ProcessCost;
import dev.colophon.crawl.CrawlCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What a run of pages took.
 *
 * @param pages visited
 * @param seconds by the clock, the start of the program not counted
 * @param cpuSeconds of the process, compiler and collector included
 * @param warmPages visited after the first half, when most code is compiled
 * @param warmSeconds that took
 * @param warmCpuSeconds that took
 * @param writtenBytes by the process, to all files
 * @param idleShare of the time of all processors of the machine after the first half, waiting for disks included
 * @param startSeconds from the start of the program to the start of the run
 */
record CrawlSpeed(
        long pages,
        double seconds,
        double cpuSeconds,
        long warmPages,
        double warmSeconds,
        double warmCpuSeconds,
        double writtenBytes,
        double idleShare,
        double startSeconds) {

    private record Sample(long nanos, double cpuSeconds, long pages, double writtenBytes, double idleSeconds) {}

    /** Runs it, looking at the counts ten times a second; the line that says what it took. */
    static String of(Supplier<CrawlCounts.Snapshot> counts, Runnable work) {
        List<Sample> samples = new ArrayList<>();
        double start = ProcessCost.ageSeconds();
        Supplier<Sample> sample = () -> new Sample(
                System.nanoTime(),
                ProcessCost.ownCpuSeconds(),
                counts.get().pages(),
                ProcessCost.ownWrittenBytes(),
                ProcessCost.idleSeconds());
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
            Sample first = sample.get();
            ScheduledFuture<?> sampling =
                    clock.scheduleAtFixedRate(() -> samples.add(sample.get()), 100, 100, TimeUnit.MILLISECONDS);
            work.run();
            boolean _ = sampling.cancel(false);
            clock.shutdown();
            boolean _ = clock.awaitTermination(1, TimeUnit.SECONDS);
            Sample last = sample.get();
            Sample half = samples.stream()
                    .filter(one -> one.pages() * 2 >= last.pages())
                    .findFirst()
                    .orElse(first);
            double warmSeconds = (last.nanos() - half.nanos()) / 1e9;
            int processors = Runtime.getRuntime().availableProcessors();
            return "pages=%d seconds=%.3f cpu=%.3f warmPages=%d warmSeconds=%.3f warmCpu=%.3f written=%.0f idle=%.4f start=%.3f"
                    .formatted(
                            last.pages() - first.pages(),
                            (last.nanos() - first.nanos()) / 1e9,
                            last.cpuSeconds() - first.cpuSeconds(),
                            last.pages() - half.pages(),
                            warmSeconds,
                            last.cpuSeconds() - half.cpuSeconds(),
                            last.writtenBytes() - first.writtenBytes(),
                            (last.idleSeconds() - half.idleSeconds()) / (warmSeconds * processors),
                            start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static CrawlSpeed of(Map<String, String> answer) {
        return new CrawlSpeed(
                Long.parseLong(answer.getOrDefault("pages", "0")),
                number(answer, "seconds"),
                number(answer, "cpu"),
                Long.parseLong(answer.getOrDefault("warmPages", "0")),
                number(answer, "warmSeconds"),
                number(answer, "warmCpu"),
                number(answer, "written"),
                number(answer, "idle"),
                number(answer, "start"));
    }

    private static double number(Map<String, String> answer, String key) {
        return Double.parseDouble(answer.getOrDefault(key, "NaN"));
    }

    double pagesPerSecond() {
        return pages / seconds;
    }

    double cpuMillisPerPage() {
        return 1_000 * cpuSeconds / pages;
    }

    double warmPagesPerSecond() {
        return warmPages / warmSeconds;
    }

    double warmCpuMillisPerPage() {
        return 1_000 * warmCpuSeconds / warmPages;
    }

    double writtenKibPerPage() {
        return writtenBytes / 1_024 / pages;
    }
}
