package dev.colophon.index.visual.keyframe;

import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.video.Keyframe;
import java.util.Arrays;

/**
 * When the keyframes of a film are seen.
 *
 * @param seconds ascending
 */
record KeyframeFilm(double[] seconds, double duration) {

    static KeyframeFilm of(VideoFingerprint film) {
        return new KeyframeFilm(
                film.keyframes().stream()
                        .mapToInt(Keyframe::millis)
                        .mapToDouble(millis -> millis / 1e3)
                        .toArray(),
                film.durationMillis() / 1e3);
    }

    int size() {
        return seconds.length;
    }

    /** The last keyframe up to a moment, which shows the same shot; -1 before the first. */
    int at(double moment) {
        int found = Arrays.binarySearch(seconds, moment);
        return found >= 0 ? found : -found - 2;
    }

    /** When the next keyframe is seen, or the film ends. */
    double end(int keyframe) {
        return keyframe + 1 < seconds.length ? seconds[keyframe + 1] : duration;
    }
}
