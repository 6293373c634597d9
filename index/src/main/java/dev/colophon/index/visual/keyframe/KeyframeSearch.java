package dev.colophon.index.visual.keyframe;

import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.index.Coverage;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.KeyframeExplanation;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.search.Alignment;
import dev.colophon.index.search.Evidence;
import dev.colophon.index.search.Retriever;
import dev.colophon.index.transform.FilmFraming;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.VideoTransform;
import dev.colophon.index.visual.local.FeatureStore;
import dev.colophon.index.visual.local.FrameMatcher;
import dev.colophon.index.visual.local.FrameOverlay;
import dev.colophon.index.visual.local.StoredFeatures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds the films that a film shows somewhere in its picture, cut, turned, or among other things. */
public final class KeyframeSearch {

    private static final KeyframeSearchParameters PARAMETERS = KeyframeSearchParameters.DEFAULT;

    private static final int QUARTERS = 4;

    /** Keyframes of references that are kept in memory during a search, 7 kB each. */
    private static final int CACHED = 2_000;

    /** Sides of keyframes that are asked for at once, with up to 40 frames of references each. */
    private static final int SIDES_AT_ONCE = 16;

    private final Retriever<TermQuery, Retrieved> retriever;
    private final Function<ReferenceId, Optional<VideoFingerprint>> films;
    private final FeatureStore stored;

    /**
     * Searches one index.
     *
     * @param films the stored film of a reference, whose keyframes need not have their features
     */
    public KeyframeSearch(
            Retriever<TermQuery, Retrieved> retriever,
            Function<ReferenceId, Optional<VideoFingerprint>> films,
            FeatureStore stored) {
        this.retriever = retriever;
        this.films = films;
        this.stored = stored;
    }

    /** Which way round a copy shows a reference. */
    private record Way(ReferenceId reference, boolean mirrored) {}

    /** What is read of references during one search. */
    private final class Cache extends LinkedHashMap<FeatureStore.Place, Optional<StoredFeatures>> {

        @Override
        protected boolean removeEldestEntry(Map.Entry<FeatureStore.Place, Optional<StoredFeatures>> eldest) {
            return size() > CACHED;
        }

        Optional<StoredFeatures> frame(ReferenceId reference, int number) {
            return frames(List.of(new FeatureStore.Place(reference, number))).getFirst();
        }

        Optional<StoredFeatures> frame(Candidate candidate) {
            return frame(candidate.reference(), candidate.block());
        }

        List<Optional<StoredFeatures>> ofCandidates(List<Candidate> candidates) {
            return frames(candidates.stream()
                    .map(candidate -> new FeatureStore.Place(candidate.reference(), candidate.block()))
                    .toList());
        }

        /** Reads those at once that were not read. */
        private List<Optional<StoredFeatures>> frames(List<FeatureStore.Place> places) {
            Map<FeatureStore.Place, Optional<StoredFeatures>> known = new HashMap<>();
            for (FeatureStore.Place place : places) {
                Optional<StoredFeatures> cached = get(place);
                if (cached != null) {
                    known.put(place, cached);
                }
            }
            List<FeatureStore.Place> unread = places.stream()
                    .filter(place -> !known.containsKey(place))
                    .distinct()
                    .toList();
            List<Optional<StoredFeatures>> read = stored.features(unread);
            for (int i = 0; i < unread.size(); i++) {
                known.put(unread.get(i), read.get(i));
                put(unread.get(i), read.get(i));
            }
            return places.stream()
                    .map(place -> known.getOrDefault(place, Optional.empty()))
                    .toList();
        }
    }

    /**
     * What the copy shares with references, to be graded.
     *
     * @param known stretches of the copy of which it is known what they show
     */
    public List<Alignment> alignments(VideoFingerprint copy, List<Span.Time> known) {
        VideoFingerprint unknown = copy.with(copy.keyframes().stream()
                .filter(keyframe -> known.stream().noneMatch(span -> within(span, keyframe.millis() / 1e3)))
                .toList());
        if (unknown.keyframes().size() < PARAMETERS.fewestFrames()) {
            return List.of();
        }
        Cache cache = new Cache();
        List<Alignment> found = alignments(unknown, 0, cache);
        for (int quarterTurns = 1; quarterTurns < QUARTERS && found.isEmpty(); quarterTurns++) {
            if (isTurned(unknown, quarterTurns, cache)) {
                found = alignments(unknown, quarterTurns, cache);
            }
        }
        return found;
    }

    private List<Alignment> alignments(VideoFingerprint copy, int quarterTurns, Cache cache) {
        Map<ReferenceId, Alignment> best = new LinkedHashMap<>();
        pairs(copy, quarterTurns, 1, cache)
                .forEach((way, pairs) -> films.apply(way.reference())
                        .flatMap(film -> alignment(copy, way, film, pairs, cache))
                        .ifPresent(alignment -> best.merge(way.reference(), alignment, KeyframeSearch::surer)));
        return List.copyOf(best.values());
    }

    /** Few films lie on their side, so some keyframes must do to tell. */
    private boolean isTurned(VideoFingerprint copy, int quarterTurns, Cache cache) {
        return pairs(copy, quarterTurns, PARAMETERS.turnedEvery(), cache).values().stream()
                .flatMap(List::stream)
                .anyMatch(pair -> pair.inliers() >= PARAMETERS.inliersOfMoved());
    }

    private static boolean within(Span.Time span, double seconds) {
        return seconds >= span.start() && seconds <= span.end();
    }

    private static Alignment surer(Alignment one, Alignment other) {
        return inliers(one) >= inliers(other) ? one : other;
    }

    private static int inliers(Alignment alignment) {
        return alignment.why() instanceof KeyframeExplanation why ? why.keyframes() * why.inliers() : 0;
    }

    /** One side of a keyframe of a copy. */
    private record Side(int number, boolean mirrored, FrameMatcher frame) {}

    /** Takes a frame of a reference that is like a side of a keyframe. */
    @FunctionalInterface
    private interface LikeFrame {
        void take(Side side, Candidate candidate);
    }

    /** Both sides of every so many keyframes of a film, and the frames that are most like each: asked for together. */
    private void forEachLike(VideoFingerprint film, int quarterTurns, int every, Cache cache, LikeFrame each) {
        List<Side> sides = new ArrayList<>();
        for (int number = 0; number < film.keyframes().size(); number += every) {
            for (boolean mirrored : new boolean[] {false, true}) {
                sides.add(new Side(
                        number,
                        mirrored,
                        FrameMatcher.of(film.keyframes().get(number).features(), mirrored)));
                if (sides.size() == SIDES_AT_ONCE) {
                    forEachLike(sides, quarterTurns, cache, each);
                    sides.clear();
                }
            }
        }
        forEachLike(sides, quarterTurns, cache, each);
    }

    private void forEachLike(List<Side> sides, int quarterTurns, Cache cache, LikeFrame each) {
        List<List<Candidate>> retrieved =
                retriever
                        .retrieveAll(sides.stream()
                                .map(side -> side.frame().query(quarterTurns))
                                .toList())
                        .stream()
                        .map(Retrieved::candidates)
                        .toList();
        Iterator<Optional<StoredFeatures>> frames = cache.ofCandidates(
                        retrieved.stream().flatMap(List::stream).toList())
                .iterator();
        for (int i = 0; i < sides.size(); i++) {
            Side side = sides.get(i);
            List<Optional<StoredFeatures>> features =
                    retrieved.get(i).stream().map(_ -> frames.next()).toList();
            side.frame()
                    .mostLike(retrieved.get(i), features, PARAMETERS.ranked())
                    .forEach(candidate -> each.take(side, candidate));
        }
    }

    /** Pairs of keyframes that the index proposes and geometry confirms: of every so many keyframes of the copy. */
    private Map<Way, List<KeyframePair>> pairs(VideoFingerprint copy, int quarterTurns, int every, Cache cache) {
        Map<Way, List<KeyframePair>> pairs = new LinkedHashMap<>();
        forEachLike(
                copy,
                quarterTurns,
                every,
                cache,
                (side, candidate) -> cache.frame(candidate)
                        .flatMap(features -> side.frame().lay(candidate.reference(), features.features()))
                        .ifPresent(overlay -> pairs.computeIfAbsent(
                                        new Way(candidate.reference(), side.mirrored()), _ -> new ArrayList<>())
                                .add(new KeyframePair(side.number(), candidate.block(), overlay))));
        return pairs;
    }

    private static Optional<Alignment> alignment(
            VideoFingerprint copy, Way way, VideoFingerprint film, List<KeyframePair> pairs, Cache cache) {
        Map<Integer, FrameMatcher> matchers = new HashMap<>();
        List<KeyframeStretch> stretches = new KeyframeAlignment(
                        KeyframeFilm.of(copy),
                        KeyframeFilm.of(film),
                        (inCopy, inReference) -> cache.frame(way.reference(), inReference)
                                .flatMap(features -> matchers.computeIfAbsent(
                                                inCopy,
                                                _ -> FrameMatcher.of(
                                                        copy.keyframes()
                                                                .get(inCopy)
                                                                .features(),
                                                        way.mirrored()))
                                        .lay(way.reference(), features.features())))
                .stretches(pairs);
        return stretches.isEmpty() ? Optional.empty() : Optional.of(alignment(copy, way, film, stretches));
    }

    private static Alignment alignment(
            VideoFingerprint copy, Way way, VideoFingerprint film, List<KeyframeStretch> stretches) {
        KeyframeStretch longest = stretches.stream()
                .max(Comparator.comparingInt(KeyframeStretch::inliers))
                .orElseThrow();
        List<KeyframeStretch> ordered = stretches.stream()
                .sorted(Comparator.comparingDouble(stretch -> stretch.inCopy().start()))
                .toList();
        List<KeyframePair> byInliers = longest.steady().stream()
                .sorted(Comparator.comparingInt(KeyframePair::inliers).reversed())
                .toList();
        FrameOverlay shown = byInliers.getFirst().overlay();
        int median = byInliers.get(byInliers.size() / 2).inliers();
        return new Alignment(
                way.reference(),
                Medium.VIDEO,
                new Coverage(
                        CoveredTime.share(
                                ordered.stream()
                                        .map(KeyframeStretch::inReference)
                                        .toList(),
                                film.durationMillis()),
                        CoveredTime.share(
                                ordered.stream().map(KeyframeStretch::inCopy).toList(), copy.durationMillis())),
                ordered.stream()
                        .map(stretch -> new Segment(stretch.inReference(), stretch.inCopy()))
                        .toList(),
                new VideoTransform(
                        longest.speed(),
                        way.mirrored(),
                        false,
                        Optional.of(new FilmFraming(
                                shown.degrees(), (Span.Quad) shown.area().inReference(), (Span.Quad)
                                        shown.area().inCopy()))),
                new KeyframeExplanation(
                        ordered.stream()
                                .mapToInt(stretch -> stretch.pairs().size())
                                .sum(),
                        ordered.stream().mapToInt(KeyframeStretch::possible).sum(),
                        longest.moments(),
                        median),
                new Evidence.Keyframes(
                        longest.different(),
                        longest.moments(),
                        median,
                        shown.spread(),
                        copy.keyframes().size()));
    }

    /** In an index of copies, those in which {@link #alignments} may find this reference. */
    public Set<ReferenceId> copiesOf(VideoFingerprint reference) {
        Cache cache = new Cache();
        Set<ReferenceId> found = new HashSet<>();
        for (int quarterTurns = 0; quarterTurns < QUARTERS; quarterTurns++) {
            int every = quarterTurns == 0 ? 1 : PARAMETERS.turnedEvery();
            forEachLike(reference, quarterTurns, every, cache, (side, candidate) -> {
                if (!found.contains(candidate.reference())
                        && cache.frame(candidate)
                                .flatMap(copy -> side.frame().lay(candidate.reference(), copy.features()))
                                .isPresent()) {
                    found.add(candidate.reference());
                }
            });
        }
        return found;
    }
}
