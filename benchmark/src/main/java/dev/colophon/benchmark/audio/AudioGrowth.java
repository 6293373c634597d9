package dev.colophon.benchmark.audio;

import dev.colophon.benchmark.corpus.Item;
import dev.colophon.benchmark.machine.Cores;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.benchmark.recall.Query;
import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.index.Access;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.audio.AudioIndex;
import dev.colophon.index.postings.IndexShards;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Searches in ever larger indexes: real sounds as far as they go, {@linkplain Imitation imitations} beyond. */
final class AudioGrowth {

    /** Sizes that are measured on the way to the largest, in hours. */
    private static final List<Double> HOURS = List.of(10.0, 100.0, 1_000.0, 10_000.0);

    /** Conditions of the copies that are searched: one for each stage, and hard ones. */
    private static final List<String> CONDITIONS = List.of(
            "clean",
            "MP3 64k",
            "speed +5 %",
            "pitch +2.0 st",
            "white noise 0 dB",
            "under speech -5 dB",
            "under other music 0 dB",
            "microphone chain");

    private static final int COPIES_EACH = 30;
    private static final int PUT_AT_ONCE = 400;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<Item, List<Fingerprint>> registered;
    private final List<Query> queries;
    private final Steps steps;
    private final long seed;

    /**
     * Prepares.
     *
     * @param registered real works with their fingerprints
     * @param copies of these works
     */
    AudioGrowth(Map<Item, List<Fingerprint>> registered, List<Query> copies, Steps steps, long seed) {
        this.registered = registered;
        this.steps = steps;
        this.seed = seed;
        List<Query> chosen = new ArrayList<>();
        for (String condition : CONDITIONS) {
            copies.stream()
                    .filter(query -> query.condition().name().equals(condition)
                            && !query.prints().isEmpty())
                    .limit(COPIES_EACH)
                    .forEach(chosen::add);
        }
        this.queries = List.copyOf(chosen);
    }

    /**
     * Measures each size.
     *
     * @param most the largest size in hours
     * @param folder an empty folder; 2 GB for 1,000 hours, and as much again for a moment
     */
    List<GrowthRow> measure(double most, Path folder) throws IOException {
        List<AudioFingerprint> real = registered.values().stream()
                .flatMap(List::stream)
                .map(AudioFingerprint.class::cast)
                .toList();
        List<GrowthRow> rows = new ArrayList<>();
        Path imitated = folder.resolve("imitated");
        SearchStages imitatedStages = open(imitated);
        try (AudioIndex index = AudioIndex.over(imitatedStages)) {
            fill(
                    index,
                    real,
                    0,
                    real.stream().mapToDouble(AudioFingerprint::seconds).sum());
            rows.add(row(index, imitatedStages, imitated, hours(real), 0));
        }
        Tools.deleteTree(imitated);
        Path grown = folder.resolve("grown");
        SearchStages grownStages = open(grown);
        try (AudioIndex index = AudioIndex.over(grownStages)) {
            registered.forEach((work, prints) ->
                    prints.forEach(print -> index.put(new ReferenceId(work.source() + "/" + work.name()), print)));
            index.commit(1);
            index.compact();
            index.commit(2);
            rows.add(row(index, grownStages, grown, hours(real), hours(real)));
            double filled = hours(real);
            for (double hours : sizes(filled, most)) {
                fill(index, real, filled, 3_600 * (hours - filled));
                filled = hours;
                rows.add(row(index, grownStages, grown, hours, hours(real)));
            }
        }
        Tools.deleteTree(grown);
        return rows;
    }

    private static SearchStages open(Path folder) {
        return new SearchStages(IndexShards.open(folder, Access.WRITE, AudioIndex.scheme()));
    }

    /** Sizes above {@code real} hours up to {@code most}, which is one of them. */
    private static List<Double> sizes(double real, double most) {
        return Stream.concat(HOURS.stream().filter(hours -> hours < most), Stream.of(most))
                .filter(hours -> hours > real)
                .toList();
    }

    private static double hours(List<AudioFingerprint> prints) {
        return prints.stream().mapToDouble(AudioFingerprint::seconds).sum() / 3_600;
    }

    /** Adds imitations until they last so long. */
    private void fill(AudioIndex index, List<AudioFingerprint> real, double from, double seconds) throws IOException {
        double mean =
                real.stream().mapToDouble(AudioFingerprint::seconds).average().orElseThrow();
        int count = (int) Math.round(seconds / mean);
        index.deferMerges();
        try (Steps.Step step = steps.begin("imitating", count)) {
            for (int start = 0; start < count; start += PUT_AT_ONCE) {
                List<Integer> some = IntStream.range(start, Math.min(count, start + PUT_AT_ONCE))
                        .boxed()
                        .toList();
                Cores.map(some, number -> {
                    AudioFingerprint model = real.get(number % real.size());
                    long which = seed + Math.round(1_000 * from) * 1_000_003L + number;
                    index.put(
                            new ReferenceId("imitation-" + Math.round(from) + "-" + number),
                            Imitation.of(model, which));
                    step.done("imitation " + number);
                    return number;
                });
            }
        }
        index.commit(index.position() + 1);
        index.compact();
        index.commit(index.position() + 1);
    }

    private GrowthRow row(AudioIndex index, SearchStages stages, Path folder, double hours, double real)
            throws IOException {
        search(index, "reading %.0f h".formatted(hours)); // what is asked for once is in memory when it counts
        stages.reset(true);
        search(index, "looking up in %.0f h".formatted(hours));
        double lookUp = stages.lookUpMillis();
        stages.reset(false);
        long read = index.postingsRead();
        Searched searched = search(index, "searching %.0f h".formatted(hours));
        int count = queries.size();
        return new GrowthRow(
                hours,
                real,
                searched.millis() / count,
                new GrowthRow.Stages(
                        lookUp / count,
                        (stages.retrievalMillis() - lookUp) / count,
                        stages.storedMillis() / count,
                        (searched.millis() - stages.retrievalMillis() - stages.storedMillis()) / count,
                        (double) stages.questions() / count),
                (double) (index.postingsRead() - read) / count,
                IndexSize.of(folder, hours, 0).bytesPerHour(),
                count,
                searched.found());
    }

    /**
     * What searching for all copies gave.
     *
     * @param millis CPU of this thread
     * @param found EXACT or STRONG with the right work
     */
    private record Searched(double millis, int found) {}

    private Searched search(AudioIndex index, String verb) {
        int found = 0;
        long nanos = 0;
        try (Steps.Step step = steps.begin(verb, queries.size())) {
            for (Query query : queries) {
                String own = query.source().source() + "/" + query.source().name();
                long before = threads.getCurrentThreadCpuTime();
                List<Match> matches = index.search(query.prints().getFirst(), SearchOptions.DEFAULT);
                nanos += threads.getCurrentThreadCpuTime() - before;
                found += matches.stream()
                                .anyMatch(match -> match.grade() != Grade.CANDIDATE
                                        && match.reference().value().equals(own))
                        ? 1
                        : 0;
                step.done(query.source().name());
            }
        }
        return new Searched(nanos / 1e6, found);
    }
}
