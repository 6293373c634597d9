package dev.colophon.cli.drawing;

import java.util.Arrays;
import java.util.List;

/**
 * Places nodes so that linked ones are near each other and labels do not lie on each other: Fruchterman and Reingold, "Graph
 * drawing by force-directed placement" (1991), from a circle, then labels pushed apart. Equal input gives an equal layout.
 */
final class ForceLayout {

    private static final int STEPS = 300;
    private static final int PUSHES = 200;
    private static final double GAP = 6;

    private final double[] x;
    private final double[] y;

    /**
     * @param a a node's number
     * @param b another node's number
     * @param strength 1 pulls as usual
     */
    record Tie(int a, int b, double strength) {}

    /**
     * @param labels width of each node's label, centred at the node
     * @param labelHeight of a node with its label
     * @param size width and height of the square that is filled, from 0
     */
    ForceLayout(double[] labels, double labelHeight, List<Tie> ties, double size) {
        int nodes = labels.length;
        x = new double[nodes];
        y = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            x[i] = Math.cos(2 * Math.PI * i / nodes);
            y[i] = Math.sin(2 * Math.PI * i / nodes);
        }
        attract(eased(ties, nodes), Math.sqrt(4.0 / nodes));
        fit(x, labels, size);
        fit(y, filled(nodes, labelHeight), size);
        separate(labels, labelHeight, size);
    }

    /** Among many ties each pulls less, or a dense group would shrink to a dot beside what hangs at it. */
    private static List<Tie> eased(List<Tie> ties, int nodes) {
        int[] degree = new int[nodes];
        for (Tie tie : ties) {
            degree[tie.a()]++;
            degree[tie.b()]++;
        }
        return ties.stream()
                .map(tie -> new Tie(tie.a(), tie.b(), tie.strength() / Math.min(degree[tie.a()], degree[tie.b()])))
                .toList();
    }

    private static double[] filled(int nodes, double value) {
        double[] filled = new double[nodes];
        Arrays.fill(filled, value);
        return filled;
    }

    double x(int node) {
        return x[node];
    }

    double y(int node) {
        return y[node];
    }

    private void attract(List<Tie> ties, double distance) {
        int nodes = x.length;
        for (int step = 0; step < STEPS; step++) {
            double[] dx = new double[nodes];
            double[] dy = new double[nodes];
            for (int i = 0; i < nodes; i++) {
                for (int j = 0; j < i; j++) {
                    double square = Math.max(1e-4, square(i, j));
                    double push = distance * distance / square;
                    dx[i] += (x[i] - x[j]) * push;
                    dy[i] += (y[i] - y[j]) * push;
                    dx[j] -= (x[i] - x[j]) * push;
                    dy[j] -= (y[i] - y[j]) * push;
                }
                dx[i] -= 0.3 * x[i]; // what is tied to nothing stays near
                dy[i] -= 0.3 * y[i];
            }
            for (Tie tie : ties) {
                double pull = tie.strength() * Math.sqrt(square(tie.a(), tie.b())) / distance;
                dx[tie.a()] -= (x[tie.a()] - x[tie.b()]) * pull;
                dy[tie.a()] -= (y[tie.a()] - y[tie.b()]) * pull;
                dx[tie.b()] += (x[tie.a()] - x[tie.b()]) * pull;
                dy[tie.b()] += (y[tie.a()] - y[tie.b()]) * pull;
            }
            double longest = 0.2 * (1 - (double) step / STEPS);
            for (int i = 0; i < nodes; i++) {
                double length = Math.max(1e-9, Math.hypot(dx[i], dy[i]));
                x[i] += dx[i] / length * Math.min(length, longest);
                y[i] += dy[i] / length * Math.min(length, longest);
            }
        }
    }

    private double square(int i, int j) {
        return (x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]);
    }

    /** Scales one axis to the square, leaving room for what stands at each node. */
    private static void fit(double[] at, double[] room, double size) {
        double low = Arrays.stream(at).min().orElse(0);
        double high = Arrays.stream(at).max().orElse(0);
        double margin = Arrays.stream(room).max().orElse(0) / 2 + GAP;
        for (int i = 0; i < at.length; i++) {
            at[i] = high - low < 1e-6
                    ? size / 2
                    : margin + (at[i] - low) / (high - low) * Math.max(1, size - 2 * margin);
        }
    }

    private void separate(double[] widths, double height, double size) {
        for (int push = 0; push < PUSHES; push++) {
            boolean moved = false;
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < i; j++) {
                    double overX = (widths[i] + widths[j]) / 2 + GAP - Math.abs(x[i] - x[j]);
                    double overY = height + GAP - Math.abs(y[i] - y[j]);
                    if (overX > 0 && overY > 0) {
                        moved = true;
                        if (overY <= overX) {
                            double by = y[i] >= y[j] ? overY / 2 : -overY / 2;
                            y[i] += by;
                            y[j] -= by;
                        } else {
                            double by = x[i] >= x[j] ? overX / 2 : -overX / 2;
                            x[i] += by;
                            x[j] -= by;
                        }
                    }
                }
            }
            for (int i = 0; i < x.length; i++) {
                double half = Math.min(size, widths[i]) / 2;
                x[i] = Math.clamp(x[i], half, size - half);
                y[i] = Math.clamp(y[i], height / 2, size - height / 2);
            }
            if (!moved) {
                return;
            }
        }
    }
}
