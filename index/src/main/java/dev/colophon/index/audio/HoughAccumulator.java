package dev.colophon.index.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Votes for lines, counted in cells; an open-addressed table of primitives. */
final class HoughAccumulator {

    /** A cell and the mean of the lines that were voted for in it. */
    record Bin(long cell, int votes, TimePitchMap mean) {}

    private static final long FREE = Long.MIN_VALUE;

    private long[] cells = new long[1 << 10];
    private int[] votes = new int[1 << 10];
    /** Sums of speed, cents and offset, three for each cell. */
    private double[] sums = new double[3 << 10];

    private int used;

    HoughAccumulator() {
        Arrays.fill(cells, FREE);
    }

    void vote(long cell, double speed, double cents, double offset) {
        if (2 * used >= cells.length) {
            grow();
        }
        add(cell, 1, speed, cents, offset);
    }

    private void add(long cell, int count, double speed, double cents, double offset) {
        int at = slot(cell);
        if (cells[at] == FREE) {
            cells[at] = cell;
            used++;
        }
        votes[at] += count;
        sums[3 * at] += speed;
        sums[3 * at + 1] += cents;
        sums[3 * at + 2] += offset;
    }

    private int slot(long cell) {
        int mask = cells.length - 1;
        int at = (int) ((cell * 0x9e3779b97f4a7c15L) >>> 40) & mask;
        while (cells[at] != FREE && cells[at] != cell) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        long[] oldCells = cells;
        int[] oldVotes = votes;
        double[] oldSums = sums;
        cells = new long[2 * oldCells.length];
        votes = new int[cells.length];
        sums = new double[3 * cells.length];
        used = 0;
        Arrays.fill(cells, FREE);
        for (int i = 0; i < oldCells.length; i++) {
            if (oldCells[i] != FREE) {
                add(oldCells[i], oldVotes[i], oldSums[3 * i], oldSums[3 * i + 1], oldSums[3 * i + 2]);
            }
        }
    }

    /** The cells with most votes; of equals the lower cell first, so that answers do not depend on the table. */
    List<Bin> best(int limit) {
        List<Bin> all = new ArrayList<>(used);
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != FREE) {
                double n = votes[i];
                all.add(new Bin(
                        cells[i],
                        votes[i],
                        new TimePitchMap(sums[3 * i] / n, sums[3 * i + 1] / n, sums[3 * i + 2] / n)));
            }
        }
        all.sort(Comparator.comparingInt(Bin::votes).reversed().thenComparingLong(Bin::cell));
        return all.subList(0, Math.min(limit, all.size()));
    }
}
