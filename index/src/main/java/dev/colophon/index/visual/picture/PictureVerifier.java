package dev.colophon.index.visual.picture;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.Orientation;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.video.FrameTrack;
import dev.colophon.index.Coverage;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.ImageExplanation;
import dev.colophon.index.search.Alignment;
import dev.colophon.index.search.Evidence;
import dev.colophon.index.search.Verifier;
import dev.colophon.index.transform.ImageTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.index.visual.hash.HashScan;
import dev.colophon.index.visual.hash.VisualParameters;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Takes the nearest usable hash of a picture, or of a moment of a film, near the views of a copy. */
final class PictureVerifier implements Verifier<List<View>, Fingerprint, List<HashScan.Hit>, Alignment> {

    /** How far a still may be from the moment it is said to show: the reference keeps no two frames that look alike. */
    private static final double STILL_SECONDS = 1;

    private final ReferenceId reference;

    PictureVerifier(ReferenceId reference) {
        this.reference = reference;
    }

    @Override
    public Optional<Alignment> verify(List<View> probes, Fingerprint fingerprint, List<HashScan.Hit> hits) {
        return switch (fingerprint) {
            case ImageFingerprint picture ->
                unlessWhole(
                                probes,
                                picture,
                                hits.stream()
                                        .filter(hit -> picture.allViews()
                                                .get(hit.hash())
                                                .hash()
                                                .usable())
                                        .toList())
                        .stream()
                        .min(Comparator.comparingInt(HashScan.Hit::distance)
                                .thenComparingInt(HashScan.Hit::hash)
                                .thenComparingInt(HashScan.Hit::probe))
                        .map(hit -> picture(picture.allViews().get(hit.hash()), probes, hit));
            case VideoFingerprint film ->
                unlessWhole(probes, film, hits).stream()
                        .min(Comparator.comparingInt(HashScan.Hit::distance)
                                .thenComparingInt(HashScan.Hit::hash)
                                .thenComparingInt(HashScan.Hit::probe))
                        .map(hit -> still(film, probes, hit));
            default -> Optional.empty();
        };
    }

    /**
     * Two references that show the same share their crops, too, some of them by chance more closely than the whole: where the
     * whole agrees, crop and crop say nothing more.
     */
    private static List<HashScan.Hit> unlessWhole(
            List<View> probes, ImageFingerprint picture, List<HashScan.Hit> hits) {
        List<HashScan.Hit> others = hits.stream()
                .filter(hit -> !isCrop(probes.get(hit.probe()))
                        || !isCrop(picture.allViews().get(hit.hash())))
                .toList();
        boolean whole = others.stream()
                .anyMatch(hit -> hit.distance() <= VisualParameters.DEFAULT.match()
                        && !isCrop(probes.get(hit.probe()))
                        && !isCrop(picture.allViews().get(hit.hash())));
        return whole ? others : hits;
    }

    /** Where a whole frame agrees with all of a still, its middle says nothing more, although by chance it may agree more closely. */
    private static List<HashScan.Hit> unlessWhole(List<View> probes, VideoFingerprint film, List<HashScan.Hit> hits) {
        View.Kind[] kinds = film.tracks().stream()
                .flatMap(track -> IntStream.range(0, track.size()).mapToObj(_ -> track.kind()))
                .toArray(View.Kind[]::new);
        List<HashScan.Hit> whole = hits.stream()
                .filter(hit -> hit.distance() <= VisualParameters.DEFAULT.match()
                        && !isCrop(probes.get(hit.probe()))
                        && kinds[hit.hash()] != View.Kind.CROP
                        && kinds[hit.hash()] != View.Kind.VERTICAL)
                .toList();
        return whole.isEmpty() ? hits : whole;
    }

    private static boolean isCrop(View view) {
        return view.kind() == View.Kind.CROP;
    }

    private Alignment picture(View shown, List<View> probes, HashScan.Hit hit) {
        View probe = probes.get(hit.probe());
        int quality = Math.min(shown.hash().quality(), probe.hash().quality());
        return alignment(
                probes.size(),
                hit,
                new Coverage(shown.region().area(), probe.region().area()),
                new Segment(Quads.of(shown.region(), Orientation.UPRIGHT), Quads.of(probe.region(), probe.undone())),
                probe.undone(),
                new ImageExplanation(hit.distance(), shown.name(), quality));
    }

    private Alignment still(VideoFingerprint film, List<View> probes, HashScan.Hit hit) {
        View probe = probes.get(hit.probe());
        int frame = hit.hash();
        int number = 0;
        while (frame >= film.tracks().get(number).size()) {
            frame -= film.tracks().get(number).size();
            number++;
        }
        FrameTrack track = film.tracks().get(number);
        double duration = film.durationMillis() / 1e3;
        Span.Time moment = new Span.Time(
                Math.max(0, track.starts()[frame] / 1e3 - STILL_SECONDS),
                Math.min(duration, track.ends()[frame] / 1e3 + STILL_SECONDS));
        int quality = Math.min(track.qualities()[frame], probe.hash().quality());
        return alignment(
                probes.size(),
                hit,
                new Coverage(
                        Math.clamp((track.ends()[frame] - track.starts()[frame]) / 1e3 / duration, 0, 1),
                        probe.region().area()),
                new Segment(moment, Quads.of(probe.region(), probe.undone())),
                probe.undone(),
                new ImageExplanation(hit.distance(), track.name(), quality));
    }

    private Alignment alignment(
            int probes,
            HashScan.Hit hit,
            Coverage coverage,
            Segment segment,
            Orientation orientation,
            ImageExplanation why) {
        return new Alignment(
                reference,
                Medium.IMAGE,
                coverage,
                List.of(segment),
                new ImageTransform(orientation.mirrored(), 90 * orientation.quarterTurns(), hit.negated()),
                why,
                new Evidence.Hash(hit.distance(), probes));
    }
}
