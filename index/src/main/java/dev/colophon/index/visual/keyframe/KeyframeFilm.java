package dev.colophon.index.visual.keyframe;

import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.View;
import dev.colophon.fingerprint.video.FrameTrack;
import dev.colophon.fingerprint.video.Keyframe;
import dev.colophon.fingerprint.video.KeyframeParameters;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * When the keyframes of a film are seen, and which moments each stands for: those that are nearer to it than to any other of the same
 * shot.
 *
 * @param seconds ascending
 * @param until when a keyframe ceases to stand for what is seen
 */
record KeyframeFilm(double[] seconds, double[] until, double duration) {

    static KeyframeFilm of(VideoFingerprint film) {
        double duration = film.durationMillis() / 1e3;
        double[] seconds = film.keyframes().stream()
                .mapToInt(Keyframe::millis)
                .mapToDouble(millis -> millis / 1e3)
                .toArray();
        double[] until = new double[seconds.length];
        for (int i = 0; i < until.length; i++) {
            until[i] = i + 1 == until.length
                    ? Math.max(duration, seconds[i])
                    : cut(film, seconds[i], seconds[i + 1]).orElse((seconds[i] + seconds[i + 1]) / 2);
        }
        return new KeyframeFilm(seconds, until, duration);
    }

    /** The plainest cut between two moments, by the hashes of whole frames. */
    private static OptionalDouble cut(VideoFingerprint film, double after, double upTo) {
        int plainest = KeyframeParameters.REFERENCE.cutBits();
        OptionalDouble cut = OptionalDouble.empty();
        for (FrameTrack track : film.tracks()) {
            int first = track.kind() == View.Kind.FULL && !track.mirrored()
                    ? Math.max(1, firstAfter(track.starts(), after))
                    : track.size();
            for (int frame = first; frame < track.size() && track.starts()[frame] <= upTo * 1e3; frame++) {
                int changed = track.hash(frame).distance(track.hash(frame - 1));
                if (changed > plainest) {
                    plainest = changed;
                    cut = OptionalDouble.of(track.starts()[frame] / 1e3);
                }
            }
        }
        return cut;
    }

    private static int firstAfter(int[] starts, double seconds) {
        int found = Arrays.binarySearch(starts, (int) Math.round(seconds * 1e3));
        return found >= 0 ? found + 1 : -found - 1;
    }

    int size() {
        return seconds.length;
    }

    /** The keyframe that stands for a moment; the first before it and the last after it, too. */
    int at(double moment) {
        int found = Arrays.binarySearch(until, moment);
        return Math.min(found >= 0 ? found + 1 : -found - 1, size() - 1);
    }

    /** How far a moment is from those that a keyframe stands for, in seconds. */
    double away(int keyframe, double moment) {
        double from = keyframe == 0 ? 0 : until[keyframe - 1];
        return Math.max(0, Math.max(from - moment, moment - until[keyframe]));
    }
}
