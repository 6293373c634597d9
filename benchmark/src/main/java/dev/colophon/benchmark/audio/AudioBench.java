package dev.colophon.benchmark.audio;

import dev.colophon.benchmark.corpus.Corpus;
import dev.colophon.benchmark.corpus.Item;
import dev.colophon.benchmark.corpus.PackageCache;
import dev.colophon.benchmark.corpus.Selection;
import dev.colophon.benchmark.corpus.Split;
import dev.colophon.benchmark.machine.MachineFacts;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.benchmark.recall.FingerprintCache;
import dev.colophon.benchmark.recall.Query;
import dev.colophon.benchmark.recall.Results;
import dev.colophon.benchmark.recall.SearchOutcome;
import dev.colophon.benchmark.recall.SearchOutcome.Kind;
import dev.colophon.benchmark.recall.Suite;
import dev.colophon.benchmark.recall.Suite.Clip;
import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.audio.AudioParameters;
import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.Access;
import dev.colophon.index.audio.AudioIndex;
import dev.colophon.index.audio.AudioSearchParameters;
import dev.colophon.index.search.SoundGrading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The audio suite: registers the reporting half of a corpus, alters clips of it and of the other half in every way, and
 * counts what is found, what is wrong and what it costs.
 */
final class AudioBench {

    /** Queries of which the cost of one search is told. */
    private static final int TIMED = 200;

    /** Works that a quick run takes of each half. */
    private static final int QUICK_WORKS = 30;

    private static final int LONG_SOUNDS = 48;
    private static final int QUICK_LONG_SOUNDS = 4;

    /**
     * What to run.
     *
     * @param corpus a folder of sound, or empty for our packages
     * @param quick a smaller corpus and fewer clips
     * @param clips of each half; each is altered in every way
     * @param hours largest index of the section on growth
     * @param work folder for fingerprints that are kept
     */
    record Settings(Optional<Path> corpus, boolean quick, int clips, double hours, Path work, long seed) {}

    private final Settings settings;
    private final Steps steps;

    AudioBench(Settings settings, Steps steps) {
        this.settings = settings;
        this.steps = steps;
    }

    AudioRun run() throws IOException {
        long start = System.nanoTime();
        Path scratch = Files.createTempDirectory(Files.createDirectories(settings.work()), "run");
        try {
            Corpus corpus = corpus();
            Split split = Split.of(corpus);
            split = settings.quick() ? split.atMost(QUICK_WORKS) : split;
            refuseTooLittle(split);
            return run(split, scratch, start);
        } finally {
            Tools.deleteTree(scratch);
        }
    }

    private Corpus corpus() throws IOException {
        if (settings.corpus().isPresent()) {
            return Corpus.sounds(settings.corpus().get(), Selection.JINGLE, steps);
        }
        return Corpus.packages(PackageCache.usual(), settings.quick() ? Selection.QUICK_MUSIC : Selection.MUSIC, steps);
    }

    private void refuseTooLittle(Split split) throws IOException {
        if (split.reporting().isEmpty() || split.tuning().size() < 2) {
            throw new IOException(
                    "%s has too few sounds of a minute or more from at least two sources (one folder each): give more"
                            .formatted(settings.corpus().map(Path::toString).orElse("the corpus")));
        }
    }

    private AudioRun run(Split split, Path scratch, long start) throws IOException {
        AudioClips clips = AudioClips.prepare(scratch);
        AudioCopies copies = new AudioCopies(clips, AudioConditions.ALL, split.tuning());
        FingerprintCache cache = new FingerprintCache(
                settings.work().resolve("prints"), AudioParameters.VERSION + " " + AudioParameters.DEFAULT);
        Path folder = scratch.resolve("index");
        try (AudioIndex index = AudioIndex.open(folder, Access.WRITE)) {
            Suite suite =
                    new Suite(index, Map.of(Medium.AUDIO, copies), scratch, Optional.of(cache), steps, settings.seed());
            suite.register(split.reporting());
            IndexSize size = IndexSize.of(folder, AudioRun.hours(split.reporting()), bytes(suite.registered()));
            List<Query> registered = suite.queries("copying", clips(split.reporting()));
            List<Query> apart = suite.queries("copying what is not registered", clips(split.tuning()));
            List<SearchOutcome> outcomes = new ArrayList<>(suite.searchCopies(registered));
            outcomes.addAll(suite.searchApart(apart));
            Results results = new Results(outcomes);
            List<Double> queryMillis = timed(suite, registered);
            LongSounds.Found longSounds = new LongSounds(
                            index, suite, copies, clips, split.tuning(), scratch, cache, steps, settings.seed())
                    .measure(settings.quick() ? QUICK_LONG_SOUNDS : LONG_SOUNDS);
            List<DensityRow> density = density(suite, registered, scratch);
            List<GrowthRow> growth = new AudioGrowth(suite.registered(), registered, steps, settings.seed())
                    .measure(settings.hours(), scratch.resolve("growth"));
            Optional<AudioCalibration> calibration = settings.quick()
                    ? Optional.empty()
                    : Optional.of(calibration(
                            new AudioCalibration.Half(index, suite, registered),
                            split,
                            copies,
                            cache,
                            apart,
                            results,
                            scratch));
            Optional<AudioCost> cost = AudioCost.measure(costly(split.reporting()), settings.quick() ? 3 : 5, steps);
            return new AudioRun(
                    split.reporting(),
                    split.tuning(),
                    results,
                    cost,
                    queryMillis,
                    longSounds,
                    size,
                    density,
                    growth,
                    calibration,
                    parameters(),
                    MachineFacts.facts(),
                    suite.skipped(),
                    Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private AudioCalibration calibration(
            AudioCalibration.Half reporting,
            Split split,
            AudioCopies copies,
            FingerprintCache cache,
            List<Query> apart,
            Results results,
            Path scratch)
            throws IOException {
        try (AudioIndex index = AudioIndex.open(scratch.resolve("tuning"), Access.WRITE)) {
            Suite suite =
                    new Suite(index, Map.of(Medium.AUDIO, copies), scratch, Optional.of(cache), steps, settings.seed());
            suite.register(split.tuning());
            return AudioCalibration.measure(new AudioCalibration.Half(index, suite, apart), reporting, results, steps);
        }
    }

    private static long bytes(Map<Item, List<Fingerprint>> prints) {
        return prints.values().stream()
                .flatMap(List::stream)
                .mapToLong(print -> print.encode().length)
                .sum();
    }

    private List<Clip> clips(List<Item> half) {
        return Suite.clips(half, settings.clips());
    }

    /** Evenly chosen copies of 10 s, one after the other on this thread. */
    private List<Double> timed(Suite suite, List<Query> queries) {
        List<Query> chosen = evenly(
                queries.stream()
                        .filter(query -> !query.condition().name().startsWith("clip"))
                        .toList(),
                TIMED);
        try (Steps.Step step = steps.begin("timing searches", chosen.size())) {
            return chosen.stream()
                    .map(query -> {
                        step.done(query.source().name());
                        return suite.search(query, Kind.COPY).cpuMillis();
                    })
                    .toList();
        }
    }

    private static <T> List<T> evenly(List<T> all, int count) {
        int step = Math.max(1, all.size() / count);
        List<T> chosen = new ArrayList<>();
        for (int i = 0; i < all.size() && chosen.size() < count; i += step) {
            chosen.add(all.get(i));
        }
        return chosen;
    }

    /** Tracks of about a quarter of an hour, or an hour, of one source after the other. */
    private List<Item> costly(List<Item> works) {
        double wanted = settings.quick() ? 900 : 3_600;
        List<Item> chosen = new ArrayList<>();
        double seconds = 0;
        for (Item work : evenly(works, 16)) {
            if (seconds < wanted) {
                chosen.add(work);
                seconds += work.seconds();
            }
        }
        return chosen;
    }

    private List<DensityRow> density(Suite suite, List<Query> registered, Path scratch) throws IOException {
        List<Query> queries = registered.stream()
                .filter(query ->
                        DensityRow.CONDITIONS.contains(query.condition().name()))
                .toList();
        Map<Item, AudioFingerprint> prints = new LinkedHashMap<>();
        suite.registered().forEach((work, made) -> prints.put(work, (AudioFingerprint) made.getFirst()));
        List<DensityRow> rows = new ArrayList<>();
        try (Steps.Step step = steps.begin("thinning references", DensityRow.PEAKS_PER_SLOT.size())) {
            for (int peaks : DensityRow.PEAKS_PER_SLOT) {
                Path folder = scratch.resolve("index-" + peaks);
                rows.add(density(prints, peaks, queries, folder));
                Tools.deleteTree(folder);
                step.done(peaks + " peaks");
            }
        }
        return rows;
    }

    private DensityRow density(Map<Item, AudioFingerprint> full, int peaks, List<Query> queries, Path folder)
            throws IOException {
        Map<Item, List<Fingerprint>> prints = new LinkedHashMap<>();
        double kept = 0;
        double terms = 0;
        double seconds = 0;
        for (Map.Entry<Item, AudioFingerprint> entry : full.entrySet()) {
            AudioFingerprint thin = DensityRow.thinned(entry.getValue(), peaks);
            prints.put(entry.getKey(), List.of(thin));
            kept += thin.spectralPeaks().upTo(Peaks.LAST_ALONE).size();
            terms += DensityRow.terms(thin);
            seconds += thin.seconds();
        }
        try (AudioIndex index = AudioIndex.open(folder, Access.WRITE)) {
            Suite suite = new Suite(index, Map.of(), folder, Optional.empty(), Steps.SILENT, settings.seed());
            suite.register(prints);
            Results results = new Results(suite.searchCopies(queries));
            Map<String, Double> found = new LinkedHashMap<>();
            results.rows()
                    .values()
                    .forEach(row -> found.put(row.condition().name(), (double) row.found() / row.queries()));
            double hours = seconds / 3_600;
            return new DensityRow(
                    peaks,
                    kept / seconds,
                    terms / seconds,
                    IndexSize.of(folder, hours, bytes(prints)).bytesPerHour(),
                    found);
        }
    }

    private Map<String, Object> parameters() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("seed", settings.seed());
        all.put("clips of each half", settings.clips());
        all.put("conditions", AudioConditions.ALL.size());
        all.put("fingerprint version", AudioParameters.VERSION);
        all.putAll(MachineFacts.values("fingerprint", AudioParameters.DEFAULT));
        all.putAll(MachineFacts.values("search", AudioSearchParameters.DEFAULT));
        all.putAll(MachineFacts.values("calibration", SoundGrading.DEFAULT));
        return all;
    }
}
