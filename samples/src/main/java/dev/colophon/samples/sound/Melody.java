package dev.colophon.samples.sound;

import dev.colophon.samples.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * The tune of a piece: each section has a motif of its own, and each bar takes it up changed (moved to the chord, turned
 * upside down, with another rhythm), so that one hears where one is but no two bars are the same.
 */
final class Melody {

    /**
     * A note of a bar.
     *
     * @param at beats from the bar's start
     * @param length beats
     * @param degree steps of the scale above the tonic
     * @param accent 0..1
     */
    record Step(double at, double length, int degree, double accent) {}

    private static final int LOWEST = 3;
    private static final int HIGHEST = 16;

    private final Style style;
    private final Dice dice;
    private double[] rhythm = {};
    private int[] contour = {};
    private int degree = 7;

    Melody(Style style, Dice dice) {
        this.style = style;
        this.dice = dice;
    }

    /** Starts a section: throws a new motif. */
    void newMotif() {
        rhythm = throwRhythm();
        contour = new int[rhythm.length];
        for (int i = 0; i < contour.length; i++) {
            contour[i] = throwInterval();
        }
    }

    /**
     * The notes of the next bar.
     *
     * @param root scale degree of the chord
     * @param closing whether the phrase ends here, on a long note
     */
    List<Step> bar(int root, boolean closing) {
        double[] lengths = dice.chance(0.55) ? rhythm : throwRhythm();
        int turn = dice.chance(0.25) ? -1 : 1;
        boolean follow = dice.chance(0.7);
        List<Step> steps = new ArrayList<>();
        double at = 0;
        for (int i = 0; i < lengths.length; i++) {
            double length = Math.abs(lengths[i]);
            boolean rest = lengths[i] < 0 && dice.chance(0.8);
            boolean last = closing && at >= style.beats() / 2.0;
            move(follow && i < contour.length ? turn * contour[i] : throwInterval());
            if (last || at == 0 || (at == Math.rint(at) && dice.chance(0.5))) {
                pullTo(root);
            }
            if (last) {
                steps.add(new Step(at, style.beats() - at, degree, 0.7));
                break;
            }
            if (!rest) {
                steps.add(new Step(at, length, degree, at == 0 ? 0.95 : at == Math.rint(at) ? 0.75 : 0.55));
            }
            at += length;
        }
        return steps;
    }

    /** Lengths in beats that fill a bar; negative ones may be rests. */
    private double[] throwRhythm() {
        List<Double> lengths = new ArrayList<>();
        double left = style.beats();
        while (left > 0.01) {
            double length = throwLength();
            if (length > left) {
                length = left;
            }
            lengths.add(dice.chance(0.1) ? -length : length);
            left -= length;
        }
        return lengths.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double throwLength() {
        double busy = style.busyness() + 0.15 * dice.bell();
        if (busy < 0.2) {
            return dice.pick(new double[] {1, 2, 2, 3, 1.5});
        }
        if (busy < 0.55) {
            return dice.pick(new double[] {0.5, 1, 1, 1.5, 2, 0.5});
        }
        return dice.pick(new double[] {0.25, 0.5, 0.5, 0.5, 0.75, 1, 1.0 / 3});
    }

    private int throwInterval() {
        return dice.chance(0.72) ? dice.pick(new int[] {-2, -1, -1, 1, 1, 2, 0}) : dice.between(-5, 5);
    }

    private void move(int interval) {
        degree += interval;
        if (degree > HIGHEST) {
            degree -= dice.between(3, 7);
        } else if (degree < LOWEST) {
            degree += dice.between(3, 7);
        }
    }

    /** To the nearest note of the triad. */
    private void pullTo(int root) {
        for (int away = 0; away < 3; away++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                int above = Math.floorMod(degree + sign * away - root, 7);
                if (above == 0 || above == 2 || above == 4) {
                    degree += sign * away;
                    return;
                }
            }
        }
    }
}
