package dev.colophon.index.visual.film;

import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.video.FrameTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The moments at which a copy was read, mirrored or not, each with the hashes of its views.
 *
 * @param millis ascending
 * @param hashes of each moment
 */
record Ticks(int[] millis, List<List<Pdq>> hashes) {

    static Ticks of(VideoFingerprint copy, boolean mirrored) {
        Map<Integer, List<Pdq>> moments = new TreeMap<>();
        for (FrameTrack track : copy.tracks()) {
            for (int i = 0; track.mirrored() == mirrored && i < track.size(); i++) {
                moments.computeIfAbsent(track.starts()[i], _ -> new ArrayList<>(2))
                        .add(track.hash(i));
            }
        }
        return new Ticks(
                moments.keySet().stream().mapToInt(Integer::intValue).toArray(), List.copyOf(moments.values()));
    }

    int count() {
        return millis.length;
    }

    double seconds(int tick) {
        return millis[tick] / 1e3;
    }

    List<Pdq> hashes(int tick) {
        return hashes.get(tick);
    }
}
