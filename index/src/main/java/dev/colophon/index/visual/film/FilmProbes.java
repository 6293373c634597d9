package dev.colophon.index.visual.film;

import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.video.FrameTrack;
import dev.colophon.index.transform.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
     * @param tick number of the moment among those of the same mirroring
     */
    record Probe(boolean mirrored, int tick) {}

    /** Of the whole frames and those without border. */
    static FilmProbes ofWholeFrames(VideoFingerprint copy) {
        return of(copy.withTracks(copy.tracks().stream()
                .filter(track -> track.kind() != View.Kind.PANEL)
                .toList()));
    }

    /**
     * Of all that is not explained yet, the panels too.
     *
     * @param known stretches of the copy of which it is known what they show
     */
    static FilmProbes beside(VideoFingerprint copy, List<Span.Time> known) {
        return of(copy.withTracks(copy.tracks().stream()
                .map(track -> track.without(millis ->
                        known.stream().anyMatch(span -> millis >= 1e3 * span.start() && millis <= 1e3 * span.end())))
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
                probes.add(new Probe(track.mirrored(), Arrays.binarySearch(moments, start)));
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
