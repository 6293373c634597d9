package dev.colophon.index.visual.film;

import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.video.FrameTrack;
import dev.colophon.index.Coverage;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.VideoExplanation;
import dev.colophon.index.search.Alignment;
import dev.colophon.index.search.Evidence;
import dev.colophon.index.search.Verifier;
import dev.colophon.index.transform.FilmFraming;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.VideoTransform;
import dev.colophon.index.visual.hash.HashScan;
import dev.colophon.index.visual.keyframe.CoveredTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Lays the frames of a copy on those of a film, in the look under which most of them agree. */
final class FilmVerifier implements Verifier<FilmProbes, VideoFingerprint, List<HashScan.Hit>, Alignment> {

    /** The ways in which all frames of a copy may have been changed together. */
    private record Look(boolean mirrored, boolean negated) {}

    /** By which shares may differ that are taken for one: crops are kept in steps of 2 to 3 % of what copies show. */
    private static final double SAME_SHARE = 0.04;

    private final ReferenceId reference;
    private final FilmAlignment.Opening opening;

    FilmVerifier(ReferenceId reference, FilmAlignment.Opening opening) {
        this.reference = reference;
        this.opening = opening;
    }

    @Override
    public Optional<Alignment> verify(FilmProbes probes, VideoFingerprint film, List<HashScan.Hit> hits) {
        List<Alignment> alignments = new ArrayList<>();
        looks(film, hits, probes).forEach((look, found) -> {
            Ticks ticks = probes.ticks(look.mirrored());
            List<Stretch> stretches =
                    new FilmAlignment(ticks, probes.seconds(), film, look.negated(), opening).stretches(found);
            if (!stretches.isEmpty()) {
                alignments.add(alignment(probes, film, look, stretches, framing(probes, film, look, stretches, hits)));
            }
        });
        return alignments.stream().max(Comparator.comparingInt(FilmVerifier::evidence));
    }

    private static int evidence(Alignment alignment) {
        return switch (alignment.evidence()) {
            case Evidence.Frames frames -> frames.frames();
            case Evidence.Moments moments -> moments.moments();
            default -> 0;
        };
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

    /** Which part of the film the copy shows, and where: the views that most of its frames are nearest in tell it. */
    private static Optional<FilmFraming> framing(
            FilmProbes probes, VideoFingerprint film, Look look, List<Stretch> stretches, List<HashScan.Hit> hits) {
        int[] trackOf = IntStream.range(0, film.tracks().size())
                .flatMap(number ->
                        IntStream.range(0, film.tracks().get(number).size()).map(_ -> number))
                .toArray();
        List<HashScan.Hit> laid = hits.stream()
                .filter(hit -> {
                    FilmProbes.Probe probe = probes.probes().get(hit.probe());
                    return new Look(probe.mirrored(), hit.negated()).equals(look)
                            && stretches.stream()
                                    .anyMatch(stretch ->
                                            stretch.firstTick() <= probe.tick() && probe.tick() <= stretch.lastTick());
                })
                .toList();
        List<FrameTrack> upright = laid.stream()
                .map(hit -> film.tracks().get(trackOf[hit.hash()]))
                .filter(track -> track.kind() == View.Kind.VERTICAL)
                .toList();
        if (2 * upright.size() > laid.size()) {
            double half = upright.getFirst().cropPercent() / 200.0;
            return Optional.of(new FilmFraming(
                    0, across(0.5 - half, 0.5 + half), look.mirrored() ? across(1, 0) : Span.Quad.WHOLE));
        }
        return centred(nearest(probes, laid).stream()
                        .mapToDouble(hit -> shown(
                                probes.probes().get(hit.probe()).view(),
                                film.tracks().get(trackOf[hit.hash()])))
                        .sorted()
                        .toArray())
                .map(shown -> centred(shown, look.mirrored()));
    }

    /** Of each moment of the copy the hit that is nearest; of equals that of the view that comes first, which is the whole. */
    private static Collection<HashScan.Hit> nearest(FilmProbes probes, List<HashScan.Hit> hits) {
        Map<Integer, HashScan.Hit> nearest = new HashMap<>();
        for (HashScan.Hit hit : hits) {
            nearest.merge(
                    probes.probes().get(hit.probe()).tick(),
                    hit,
                    (one, other) -> Comparator.comparingInt(HashScan.Hit::distance)
                                            .thenComparingInt(HashScan.Hit::hash)
                                            .thenComparingInt(HashScan.Hit::probe)
                                            .compare(one, other)
                                    <= 0
                            ? one
                            : other);
        }
        return nearest.values();
    }

    /**
     * How much a copy shows of both sides of a work: what shows {@code c}, and of which {@code s} is kept, meets the {@code c * s} of the
     * work. Above 1 the work takes less than all of the copy. Of other parts than middles it is not known, which is no number.
     */
    private static double shown(FrameTrack ofCopy, FrameTrack ofWork) {
        return isCentre(ofCopy) && isCentre(ofWork) ? (double) ofWork.cropPercent() / ofCopy.cropPercent() : Double.NaN;
    }

    /** Of a view of the whole the crop is of 100 %. */
    private static boolean isCentre(FrameTrack view) {
        return view.kind() != View.Kind.PANEL && view.kind() != View.Kind.VERTICAL;
    }

    /**
     * The median, where more than half are near it, and it is not all of the work; ascending, with what is no number at the end.
     */
    private static Optional<Double> centred(double[] shown) {
        double median = shown.length == 0 ? 1 : shown[shown.length / 2];
        long near = Arrays.stream(shown)
                .filter(one -> Math.abs(one - median) <= SAME_SHARE)
                .count();
        return median != 1 && 2 * near > shown.length ? Optional.of(median) : Optional.empty();
    }

    private static FilmFraming centred(double shown, boolean mirrored) {
        return new FilmFraming(0, centre(Math.min(1, shown), false), centre(Math.min(1, 1 / shown), mirrored));
    }

    private static Span.Quad centre(double share, boolean mirrored) {
        double from = (1 - share) / 2;
        double to = 1 - from;
        double left = mirrored ? to : from;
        double right = mirrored ? from : to;
        return new Span.Quad(List.of(
                new Span.Point(left, from),
                new Span.Point(right, from),
                new Span.Point(right, to),
                new Span.Point(left, to)));
    }

    /** As high as the picture, from where it begins on the left to where it ends on the right. */
    private static Span.Quad across(double left, double right) {
        return new Span.Quad(List.of(
                new Span.Point(left, 0), new Span.Point(right, 0), new Span.Point(right, 1), new Span.Point(left, 1)));
    }

    private Alignment alignment(
            FilmProbes probes,
            VideoFingerprint film,
            Look look,
            List<Stretch> stretches,
            Optional<FilmFraming> framing) {
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
        double speed = ordered.stream()
                .max(Comparator.comparingInt(Stretch::frames))
                .orElseThrow()
                .line()
                .speed();
        return new Alignment(
                reference,
                Medium.VIDEO,
                new Coverage(
                        CoveredTime.share(
                                ordered.stream().map(Stretch::inReference).toList(), film.durationMillis()),
                        CoveredTime.share(
                                ordered.stream().map(Stretch::inCopy).toList(),
                                probes.fingerprint().durationMillis())),
                ordered.stream()
                        .map(stretch -> new Segment(stretch.inReference(), stretch.inCopy()))
                        .toList(),
                new VideoTransform(speed, look.mirrored(), look.negated(), framing),
                new VideoExplanation(
                        frames,
                        ordered.stream().mapToInt(Stretch::possibleFrames).sum(),
                        referenceFrames,
                        meanDistance),
                opening == FilmAlignment.Opening.NEAR
                        ? new Evidence.Frames(
                                frames,
                                referenceFrames,
                                meanDistance,
                                probes.probes().size())
                        : new Evidence.Moments(
                                ordered.stream().mapToInt(Stretch::moments).sum(),
                                meanDistance,
                                probes.probes().size()));
    }
}
