package dev.colophon.fingerprint.image.panel;

import dev.colophon.fingerprint.image.Luma;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Upright or level lines along which brightness steps more than beside them: where one picture ends and another begins. A line is
 * looked at by strips, the means of a few pixels along it, in which steps that lie across a line come to nothing. Of several frames of a
 * film the mean of their steps is looked at: what moves steps everywhere about as much.
 */
final class BorderLines {

    /**
     * A line.
     *
     * @param place the pixel before which it lies, from the left or from the top
     * @param sums the evidence of the strips before each strip, one more than there are strips; empty for a side of the picture,
     *     which is neither for nor against a panel
     */
    record Line(int place, float[] sums) {

        boolean isSide() {
            return sums.length == 0;
        }

        /** The evidence of the strips from one to before another. */
        float evidence(int from, int to) {
            return isSide() ? 0 : sums[to] - sums[from];
        }
    }

    private final PanelParameters parameters;
    private final int strips;
    private final int length;
    /** How much brightness steps in each strip before each pixel across the lines, the mean of all frames. */
    private final float[] steps;

    private BorderLines(PanelParameters parameters, int strips, int length) {
        this.parameters = parameters;
        this.strips = strips;
        this.length = length;
        steps = new float[strips * length];
    }

    /** The upright lines of a picture, or of frames of one size, from left to right, its sides among them. */
    static List<Line> upright(List<Luma> frames, PanelParameters parameters) {
        int strip = parameters.strip();
        int width = frames.getFirst().width();
        BorderLines lines = new BorderLines(parameters, frames.getFirst().height() / strip, width);
        for (Luma luma : frames) {
            float[] means = new float[lines.steps.length];
            for (int y = 0; y < lines.strips * strip; y++) {
                int to = y / strip * width;
                for (int x = 0; x < width; x++) {
                    means[to + x] += luma.values()[y * width + x] / strip;
                }
            }
            lines.add(means, frames.size());
        }
        return lines.found();
    }

    /** The level lines likewise, from top to bottom. */
    static List<Line> level(List<Luma> frames, PanelParameters parameters) {
        int strip = parameters.strip();
        int height = frames.getFirst().height();
        BorderLines lines = new BorderLines(parameters, frames.getFirst().width() / strip, height);
        for (Luma luma : frames) {
            float[] means = new float[lines.steps.length];
            for (int y = 0; y < height; y++) {
                for (int number = 0, at = y * luma.width(); number < lines.strips; number++) {
                    float sum = 0;
                    for (int end = at + strip; at < end; at++) {
                        sum += luma.values()[at];
                    }
                    means[number * height + y] = sum / strip;
                }
            }
            lines.add(means, frames.size());
        }
        return lines.found();
    }

    /** Adds the steps of one of some frames. */
    private void add(float[] means, int frames) {
        for (int strip = 0; strip < strips; strip++) {
            int from = strip * length;
            for (int at = from + 2; at < from + length - 1; at++) {
                steps[at] += Math.abs(means[at] + means[at + 1] - means[at - 1] - means[at - 2]) / 2 / frames;
            }
        }
    }

    private List<Line> found() {
        float[] evidence = evidence();
        float[] run = new float[length];
        float[] best = new float[length];
        for (int strip = 0; strip < strips; strip++) {
            int from = strip * length;
            for (int i = 0; i < length; i++) {
                run[i] = Math.max(0, run[i] + evidence[from + i]);
                best[i] = Math.max(best[i], run[i]);
            }
        }
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(0, new float[0]));
        for (int place : apart(best)) {
            lines.add(new Line(place, sums(evidence, place)));
        }
        lines.add(new Line(length, new float[0]));
        lines.sort(Comparator.comparingInt(Line::place));
        return lines;
    }

    /** By how much each step of each strip exceeds what is usual beside it. */
    private float[] evidence() {
        float[] evidence = new float[strips * length];
        int beside = parameters.beside();
        for (int strip = 0; strip < strips; strip++) {
            int from = strip * length;
            float sum = 0;
            for (int i = 0; i < length + beside; i++) {
                sum += i < length ? steps[from + i] : 0;
                sum -= i > 2 * beside ? steps[from + i - 2 * beside - 1] : 0;
                if (i >= beside) {
                    float usual = sum / (2 * beside + 1) + parameters.quiet();
                    evidence[from + i - beside] =
                            Math.min(parameters.most(), steps[from + i - beside] / usual) - parameters.usual();
                }
            }
        }
        return evidence;
    }

    /** The places of the best lines. */
    private List<Integer> apart(float[] best) {
        List<Integer> places = IntStream.range(2, length - 1)
                .filter(i -> best[i] >= parameters.leastLine())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -best[i]).thenComparingInt(i -> i))
                .toList();
        boolean[] taken = new boolean[length];
        List<Integer> kept = new ArrayList<>();
        for (int place : places) {
            if (!taken[place] && kept.size() < parameters.lines()) {
                kept.add(place);
                int apart = parameters.apart();
                Arrays.fill(taken, Math.max(0, place - apart), Math.min(length, place + apart + 1), true);
            }
        }
        return kept;
    }

    private float[] sums(float[] evidence, int place) {
        float[] sums = new float[strips + 1];
        for (int strip = 0; strip < strips; strip++) {
            sums[strip + 1] = sums[strip] + evidence[strip * length + place];
        }
        return sums;
    }
}
