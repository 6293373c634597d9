package dev.colophon.index.visual.film;

import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.search.Alignment;
import dev.colophon.index.search.MatchGrader;
import dev.colophon.index.search.NullStatistics;
import dev.colophon.index.search.Retriever;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.VideoTransform;
import dev.colophon.index.visual.hash.HashScan;
import dev.colophon.index.visual.hash.StoredFingerprints;
import dev.colophon.index.visual.hash.VisualParameters;
import dev.colophon.index.visual.keyframe.KeyframeSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Finds the films, and the stretches of them, that a film was copied from. */
public final class FilmSearch {

    private static final VisualParameters PARAMETERS = VisualParameters.DEFAULT;
    private static final double CLEARLY_MORE = 1.2;

    private final Retriever<HashScan.Query, HashScan.Hits> hashes;
    private final StoredFingerprints fingerprints;
    private final KeyframeSearch keyframes;
    private final LongSupplier documents;
    private final MatchGrader grader;

    /**
     * Searches one index.
     *
     * @param documents keyframes and pictures that it holds
     */
    public FilmSearch(
            Retriever<HashScan.Query, HashScan.Hits> hashes,
            StoredFingerprints fingerprints,
            KeyframeSearch keyframes,
            LongSupplier documents,
            MatchGrader grader) {
        this.hashes = hashes;
        this.fingerprints = fingerprints;
        this.keyframes = keyframes;
        this.documents = documents;
        this.grader = grader;
    }

    public List<Match> matches(VideoFingerprint copy) {
        List<Match> near = negativesOnlyAlone(
                withCrops(copy, matches(FilmProbes.ofWholeFrames(copy), FilmAlignment.Opening.NEAR)));
        return withMoments(copy, near, withKeyframes(copy, near));
    }

    /** What shows less of a work than its whole frames is met by the middles of both. */
    private List<Match> withCrops(VideoFingerprint copy, List<Match> byWholeFrames) {
        return FilmProbes.isUnexplained(copy, explained(byWholeFrames))
                ? merged(
                        byWholeFrames,
                        matches(FilmProbes.ofCrops(copy), FilmAlignment.Opening.NEAR),
                        FilmSearch::coversMore)
                : byWholeFrames;
    }

    private List<Match> matches(FilmProbes probes, FilmAlignment.Opening opening) {
        HashScan.Hits near = hashes.retrieve(new HashScan.Query(probes.words(), opening.most()));
        BitSet stopped = stopped(near, probes.probes().size());
        List<Match> matches = new ArrayList<>();
        fingerprints.of(near.hits().keySet()).forEach(stored -> {
            if (stored.fingerprint() instanceof VideoFingerprint film) {
                List<HashScan.Hit> telling = near.hits().getOrDefault(stored.reference(), List.of()).stream()
                        .filter(hit -> !stopped.get(hit.probe()))
                        .filter(hit -> !hit.negated() || opening == FilmAlignment.Opening.NEAR)
                        .toList();
                new FilmVerifier(stored.reference(), opening)
                        .verify(probes, film, telling)
                        .flatMap(alignment -> grader.grade(alignment, near.statistics()))
                        .ifPresent(matches::add);
            }
        });
        return matches;
    }

    /**
     * Where near frames are not sure, frames that are less near, and what is seen within borders, may show moments that are like no others:
     * films in which everything moves, whose keyframes a copy hardly ever meets at their moment.
     */
    private List<Match> withMoments(VideoFingerprint copy, List<Match> near, List<Match> found) {
        FilmProbes probes = FilmProbes.beside(copy, explained(near));
        return probes.probes().isEmpty()
                ? found
                : merged(found, matches(probes, FilmAlignment.Opening.BY_MOMENTS), FilmSearch::showsMore);
    }

    /** Keyframes say more about the picture; moments, where everything moves, about time. */
    private static boolean showsMore(Match other, Match found) {
        return isSurer(other, found)
                || (other.grade() == found.grade()
                        && other.coverage().ofCopy()
                                > CLEARLY_MORE * found.coverage().ofCopy());
    }

    private static boolean coversMore(Match other, Match found) {
        return isSurer(other, found)
                || (other.grade() == found.grade()
                        && other.coverage().ofCopy() > found.coverage().ofCopy());
    }

    private static boolean isSurer(Match other, Match found) {
        return other.grade().compareTo(found.grade()) < 0;
    }

    /** The stretches of a copy of which it is sure what they show. */
    private static List<Span.Time> explained(List<Match> found) {
        return found.stream()
                .filter(match -> match.grade() == Grade.STRONG)
                .flatMap(match -> match.segments().stream())
                .map(Segment::inCopy)
                .filter(Span.Time.class::isInstance)
                .map(Span.Time.class::cast)
                .toList();
    }

    /** Of each reference what was found, or what is better. */
    private static List<Match> merged(List<Match> found, List<Match> others, BiPredicate<Match, Match> isBetter) {
        Map<ReferenceId, Match> best = new LinkedHashMap<>();
        found.forEach(match -> best.put(match.reference(), match));
        others.forEach(
                match -> best.merge(match.reference(), match, (one, other) -> isBetter.test(other, one) ? other : one));
        return List.copyOf(best.values());
    }

    /** What shows a work otherwise than as a whole is looked for where hashes were not sure. */
    private List<Match> withKeyframes(VideoFingerprint copy, List<Match> byHashes) {
        List<Alignment> alignments = keyframes.alignments(copy, explained(byHashes));
        if (alignments.isEmpty()) {
            return byHashes; // without counting what the index holds, which has its price
        }
        NullStatistics statistics = NullStatistics.ofDocuments(documents.getAsLong());
        return merged(
                byHashes,
                alignments.stream()
                        .flatMap(alignment -> grader.grade(alignment, statistics).stream())
                        .toList(),
                FilmSearch::isSurer);
    }

    /** In an index of copies, films with the same frames or keyframes, and pictures that may show a frame. */
    public Set<ReferenceId> copiesOf(VideoFingerprint reference) {
        Set<ReferenceId> found = new HashSet<>();
        hashes.retrieve(new HashScan.Query(usableWords(reference), PARAMETERS.loose()))
                .hits()
                .forEach((copy, hits) -> {
                    if (mayShow(hits)) {
                        found.add(copy);
                    }
                });
        found.addAll(keyframes.copiesOf(reference));
        return found;
    }

    /** Whether one hash is near, or as many as a search by moments needs are less near. */
    private static boolean mayShow(List<HashScan.Hit> hits) {
        return hits.stream().anyMatch(hit -> hit.distance() <= PARAMETERS.doubtful())
                || hits.stream()
                                .filter(hit -> !hit.negated())
                                .mapToInt(HashScan.Hit::hash)
                                .distinct()
                                .count()
                        >= PARAMETERS.fewestFrames();
    }

    /** Black frames and the like are in all films. */
    private static long[] usableWords(VideoFingerprint film) {
        return film.tracks().stream()
                .flatMapToLong(track -> IntStream.range(0, track.size())
                        .filter(frame -> track.qualities()[frame] >= Pdq.USABLE_QUALITY)
                        .boxed()
                        .flatMapToLong(frame -> Arrays.stream(track.words(), 4 * frame, 4 * frame + 4)))
                .toArray();
    }

    /** Probes that resemble so many references that they say nothing. */
    private static BitSet stopped(HashScan.Hits near, int probes) {
        int[] references = new int[probes];
        for (List<HashScan.Hit> hits : near.hits().values()) {
            hits.stream().mapToInt(HashScan.Hit::probe).distinct().forEach(probe -> references[probe]++);
        }
        BitSet stopped = new BitSet();
        for (int probe = 0; probe < probes; probe++) {
            stopped.set(probe, references[probe] > PARAMETERS.stopReferences());
        }
        return stopped;
    }

    /** A negative is rare, and doubles the comparisons: it is believed only when nothing positive was found. */
    private static List<Match> negativesOnlyAlone(List<Match> matches) {
        List<Match> positive = matches.stream()
                .filter(match -> !(match.transform() instanceof VideoTransform change && change.negated()))
                .toList();
        return positive.isEmpty() ? matches : positive;
    }
}
