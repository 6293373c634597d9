package dev.colophon.index.visual.film;

import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.video.FrameTrack;
import dev.colophon.index.transform.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * The hashes of a copy to look up.
 *
 * @param words four a probe, word 3 first
 * @param probes where each comes from
 */
record FilmProbes(VideoFingerprint fingerprint, Ticks upright, Ticks mirrored, long[] words, List<Probe> probes) {

    /**
     * Where a probe comes from.
     *
     * @param view of which it is a frame
     * @param tick number of the moment among those of the same mirroring
     */
    record Probe(FrameTrack view, int tick) {

        boolean mirrored() {
            return view.mirrored();
        }
    }

    /** Of the whole frames and those without border. */
    static FilmProbes ofWholeFrames(VideoFingerprint copy) {
        return of(copy, kind -> kind != View.Kind.PANEL && kind != View.Kind.CROP);
    }

    /** Of these and the middles of frames. */
    static FilmProbes ofCrops(VideoFingerprint copy) {
        return of(copy, kind -> kind != View.Kind.PANEL);
    }

    /** Of all that is not explained yet, the panels too. */
    static FilmProbes beside(VideoFingerprint copy, List<Span.Time> known) {
        return of(copy.withTracks(copy.tracks().stream()
                .map(track -> track.without(millis -> isWithin(known, millis)))
                .toList()));
    }

    /** Whether a frame of the copy is seen at a moment of which it is not known what it shows. */
    static boolean isUnexplained(VideoFingerprint copy, List<Span.Time> known) {
        return copy.tracks().stream()
                .flatMapToInt(track -> Arrays.stream(track.starts()))
                .anyMatch(millis -> !isWithin(known, millis));
    }

    private static boolean isWithin(List<Span.Time> spans, int millis) {
        return spans.stream().anyMatch(span -> millis >= 1e3 * span.start() && millis <= 1e3 * span.end());
    }

    private static FilmProbes of(VideoFingerprint copy, Predicate<View.Kind> wanted) {
        return of(copy.withTracks(copy.tracks().stream()
                .filter(track -> wanted.test(track.kind()))
                .toList()));
    }

    private static FilmProbes of(VideoFingerprint copy) {
        Ticks upright = Ticks.of(copy, false);
        Ticks mirrored = Ticks.of(copy, true);
        List<Probe> probes = new ArrayList<>();
        long[] words =
                new long[4 * copy.tracks().stream().mapToInt(FrameTrack::size).sum()];
        int at = 0;
        for (FrameTrack track : copy.tracks()) {
            int[] moments = (track.mirrored() ? mirrored : upright).millis();
            for (int start : track.starts()) {
                probes.add(new Probe(track, Arrays.binarySearch(moments, start)));
            }
            System.arraycopy(track.words(), 0, words, at, track.words().length);
            at += track.words().length;
        }
        return new FilmProbes(copy, upright, mirrored, words, probes);
    }

    Ticks ticks(boolean isMirrored) {
        return isMirrored ? mirrored : upright;
    }

    double seconds() {
        return fingerprint.durationMillis() / 1e3;
    }
}
