package dev.colophon.index.visual.keyframe;

import dev.colophon.index.visual.local.FrameOverlay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the movements of the camera say about time. While a copy shows a shot, its frames lie ever farther from where the keyframe of
 * that shot lies, which they do not at the moment of the keyframe itself: there all shots are shown in one and the same place.
 */
final class CameraMotion {

    private static final KeyframeSearchParameters PARAMETERS = KeyframeSearchParameters.DEFAULT;
    private static final int PLACE = 4;

    /** Frames that tell a movement. */
    private static final int FEWEST = 2;

    /**
     * How a keyframe moves through the picture of the copy.
     *
     * @param moment of the reference when the keyframe is seen
     * @param middle of the times of the copy's frames that show it
     * @param place where it lies then
     * @param velocity by which that changes
     * @param variance of the place at the moment of the keyframe
     */
    private record Drift(double moment, double middle, double[] place, double[] velocity, double[] variance) {

        double at(double copySeconds, int dimension) {
            return place[dimension] + velocity[dimension] * (copySeconds - middle);
        }
    }

    private final List<Drift> drifts = new ArrayList<>();

    /**
     * The movements of what a copy shows.
     *
     * @param anchor the pair from whose place others are told
     * @param pairs of the copy's frames with keyframes of the shots that they show
     * @param line about where the keyframes lie in time
     */
    CameraMotion(
            KeyframeFilm copy,
            KeyframeFilm reference,
            KeyframePair anchor,
            List<KeyframePair> pairs,
            KeyframeLine line) {
        Map<Integer, List<KeyframePair>> byKeyframe = new TreeMap<>();
        pairs.forEach(pair -> byKeyframe
                .computeIfAbsent(pair.reference(), _ -> new ArrayList<>())
                .add(pair));
        byKeyframe.forEach((keyframe, shown) -> {
            if (shown.size() >= FEWEST) {
                double moment = reference.seconds()[keyframe];
                drifts.add(drift(copy, anchor, shown, moment, line.copyAt(moment)));
            }
        });
    }

    /** Scale, turn, across, down, in parts of the diagonal. */
    private static double[] place(FrameOverlay anchor, FrameOverlay shown) {
        return new double[] {
            Math.log(shown.scale() / anchor.scale()),
            Math.IEEEremainder(shown.turn() - anchor.turn(), 2 * Math.PI),
            (shown.x() - anchor.x()) / anchor.diagonal(),
            (shown.y() - anchor.y()) / anchor.diagonal()
        };
    }

    private static Drift drift(
            KeyframeFilm copy, KeyframePair anchor, List<KeyframePair> shown, double moment, double expected) {
        int count = shown.size();
        double[] seconds =
                shown.stream().mapToDouble(pair -> copy.seconds()[pair.copy()]).toArray();
        double[][] places = shown.stream()
                .map(pair -> place(anchor.overlay(), pair.overlay()))
                .toArray(double[][]::new);
        double middle = 0;
        for (double second : seconds) {
            middle += second / count;
        }
        double spread = 0;
        for (double second : seconds) {
            spread += (second - middle) * (second - middle);
        }
        double[] mean = new double[PLACE];
        double[] velocity = new double[PLACE];
        double[] variance = new double[PLACE];
        for (int dimension = 0; dimension < PLACE; dimension++) {
            for (int i = 0; i < count; i++) {
                mean[dimension] += places[i][dimension] / count;
                velocity[dimension] += places[i][dimension] * (seconds[i] - middle) / spread;
            }
            double squares = 0;
            for (int i = 0; i < count; i++) {
                double off = places[i][dimension] - mean[dimension] - velocity[dimension] * (seconds[i] - middle);
                squares += off * off;
            }
            double away = expected - middle;
            // As if two more frames were off by what the same place is: two lie on any line.
            double steady = PARAMETERS.steady() * PARAMETERS.steady();
            variance[dimension] = steady + (squares + 2 * steady) / count * (1.0 / count + away * away / spread);
        }
        return new Drift(moment, middle, mean, velocity, variance);
    }

    /** How far from one place the shots are shown at the moments of their keyframes: half of a chi-squared. */
    double misfit(KeyframeLine line) {
        double misfit = 0;
        for (int dimension = 0; dimension < PLACE; dimension++) {
            double weights = 0;
            double mean = 0;
            for (Drift drift : drifts) {
                weights += 1 / drift.variance()[dimension];
                mean += drift.at(line.copyAt(drift.moment()), dimension) / drift.variance()[dimension];
            }
            mean /= weights;
            for (Drift drift : drifts) {
                double off = drift.at(line.copyAt(drift.moment()), dimension) - mean;
                misfit += Math.min(PARAMETERS.mostMisfit(), off * off / drift.variance()[dimension]) / 2;
            }
        }
        return misfit;
    }
}
