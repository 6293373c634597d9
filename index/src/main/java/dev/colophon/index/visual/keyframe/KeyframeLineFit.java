package dev.colophon.index.visual.keyframe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Fits a line of time. Frames agree nearly as well on many lines as on the best, since a keyframe stands for all that is seen from one
 * cut to the next; of these lines the mean is taken, weighed by how well the movements of the camera fit.
 */
final class KeyframeLineFit {

    private static final KeyframeSearchParameters PARAMETERS = KeyframeSearchParameters.DEFAULT;
    private static final int FINEST_LINES = 40;

    private final ToDoubleFunction<KeyframeLine> agreement;
    private final ToDoubleFunction<KeyframeLine> misfit;
    private final double seconds;

    /**
     * Prepares a fit.
     *
     * @param agreement of the frames that are looked at with a line
     * @param misfit of their movements to it, as half of a chi-squared
     * @param seconds of the copy in which these frames are
     */
    KeyframeLineFit(ToDoubleFunction<KeyframeLine> agreement, ToDoubleFunction<KeyframeLine> misfit, double seconds) {
        this.agreement = agreement;
        this.misfit = misfit;
        this.seconds = seconds;
    }

    /**
     * A fitted line.
     *
     * @param best of all lines
     * @param told the same, but without a change of speed unless that is beyond doubt
     */
    record Fitted(KeyframeLine best, KeyframeLine told) {}

    /** Lines by their speed, and by the seconds that they are later than a given one. */
    record Grid(double slowest, double fastest, double speedStep, double earliest, double latest, double offsetStep) {

        /** All lines within the search's limits. */
        static Grid coarse() {
            return new Grid(
                    PARAMETERS.slowest(),
                    PARAMETERS.fastest(),
                    PARAMETERS.speedStep(),
                    -PARAMETERS.coarseSeconds(),
                    PARAMETERS.coarseSeconds(),
                    PARAMETERS.offsetStep());
        }

        /** Those near a line of which it is known how far it may be off. */
        static Grid near(KeyframeLine line, double speeds, double offsets) {
            return new Grid(
                    Math.max(PARAMETERS.slowest(), line.speed() - speeds),
                    Math.min(PARAMETERS.fastest(), line.speed() + speeds),
                    finer(2 * speeds, PARAMETERS.fineSpeed()),
                    -offsets,
                    offsets,
                    finer(2 * offsets, PARAMETERS.fineOffset()));
        }

        /** As fine as there are not too many; a speed of 1 stays among them. */
        private static double finer(double range, double finest) {
            double step = finest;
            while (range / step > FINEST_LINES) {
                step *= 2;
            }
            return step;
        }

        private List<KeyframeLine> lines(KeyframeLine around) {
            List<KeyframeLine> lines = new ArrayList<>();
            for (double speed : steps(slowest, fastest, speedStep)) {
                for (double later : steps(earliest, latest, offsetStep)) {
                    lines.add(new KeyframeLine(around.since(), around.moment() + later, speed));
                }
            }
            return lines;
        }

        private static double[] steps(double from, double to, double step) {
            double slack = 1e-6;
            int first = (int) Math.ceil(from / step - slack);
            int last = (int) Math.floor(to / step + slack);
            double[] steps = new double[Math.max(0, last - first + 1)];
            Arrays.setAll(steps, i -> (first + i) * step);
            return steps;
        }

        /** What lies about some of the lines of this grid, more closely. */
        private Grid around(KeyframeLine around, List<KeyframeLine> some) {
            double slow = some.stream().mapToDouble(KeyframeLine::speed).min().orElse(slowest) - speedStep;
            double fast = some.stream().mapToDouble(KeyframeLine::speed).max().orElse(fastest) + speedStep;
            double early =
                    some.stream().mapToDouble(KeyframeLine::moment).min().orElse(0) - around.moment() - offsetStep;
            double late =
                    some.stream().mapToDouble(KeyframeLine::moment).max().orElse(0) - around.moment() + offsetStep;
            return new Grid(
                    Math.max(slow, PARAMETERS.slowest()),
                    Math.min(fast, PARAMETERS.fastest()),
                    finer(fast - slow, PARAMETERS.fineSpeed()),
                    early,
                    late,
                    finer(late - early, PARAMETERS.fineOffset()));
        }
    }

    /** The line among those of a grid, first roughly, then about the best of them. */
    Fitted fitted(KeyframeLine around, Grid grid) {
        List<KeyframeLine> rough = plateau(grid.lines(around));
        return mean(plateau(grid.around(around, rough).lines(around)));
    }

    /** The lines that agree nearly as well as the best. */
    private List<KeyframeLine> plateau(List<KeyframeLine> lines) {
        double[] agreements = lines.stream().mapToDouble(agreement).toArray();
        double least = PARAMETERS.plateau() * Arrays.stream(agreements).max().orElse(0);
        List<KeyframeLine> some = new ArrayList<>();
        for (int i = 0; i < agreements.length; i++) {
            if (agreements[i] >= least) {
                some.add(lines.get(i));
            }
        }
        return some;
    }

    private Fitted mean(List<KeyframeLine> lines) {
        double[] weights = lines.stream().mapToDouble(misfit).toArray();
        double least = Arrays.stream(weights).min().orElseThrow();
        Arrays.setAll(weights, i -> StrictMath.exp(least - weights[i]));
        double sum = Arrays.stream(weights).sum();
        double speed = 0;
        double moment = 0;
        for (int i = 0; i < weights.length; i++) {
            speed += weights[i] / sum * lines.get(i).speed();
            moment += weights[i] / sum * lines.get(i).moment();
        }
        double variance = 0;
        double covariance = 0;
        for (int i = 0; i < weights.length; i++) {
            double off = lines.get(i).speed() - speed;
            variance += weights[i] / sum * off * off;
            covariance += weights[i] / sum * off * (lines.get(i).moment() - moment);
        }
        double uncertain =
                PARAMETERS.deviations() * Math.max(Math.sqrt(variance), PARAMETERS.endSeconds() / Math.max(1, seconds));
        KeyframeLine best = new KeyframeLine(lines.getFirst().since(), moment, speed);
        if (Math.abs(speed - 1) > uncertain) {
            return new Fitted(best, best);
        }
        double later = variance > 0 ? covariance / variance * (1 - speed) : 0;
        return new Fitted(best, new KeyframeLine(best.since(), moment + later, 1));
    }
}
