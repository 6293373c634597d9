package dev.colophon.index.visual.film;

import dev.colophon.index.visual.hash.VisualParameters;
import java.util.List;
import java.util.Optional;

/**
 * A Hough transform: which line of which speed and offset passes most frames of a copy? Offsets are counted in cells of one
 * second that overlap by half.
 */
final class FrameHoughTransform {

    private static final double CELLS_PER_SECOND = 2;

    /**
     * A frame of a copy that looks like one of the reference.
     *
     * @param from when that frame of the reference begins to be seen, in seconds
     * @param to when it ceases
     */
    record FrameHit(int tick, double copySeconds, double from, double to) {}

    /** The line with the votes of its different frames. */
    record Winner(AffineTimeMap line, int votes) {}

    private FrameHoughTransform() {}

    /** The line with most votes, of those the one with the least change of speed. */
    static Optional<Winner> winner(List<FrameHit> hits, VisualParameters parameters) {
        if (hits.isEmpty()) {
            return Optional.empty();
        }
        double middle = (hits.getFirst().copySeconds() + hits.getLast().copySeconds()) / 2;
        int steps = (int) Math.round((parameters.fastest() - parameters.slowest()) / parameters.speedStep());
        Optional<Winner> best = Optional.empty();
        for (int step = 0; step <= steps; step++) {
            double speed = parameters.slowest() + step * parameters.speedStep();
            Winner winner = winner(hits, speed, middle);
            if (best.isEmpty() || better(winner, best.get())) {
                best = Optional.of(winner);
            }
        }
        return best;
    }

    private static boolean better(Winner one, Winner other) {
        if (one.votes() != other.votes()) {
            return one.votes() > other.votes();
        }
        return Math.abs(Math.log(one.line().speed()))
                < Math.abs(Math.log(other.line().speed()));
    }

    private static Winner winner(List<FrameHit> hits, double speed, double middle) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (FrameHit hit : hits) {
            least = Math.min(least, hit.from() - speed * (hit.copySeconds() - middle));
            most = Math.max(most, hit.to() - speed * (hit.copySeconds() - middle));
        }
        int cells = (int) ((most - least) * CELLS_PER_SECOND) + 2;
        int[] votes = new int[cells];
        int[] lastTick = new int[cells];
        int best = 0;
        for (FrameHit hit : hits) {
            double shift = speed * (hit.copySeconds() - middle) + least;
            int first = Math.max(0, (int) ((hit.from() - shift) * CELLS_PER_SECOND) - 1);
            int last = Math.min(cells - 1, (int) ((hit.to() - shift) * CELLS_PER_SECOND));
            for (int cell = first; cell <= last; cell++) {
                if (lastTick[cell] != hit.tick() + 1) { // several hits of one frame are one vote
                    lastTick[cell] = hit.tick() + 1;
                    votes[cell]++;
                    best = votes[cell] > votes[best] ? cell : best;
                }
            }
        }
        double centre = least + (best + 1) / CELLS_PER_SECOND;
        return new Winner(new AffineTimeMap(centre - speed * middle, speed), votes[best]);
    }
}
