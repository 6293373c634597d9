package dev.colophon.benchmark.audio;

import dev.colophon.benchmark.corpus.Condition;
import dev.colophon.benchmark.corpus.Copies;
import dev.colophon.benchmark.corpus.Item;
import dev.colophon.benchmark.corpus.Kinship;
import dev.colophon.benchmark.machine.Cores;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.machine.Tools;
import dev.colophon.benchmark.recall.FingerprintCache;
import dev.colophon.benchmark.recall.Suite;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.SearchOptions;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Sounds of minutes, in which altered excerpts of registered works stand between speech or music that is not registered: how
 * many of the excerpts are found there, beside how many of the same are found alone, and what the search costs.
 */
final class LongSounds {

    /** How excerpts are altered, in turn. */
    private static final List<String> CONDITIONS = List.of(
            "clean",
            "AAC 32k",
            "speed +5 %",
            "nightcore +25 %",
            "tempo +10 %",
            "pitch +2.0 st",
            "white noise 0 dB",
            "under speech 0 dB",
            "under speech -5 dB",
            "under speech -10 dB",
            "under other music 0 dB",
            "microphone chain");

    private static final int EXCERPTS = 8;
    private static final double EXCERPT_SECONDS = 10;
    private static final double SHORTEST_BETWEEN = 15;
    private static final double LONGEST_BETWEEN = 35;

    /** A found segment must share so much with the excerpt, in the copy and in the work. */
    private static final double OVERLAP_SECONDS = 2;

    private final FingerprintIndex index;
    private final Suite suite;
    private final AudioCopies copies;
    private final AudioClips clips;
    private final List<Item> company;
    private final Path scratch;
    private final FingerprintCache cache;
    private final Steps steps;
    private final long seed;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    /**
     * Prepares.
     *
     * @param index with the works that the suite registered
     * @param copies makes the excerpts
     * @param company works that are not registered, to stand between the excerpts
     * @param scratch a folder for media while they are read
     * @param cache where fingerprints are kept for the next run
     */
    LongSounds(
            FingerprintIndex index,
            Suite suite,
            AudioCopies copies,
            AudioClips clips,
            List<Item> company,
            Path scratch,
            FingerprintCache cache,
            Steps steps,
            long seed) {
        this.index = index;
        this.suite = suite;
        this.copies = copies;
        this.clips = clips;
        this.company = company.stream().filter(item -> !Kinship.hasFamily(item)).toList();
        this.scratch = scratch;
        this.cache = cache;
        this.steps = steps;
        this.seed = seed;
    }

    /**
     * Excerpts of one kind.
     *
     * @param alone of these, found when searched alone
     * @param within found in the long sound
     */
    record Row(String condition, int excerpts, int alone, int within) {}

    /**
     * What was measured.
     *
     * @param sounds how many
     * @param hours they last together
     * @param wrong EXACT or STRONG matches of works that are not in the sound
     * @param cpuMillis of the search, for each 10 s of the long sounds
     * @param aloneCpuMillis of the search for an excerpt of 10 s alone
     */
    record Found(List<Row> rows, int sounds, double hours, int wrong, double cpuMillis, double aloneCpuMillis) {

        int excerpts() {
            return rows.stream().mapToInt(Row::excerpts).sum();
        }

        int alone() {
            return rows.stream().mapToInt(Row::alone).sum();
        }

        int within() {
            return rows.stream().mapToInt(Row::within).sum();
        }
    }

    /** What stands before, between and after excerpts: speech when there is no work. */
    private record Between(Optional<Item> music, double start, double seconds) {}

    /** What a long sound is made of; an excerpt stands between any two stretches. */
    private record Plan(List<Suite.Clip> clips, List<Condition> conditions, List<Between> between, long seed) {

        /** Where an excerpt begins, in seconds. */
        double from(int excerpt) {
            return between.subList(0, excerpt + 1).stream()
                            .mapToDouble(Between::seconds)
                            .sum()
                    + excerpt * EXCERPT_SECONDS;
        }

        double seconds() {
            return from(between.size() - 1);
        }

        String key() {
            return "long|" + clips + conditions + between + seed;
        }
    }

    private record Excerpt(String condition, boolean foundAlone, boolean foundWithin, double cpuMillis) {}

    private record Sound(List<Excerpt> excerpts, double seconds, int wrong, double cpuMillis) {}

    /** Makes so many sounds and searches them, as many at once as there are cores. */
    Found measure(int count) throws IOException {
        List<Suite.Clip> chosen = Suite.clips(List.copyOf(suite.works().values()), count * EXCERPTS);
        List<Sound> sounds;
        try (Steps.Step step = steps.begin("searching long sounds", count)) {
            sounds = Cores.map(IntStream.range(0, count).boxed().toList(), number -> {
                Sound sound = sound(plan(number, chosen, count));
                step.done("sound " + number);
                return sound;
            });
        }
        List<Excerpt> excerpts =
                sounds.stream().flatMap(sound -> sound.excerpts().stream()).toList();
        double seconds = sounds.stream().mapToDouble(Sound::seconds).sum();
        return new Found(
                CONDITIONS.stream().map(condition -> row(condition, excerpts)).toList(),
                count,
                seconds / 3_600,
                sounds.stream().mapToInt(Sound::wrong).sum(),
                10 * sounds.stream().mapToDouble(Sound::cpuMillis).sum() / seconds,
                excerpts.stream().mapToDouble(Excerpt::cpuMillis).average().orElse(Double.NaN));
    }

    private static Row row(String condition, List<Excerpt> excerpts) {
        List<Excerpt> some = excerpts.stream()
                .filter(excerpt -> excerpt.condition().equals(condition))
                .toList();
        return new Row(
                condition,
                some.size(),
                (int) some.stream().filter(Excerpt::foundAlone).count(),
                (int) some.stream().filter(Excerpt::foundWithin).count());
    }

    /** The clips of a sound lie as far apart in the list as they can, so that it has many works. */
    private Plan plan(int number, List<Suite.Clip> chosen, int count) {
        SplittableRandom random = new SplittableRandom(seed + number);
        List<Suite.Clip> some = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < EXCERPTS; i++) {
            Suite.Clip clip = chosen.get(i * count + number);
            String name = CONDITIONS.get((number * EXCERPTS + i) % CONDITIONS.size());
            some.add(clip);
            copies.conditions(clip.source()).stream()
                    .filter(condition -> condition.name().equals(name))
                    .forEach(conditions::add);
        }
        List<Between> between = new ArrayList<>();
        for (int i = 0; i <= EXCERPTS; i++) {
            double seconds = random.nextDouble(SHORTEST_BETWEEN, LONGEST_BETWEEN);
            if (number % 2 == 0) {
                Item music = company.get(random.nextInt(company.size()));
                double start =
                        random.nextDouble(Math.max(0.01, music.seconds() - seconds - AudioCopies.MARGIN_SECONDS));
                between.add(new Between(Optional.of(music), start, seconds));
            } else {
                between.add(new Between(Optional.empty(), 0, seconds));
            }
        }
        return new Plan(some, conditions, between, random.nextLong());
    }

    private Sound sound(Plan plan) throws IOException {
        List<FingerprintCache.Entry> heard = heard(plan);
        List<Match> within = new ArrayList<>();
        double millis = search(heard.getLast().prints(), within);
        int wrong = (int) within.stream()
                .filter(match ->
                        plan.clips().stream().noneMatch(clip -> Kinship.sameFamily(clip.source(), work(match))))
                .count();
        List<Excerpt> excerpts = new ArrayList<>();
        for (int i = 0; i < EXCERPTS; i++) {
            Item work = plan.clips().get(i).source();
            Span.Time truth = heard.get(i).truth().orElseThrow();
            List<Match> alone = new ArrayList<>();
            double aloneMillis = search(heard.get(i).prints(), alone);
            excerpts.add(new Excerpt(
                    plan.conditions().get(i).name(),
                    isFound(alone, work, truth, 0),
                    isFound(within, work, truth, plan.from(i)),
                    aloneMillis));
        }
        return new Sound(excerpts, plan.seconds(), wrong, millis);
    }

    /** The excerpts, and last the sound that they stand in; from the cache when all of them are there. */
    private List<FingerprintCache.Entry> heard(Plan plan) throws IOException {
        List<FingerprintCache.Entry> kept = new ArrayList<>();
        for (int i = 0; i <= EXCERPTS; i++) {
            cache.get(plan.key() + i).ifPresent(kept::add);
        }
        if (kept.size() > EXCERPTS) {
            return kept;
        }
        List<FingerprintCache.Entry> made = made(plan);
        for (int i = 0; i <= EXCERPTS; i++) {
            cache.put(plan.key() + i, made.get(i));
        }
        return made;
    }

    private List<FingerprintCache.Entry> made(Plan plan) throws IOException {
        Path folder = Files.createTempDirectory(scratch, "long");
        try {
            SplittableRandom random = new SplittableRandom(plan.seed());
            List<FingerprintCache.Entry> entries = new ArrayList<>();
            List<Piece> pieces = new ArrayList<>(List.of(piece(plan.between().getFirst(), folder, random)));
            for (int i = 0; i < EXCERPTS; i++) {
                Suite.Clip clip = plan.clips().get(i);
                Path own = Files.createDirectory(folder.resolve("excerpt-" + i));
                List<Condition> which = List.of(plan.conditions().get(i));
                Copies.Copy copy = copies.make(clip.source(), clip.number(), which, own, seed)
                        .getFirst();
                entries.add(new FingerprintCache.Entry(
                        copy.truth().map(Span.Time.class::cast), suite.read(copy.file(), Role.COPY)));
                pieces.add(new Piece(copy.file(), 0, EXCERPT_SECONDS));
                pieces.add(piece(plan.between().get(i + 1), folder, random));
            }
            Path file = folder.resolve("long.m4a");
            join(pieces, file);
            entries.add(new FingerprintCache.Entry(Optional.empty(), suite.read(file, Role.COPY)));
            return entries;
        } finally {
            Tools.deleteTree(folder);
        }
    }

    /** A stretch of a file. */
    private record Piece(Path file, double start, double seconds) {}

    private Piece piece(Between between, Path folder, SplittableRandom random) throws IOException {
        return between.music().isPresent()
                ? new Piece(between.music().get().file(), between.start(), between.seconds())
                : new Piece(clips.spoken(folder, between.seconds(), random), 0, between.seconds());
    }

    private static void join(List<Piece> pieces, Path file) throws IOException {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
        StringBuilder filter = new StringBuilder();
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            command.addAll(List.of(
                    "-ss", String.format(Locale.ROOT, "%.3f", piece.start()),
                    "-t", String.format(Locale.ROOT, "%.3f", piece.seconds() + 1),
                    "-i", "file:" + piece.file()));
            filter.append(String.format(
                    Locale.ROOT,
                    "[%1$d:a:0]aresample=%2$d,aformat=sample_fmts=fltp:channel_layouts=mono,apad,atrim=end=%3$.3f[p%1$d];",
                    i,
                    AudioConditions.RATE,
                    piece.seconds()));
            joined.append("[p").append(i).append(']');
        }
        filter.append(joined).append("concat=n=").append(pieces.size()).append(":v=0:a=1[all]");
        command.addAll(List.of("-filter_complex", filter.toString(), "-map", "[all]", "-c:a", "aac", "-b:a", "96k"));
        command.add(file.toString());
        byte[] _ = Tools.run(Path.of("."), command);
    }

    /** Adds the matches that are more than candidates, and tells the milliseconds of CPU. */
    private double search(List<Fingerprint> prints, List<Match> matches) {
        long before = threads.getCurrentThreadCpuTime();
        prints.stream()
                .flatMap(print -> index.search(print, SearchOptions.DEFAULT).stream())
                .filter(match -> match.grade() != Grade.CANDIDATE)
                .forEach(matches::add);
        return (threads.getCurrentThreadCpuTime() - before) / 1e6;
    }

    private Item work(Match match) {
        return Objects.requireNonNull(suite.works().get(match.reference()));
    }

    private boolean isFound(List<Match> matches, Item work, Span.Time truth, double from) {
        return matches.stream()
                .filter(match -> Kinship.sameFamily(work, work(match)))
                .flatMap(match -> match.segments().stream())
                .anyMatch(segment -> isThere(segment, truth, from));
    }

    private static boolean isThere(Segment segment, Span.Time truth, double from) {
        return segment.inCopy() instanceof Span.Time copy
                && segment.inReference() instanceof Span.Time reference
                && overlap(copy, new Span.Time(from, from + EXCERPT_SECONDS)) >= OVERLAP_SECONDS
                && overlap(reference, truth) >= OVERLAP_SECONDS;
    }

    private static double overlap(Span.Time one, Span.Time other) {
        return Math.min(one.end(), other.end()) - Math.max(one.start(), other.start());
    }
}
