package dev.colophon.index.visual;

import java.util.List;
import java.util.Optional;

/**
 * A Hough transform: which line of which speed and offset passes most frames of a copy? Offsets are counted in cells of one
 * second that overlap by half.
 */
final class Votes {

    private static final double CELLS_PER_SECOND = 2;

    /**
     * A frame of a copy that looks like one of the reference.
     *
     * @param from when that frame of the reference begins to be seen, in seconds
     * @param to when it ceases
     */
    record Sight(int tick, double copySeconds, double from, double to) {}

    /** The line with the votes of its different frames. */
    record Winner(Line line, int votes) {}

    private Votes() {}

    /** The line with most votes, of those the one with the least change of speed. */
    static Optional<Winner> winner(List<Sight> sights, VisualParameters parameters) {
        if (sights.isEmpty()) {
            return Optional.empty();
        }
        double middle = (sights.getFirst().copySeconds() + sights.getLast().copySeconds()) / 2;
        int steps = (int) Math.round((parameters.fastest() - parameters.slowest()) / parameters.speedStep());
        Optional<Winner> best = Optional.empty();
        for (int step = 0; step <= steps; step++) {
            double speed = parameters.slowest() + step * parameters.speedStep();
            Winner winner = winner(sights, speed, middle);
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

    private static Winner winner(List<Sight> sights, double speed, double middle) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Sight sight : sights) {
            least = Math.min(least, sight.from() - speed * (sight.copySeconds() - middle));
            most = Math.max(most, sight.to() - speed * (sight.copySeconds() - middle));
        }
        int cells = (int) ((most - least) * CELLS_PER_SECOND) + 2;
        int[] votes = new int[cells];
        int[] lastTick = new int[cells];
        int best = 0;
        for (Sight sight : sights) {
            double shift = speed * (sight.copySeconds() - middle) + least;
            int first = Math.max(0, (int) ((sight.from() - shift) * CELLS_PER_SECOND) - 1);
            int last = Math.min(cells - 1, (int) ((sight.to() - shift) * CELLS_PER_SECOND));
            for (int cell = first; cell <= last; cell++) {
                if (lastTick[cell] != sight.tick() + 1) { // several hits of one frame are one vote
                    lastTick[cell] = sight.tick() + 1;
                    votes[cell]++;
                    best = votes[cell] > votes[best] ? cell : best;
                }
            }
        }
        double centre = least + (best + 1) / CELLS_PER_SECOND;
        return new Winner(new Line(centre - speed * middle, speed), votes[best]);
    }
}
