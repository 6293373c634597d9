package dev.colophon.index.visual;

import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.fingerprint.ImageFingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.Orientation;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.video.FrameTrack;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.ImageExplanation;
import dev.colophon.index.ImageTransform;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.Segment;
import dev.colophon.index.Span;
import dev.colophon.index.postings.FingerprintStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds the pictures, and the moments of films, that a picture was copied from. */
final class PictureSearch {

    private static final VisualParameters PARAMETERS = VisualParameters.DEFAULT;

    /** How far a still may be from the moment it is said to show: the reference keeps no two frames that look alike. */
    private static final double STILL_SECONDS = 1;

    private final FingerprintStore index;
    private final Function<ReferenceId, Optional<Fingerprint>> fingerprints;

    PictureSearch(FingerprintStore index, Function<ReferenceId, Optional<Fingerprint>> fingerprints) {
        this.index = index;
        this.fingerprints = fingerprints;
    }

    List<Match> matches(ImageFingerprint copy) {
        List<View> probes = usable(copy);
        HashScan.Result near = retrieve(probes);
        List<Match> matches = new ArrayList<>();
        for (Map.Entry<ReferenceId, List<HashScan.Hit>> found : near.hits().entrySet()) {
            fingerprints
                    .apply(found.getKey())
                    .flatMap(
                            fingerprint -> verify(found.getKey(), fingerprint, probes, found.getValue(), near.hashes()))
                    .ifPresent(matches::add);
        }
        if (matches.stream().noneMatch(match -> match.grade() == Grade.STRONG)) {
            List<Match> laid =
                    new ImageRegistrationSearch(index, fingerprints).matches(copy, new Chance(near.hashes()));
            matches.removeIf(
                    match -> laid.stream().anyMatch(better -> better.reference().equals(match.reference())));
            matches.addAll(laid);
        }
        return negativesOnlyAlone(matches);
    }

    /** In an index of copies, those in which {@link #matches} may find this reference. */
    Set<ReferenceId> copiesOf(ImageFingerprint reference) {
        Set<ReferenceId> found = new HashSet<>(new ImageRegistrationSearch(index, fingerprints).copiesOf(reference));
        found.addAll(retrieve(usable(reference)).hits().keySet());
        return found;
    }

    private static List<View> usable(ImageFingerprint picture) {
        return picture.views().stream().filter(view -> view.hash().usable()).toList();
    }

    private HashScan.Result retrieve(List<View> probes) {
        long[] words = new long[4 * probes.size()];
        for (int i = 0; i < probes.size(); i++) {
            Pdq hash = probes.get(i).hash();
            words[4 * i] = hash.word3();
            words[4 * i + 1] = hash.word2();
            words[4 * i + 2] = hash.word1();
            words[4 * i + 3] = hash.word0();
        }
        return HashScan.over(index, words, PARAMETERS.doubtful());
    }

    private static Optional<Match> verify(
            ReferenceId reference, Fingerprint fingerprint, List<View> probes, List<HashScan.Hit> hits, long hashes) {
        Chance chance = new Chance(hashes);
        return switch (fingerprint) {
            case ImageFingerprint picture ->
                hits.stream()
                        .filter(hit -> picture.views().get(hit.hash()).hash().usable())
                        .min(Comparator.comparingInt(HashScan.Hit::distance)
                                .thenComparingInt(HashScan.Hit::hash)
                                .thenComparingInt(HashScan.Hit::probe))
                        .map(hit -> picture(reference, picture.views().get(hit.hash()), probes, hit, chance));
            case VideoFingerprint film ->
                hits.stream()
                        .min(Comparator.comparingInt(HashScan.Hit::distance)
                                .thenComparingInt(HashScan.Hit::hash)
                                .thenComparingInt(HashScan.Hit::probe))
                        .map(hit -> still(reference, film, probes, hit, chance));
            default -> Optional.empty();
        };
    }

    private static Match picture(
            ReferenceId reference, View shown, List<View> probes, HashScan.Hit hit, Chance chance) {
        View probe = probes.get(hit.probe());
        int quality = Math.min(shown.hash().quality(), probe.hash().quality());
        return match(
                reference,
                probes.size(),
                hit,
                chance,
                new Coverage(shown.region().area(), probe.region().area()),
                new Segment(Quads.of(shown.region(), Orientation.UPRIGHT), Quads.of(probe.region(), probe.undone())),
                probe.undone(),
                new ImageExplanation(hit.distance(), shown.name(), quality));
    }

    private static Match still(
            ReferenceId reference, VideoFingerprint film, List<View> probes, HashScan.Hit hit, Chance chance) {
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
        return match(
                reference,
                probes.size(),
                hit,
                chance,
                new Coverage(
                        Math.clamp((track.ends()[frame] - track.starts()[frame]) / 1e3 / duration, 0, 1),
                        probe.region().area()),
                new Segment(moment, Quads.of(probe.region(), probe.undone())),
                probe.undone(),
                new ImageExplanation(hit.distance(), track.name(), quality));
    }

    private static Match match(
            ReferenceId reference,
            int probes,
            HashScan.Hit hit,
            Chance chance,
            Coverage coverage,
            Segment segment,
            Orientation orientation,
            ImageExplanation why) {
        double falseAlarms = chance.falseAlarms(probes, hit.distance());
        boolean strong = hit.distance() <= PARAMETERS.match() && falseAlarms < PARAMETERS.strongFalseAlarms();
        return new Match(
                reference,
                Medium.IMAGE,
                strong ? Grade.STRONG : Grade.CANDIDATE,
                falseAlarms,
                coverage,
                List.of(segment),
                new ImageTransform(orientation.mirrored(), 90 * orientation.quarterTurns(), hit.negated()),
                why);
    }

    /** A negative is rare, and doubles the comparisons: it is believed only when nothing positive was found. */
    private static List<Match> negativesOnlyAlone(List<Match> matches) {
        List<Match> positive = matches.stream()
                .filter(match -> !(match.transform() instanceof ImageTransform change && change.negated()))
                .toList();
        return positive.isEmpty() ? matches : positive;
    }
}
