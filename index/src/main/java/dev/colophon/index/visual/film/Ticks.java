package dev.colophon.index.visual.film;

import dev.colophon.fingerprint.VideoFingerprint;
import dev.colophon.fingerprint.image.Pdq;
import dev.colophon.fingerprint.video.FrameTrack;
import dev.colophon.index.transform.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The moments at which a copy was read, mirrored or not, each with the hashes of its views. What is too plain to have any is no moment.
 *
 * @param millis ascending
 * @param ends when what is seen at each was followed by the next frame that was looked at, in milliseconds
 * @param hashes of each moment
 */
record Ticks(int[] millis, int[] ends, List<List<Pdq>> hashes) {

    /** What is this near to an end of the film is taken to reach it. */
    private static final double END_SECONDS = 1;

    static Ticks of(VideoFingerprint copy, boolean mirrored) {
        Map<Integer, List<Pdq>> moments = new TreeMap<>();
        Map<Integer, Integer> ends = new TreeMap<>();
        for (FrameTrack track : copy.tracks()) {
            for (int i = 0; track.mirrored() == mirrored && i < track.size(); i++) {
                moments.computeIfAbsent(track.starts()[i], _ -> new ArrayList<>(2))
                        .add(track.hash(i));
                ends.merge(track.starts()[i], track.ends()[i], Math::max);
            }
        }
        return new Ticks(
                moments.keySet().stream().mapToInt(Integer::intValue).toArray(),
                ends.values().stream().mapToInt(Integer::intValue).toArray(),
                List.copyOf(moments.values()));
    }

    int count() {
        return millis.length;
    }

    double seconds(int tick) {
        return millis[tick] / 1e3;
    }

    /** When what is seen at a tick was followed by the next frame that was looked at. */
    double end(int tick) {
        return ends[tick] / 1e3;
    }

    List<Pdq> hashes(int tick) {
        return hashes.get(tick);
    }

    /**
     * The time in which what is seen from one moment to another is seen: half the time to the frames that were looked at before and after
     * belongs to it. What too plain frames show is not known: they are left out, but for the last second to an end of the film.
     *
     * @param duration of the copy in seconds
     */
    Span.Time span(int first, int last, double duration) {
        double end = end(last);
        double until = last == count() - 1 && duration - end <= END_SECONDS ? duration : (seconds(last) + end) / 2;
        double from = Math.max(0, start(first));
        return new Span.Time(from, Math.max(from, until));
    }

    private double start(int first) {
        if (first == 0 && seconds(0) <= END_SECONDS) {
            return 0;
        }
        boolean follows = first > 0 && ends[first - 1] >= millis[first];
        return (follows ? seconds(first - 1) + seconds(first) : 3 * seconds(first) - end(first)) / 2;
    }
}
