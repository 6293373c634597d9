package dev.colophon.index.visual;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.Segment;
import dev.colophon.index.Span;
import dev.colophon.index.VideoExplanation;
import dev.colophon.index.VideoTransform;
import dev.colophon.index.postings.FingerprintStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Finds the films, and the stretches of them, that a film was copied from. */
final class FilmSearch {

    private static final VisualParameters PARAMETERS = VisualParameters.DEFAULT;

    /** The ways in which all frames of a copy may have been changed together. */
    private record Look(boolean mirrored, boolean negated) {}

    private final FingerprintStore index;
    private final Function<ReferenceId, Optional<Fingerprint>> fingerprints;

    FilmSearch(FingerprintStore index, Function<ReferenceId, Optional<Fingerprint>> fingerprints) {
        this.index = index;
        this.fingerprints = fingerprints;
    }

    List<Match> matches(VideoFingerprint copy) {
        FilmProbes probes = FilmProbes.of(copy);
        HashScan.Result near = HashScan.over(index, probes.words(), PARAMETERS.match());
        BitSet stopped = stopped(near, probes.probes().size());
        List<Match> matches = new ArrayList<>();
        near.hits().forEach((reference, hits) -> {
            if (fingerprints.apply(reference).orElse(null) instanceof VideoFingerprint film) {
                List<HashScan.Hit> telling =
                        hits.stream().filter(hit -> !stopped.get(hit.probe())).toList();
                verify(probes, reference, film, looks(film, telling, probes), near.hashes())
                        .ifPresent(matches::add);
            }
        });
        return negativesOnlyAlone(matches);
    }

    /** In an index of copies, films with the same frames and pictures that may show one. */
    Set<ReferenceId> copiesOf(VideoFingerprint reference) {
        return HashScan.over(index, usableWords(reference), PARAMETERS.doubtful())
                .hits()
                .keySet();
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
    private static BitSet stopped(HashScan.Result near, int probes) {
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

    private static Map<Look, List<FrameHoughTransform.FrameHit>> looks(
            VideoFingerprint film, List<HashScan.Hit> hits, FilmProbes probes) {
        int[] starts = film.tracks().stream()
                .flatMapToInt(track -> Arrays.stream(track.starts()))
                .toArray();
        int[] ends = film.tracks().stream()
                .flatMapToInt(track -> Arrays.stream(track.ends()))
                .toArray();
        Map<Look, List<FrameHoughTransform.FrameHit>> looks = new HashMap<>();
        for (HashScan.Hit hit : hits) {
            FilmProbes.Probe probe = probes.probes().get(hit.probe());
            looks.computeIfAbsent(new Look(probe.mirrored(), hit.negated()), _ -> new ArrayList<>())
                    .add(new FrameHoughTransform.FrameHit(
                            probe.tick(),
                            probes.ticks(probe.mirrored()).seconds(probe.tick()),
                            starts[hit.hash()] / 1e3,
                            ends[hit.hash()] / 1e3));
        }
        looks.values().forEach(found -> found.sort(Comparator.comparingInt(FrameHoughTransform.FrameHit::tick)));
        return looks;
    }

    /** The look under which most frames agree. */
    private static Optional<Match> verify(
            FilmProbes probes,
            ReferenceId reference,
            VideoFingerprint film,
            Map<Look, List<FrameHoughTransform.FrameHit>> looks,
            long hashes) {
        List<Match> matches = new ArrayList<>();
        looks.forEach((look, hits) -> {
            Ticks ticks = probes.ticks(look.mirrored());
            List<Stretch> stretches = new FilmAlignment(ticks, probes.seconds(), film, look.negated()).stretches(hits);
            if (!stretches.isEmpty()) {
                matches.add(match(reference, probes, film, look, stretches, new Chance(hashes)));
            }
        });
        return matches.stream()
                .max(Comparator.comparingInt(match -> match.why() instanceof VideoExplanation why ? why.frames() : 0));
    }

    private static Match match(
            ReferenceId reference,
            FilmProbes probes,
            VideoFingerprint film,
            Look look,
            List<Stretch> stretches,
            Chance chance) {
        List<Stretch> ordered = stretches.stream()
                .sorted(Comparator.comparingInt(Stretch::firstTick))
                .toList();
        int frames = ordered.stream().mapToInt(Stretch::frames).sum();
        int referenceFrames =
                ordered.stream().mapToInt(Stretch::referenceFrames).sum();
        double meanDistance = ordered.stream()
                        .mapToDouble(stretch -> stretch.frames() * stretch.meanDistance())
                        .sum()
                / frames;
        double falseAlarms = chance.falseAlarms(probes.probes().size(), meanDistance, referenceFrames);
        boolean strong = frames >= PARAMETERS.strongFrames()
                && meanDistance <= PARAMETERS.strongMeanDistance()
                && falseAlarms < PARAMETERS.strongFalseAlarms();
        double speed = ordered.stream()
                .max(Comparator.comparingInt(Stretch::frames))
                .orElseThrow()
                .line()
                .speed();
        return new Match(
                reference,
                Medium.VIDEO,
                strong ? Grade.STRONG : Grade.CANDIDATE,
                falseAlarms,
                new Coverage(
                        share(ordered.stream().map(Stretch::inReference).toList(), film.durationMillis()),
                        share(
                                ordered.stream().map(Stretch::inCopy).toList(),
                                probes.fingerprint().durationMillis())),
                ordered.stream()
                        .map(stretch -> new Segment(stretch.inReference(), stretch.inCopy()))
                        .toList(),
                new VideoTransform(speed, look.mirrored(), look.negated()),
                new VideoExplanation(
                        frames,
                        ordered.stream().mapToInt(Stretch::possibleFrames).sum(),
                        referenceFrames,
                        meanDistance));
    }

    /** Share of a film that the spans cover, each moment once. */
    private static double share(List<Span.Time> spans, long durationMillis) {
        double covered = 0;
        double reached = 0;
        for (Span.Time span : spans.stream()
                .sorted(Comparator.comparingDouble(Span.Time::start))
                .toList()) {
            covered += Math.max(0, span.end() - Math.max(reached, span.start()));
            reached = Math.max(reached, span.end());
        }
        return Math.clamp(covered / (durationMillis / 1e3), 0, 1);
    }

    /** A negative is rare, and doubles the comparisons: it is believed only when nothing positive was found. */
    private static List<Match> negativesOnlyAlone(List<Match> matches) {
        List<Match> positive = matches.stream()
                .filter(match -> !(match.transform() instanceof VideoTransform change && change.negated()))
                .toList();
        return positive.isEmpty() ? matches : positive;
    }
}
