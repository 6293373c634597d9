package dev.colophon.benchmark.image;

import dev.colophon.benchmark.corpus.Item;
import dev.colophon.benchmark.corpus.Kinship;
import dev.colophon.benchmark.image.PictureConditions.PictureCondition;
import dev.colophon.benchmark.image.PictureCorpus.Picture;
import dev.colophon.benchmark.machine.Cores;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.recall.FingerprintCache;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Role;
import dev.colophon.fingerprint.image.local.LocalFeatures;
import dev.colophon.index.FingerprintIndex;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Registers pictures, alters pictures, searches for what came of them. */
final class PictureSuite {

    private static final int MOST_MODELS = 400;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final FingerprintIndex index;
    private final FingerprintCache cache;
    private final List<BufferedImage> fillers;
    private final Steps steps;
    private final long seed;
    private final Map<ReferenceId, Picture> registered = new LinkedHashMap<>();
    private int filled;

    /**
     * Prepares a suite.
     *
     * @param index an empty index
     * @param fillers pictures that others are shown beside; none of them is ever registered
     */
    PictureSuite(FingerprintIndex index, FingerprintCache cache, List<BufferedImage> fillers, Steps steps, long seed) {
        this.index = index;
        this.cache = cache;
        this.fillers = fillers;
        this.steps = steps;
        this.seed = seed;
    }

    /** What is registered. */
    Map<ReferenceId, Picture> registered() {
        return registered;
    }

    void register(List<Picture> pictures) throws IOException {
        try (Steps.Step step = steps.begin("registering pictures", pictures.size())) {
            List<Fingerprint> prints = Cores.map(pictures, picture -> {
                Fingerprint print = one(
                        "reference|" + picture.item().digest(),
                        () -> PixelArrays.fingerprint(Files.readAllBytes(picture.file()), Role.REFERENCE));
                step.done(picture.name());
                return print;
            });
            for (int i = 0; i < prints.size(); i++) {
                ReferenceId reference = new ReferenceId("picture-" + registered.size());
                registered.put(reference, pictures.get(i));
                index.put(reference, prints.get(i));
            }
            index.commit(index.position() + 1);
        }
    }

    /** Fills the index with imitations of what is registered, up to so many references in all. */
    void fill(int references) throws IOException {
        List<ImageFingerprint> real = new ArrayList<>();
        index.forEachPrint((_, print) -> {
            if (print instanceof ImageFingerprint picture && real.size() < MOST_MODELS) {
                real.add(picture);
            }
        });
        PictureImitation imitations = new PictureImitation(real);
        int missing = references - registered.size() - filled;
        try (Steps.Step step = steps.begin("filling the index", missing)) {
            for (int i = 0; i < missing; i++) {
                index.put(new ReferenceId("imitation-" + filled), imitations.of(filled));
                filled++;
                step.done("");
            }
        }
        index.commit(index.position() + 1);
    }

    @FunctionalInterface
    private interface Maker {
        Fingerprint make() throws IOException;
    }

    private Fingerprint one(String key, Maker maker) throws IOException {
        Optional<FingerprintCache.Entry> kept = cache.get(key);
        if (kept.isPresent()) {
            return kept.get().prints().getFirst();
        }
        Fingerprint made = maker.make();
        cache.put(key, new FingerprintCache.Entry(Optional.empty(), List.of(made)));
        return made;
    }

    /** The copy as a JPEG file. */
    byte[] copy(Picture picture, BufferedImage image, PictureCondition condition) throws IOException {
        return copy(picture, image, condition, seed);
    }

    private byte[] copy(Picture picture, BufferedImage image, PictureCondition condition, long seed)
            throws IOException {
        Random random = new Random(
                seed ^ (31L * picture.item().number() + condition.name().hashCode()));
        List<BufferedImage> others = new ArrayList<>();
        int first = random.nextInt(fillers.size());
        for (int i = 0; i < 9; i++) {
            others.add(fillers.get((first + i) % fillers.size()));
        }
        return PixelArrays.jpeg(
                condition.maker().make(new PictureConditions.Source(image, others, random)), condition.quality());
    }

    /** Every picture altered in every way, and searched. */
    List<PictureOutcome> search(String verb, List<Picture> pictures, List<PictureCondition> conditions)
            throws IOException {
        Map<Item, ReferenceId> references = registered.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getValue().item(), Map.Entry::getKey));
        try (Steps.Step step = steps.begin(verb, pictures.size())) {
            return Cores.map(pictures, picture -> {
                        Optional<ReferenceId> own = Optional.ofNullable(references.get(picture.item()));
                        BufferedImage image = PixelArrays.read(picture.file());
                        List<PictureOutcome> outcomes = new ArrayList<>();
                        for (PictureCondition condition : conditions) {
                            outcomes.add(search(picture, own, image, condition, seed));
                        }
                        step.done(picture.name());
                        return outcomes;
                    })
                    .stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /**
     * So many copies of pictures that are not registered, searched: each picture under another change, then each under the next, and when
     * all were under all, again with other random choices.
     */
    List<PictureOutcome> searchStrangers(List<Picture> strangers, int count) throws IOException {
        List<PictureCondition> conditions = PictureConditions.ALL;
        List<Integer> numbers = IntStream.range(0, count).boxed().toList();
        try (Steps.Step step = steps.begin("searching strangers", count)) {
            return Cores.map(numbers, number -> {
                int which = number % strangers.size();
                int round = number / strangers.size();
                Picture picture = strangers.get(which);
                PictureOutcome outcome = search(
                        picture,
                        Optional.empty(),
                        PixelArrays.read(picture.file()),
                        conditions.get((round + which) % conditions.size()),
                        seed + round / conditions.size());
                step.done(picture.name());
                return outcome;
            });
        }
    }

    /** Neither what a copy was made of, nor of its family, nor an imitation. */
    private boolean isStranger(ReferenceId reference, Picture picture) {
        Picture other = registered.get(reference);
        return other != null && !Kinship.sameFamily(picture.item(), other.item());
    }

    private PictureOutcome search(
            Picture picture, Optional<ReferenceId> own, BufferedImage image, PictureCondition condition, long seed)
            throws IOException {
        long[] cost = new long[1];
        Fingerprint print =
                one(String.join("|", "copy", picture.item().digest(), Long.toString(seed), condition.name()), () -> {
                    byte[] jpeg = copy(picture, image, condition, seed);
                    long before = threads.getCurrentThreadCpuTime();
                    ImageFingerprint made = PixelArrays.fingerprint(jpeg, Role.COPY);
                    LocalFeatures _ = made.features();
                    cost[0] = threads.getCurrentThreadCpuTime() - before;
                    return made;
                });
        long before = threads.getCurrentThreadCpuTime();
        List<Match> matches = index.search(print, SearchOptions.DEFAULT);
        long searched = threads.getCurrentThreadCpuTime() - before;
        return new PictureOutcome(
                picture,
                condition,
                own.isPresent(),
                matches.stream()
                        .filter(match -> own.isPresent() && match.reference().equals(own.get()))
                        .findFirst(),
                matches.stream()
                        .filter(match -> isStranger(match.reference(), picture))
                        .toList(),
                cost[0] / 1e6,
                searched / 1e6);
    }
}
