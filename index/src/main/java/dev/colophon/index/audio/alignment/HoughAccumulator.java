package dev.colophon.index.audio.alignment;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Votes for lines, counted in cells. */
public final class HoughAccumulator {

    /** A cell and the mean of the lines that were voted for in it. */
    public record Bin(long cell, int votes, TimePitchMap mean) {}

    private static final int NONE = -1;
    private static final int EXPECTED = 1 << 9;

    /** The numbers of the cells, as they come. */
    private final Long2IntOpenHashMap numbers = new Long2IntOpenHashMap(EXPECTED, 0.5F);

    private long[] cells = new long[EXPECTED];
    private int[] votes = new int[EXPECTED];
    /** Sums of speed, cents and offset, three for each cell. */
    private double[] sums = new double[3 * EXPECTED];

    public HoughAccumulator() {
        numbers.defaultReturnValue(NONE);
    }

    public void vote(long cell, double speed, double cents, double offset) {
        int next = numbers.size();
        int known = numbers.putIfAbsent(cell, next);
        int at = known == NONE ? next : known;
        if (at == cells.length) {
            cells = Arrays.copyOf(cells, 2 * at);
            votes = Arrays.copyOf(votes, 2 * at);
            sums = Arrays.copyOf(sums, 6 * at);
        }
        cells[at] = cell;
        votes[at]++;
        sums[3 * at] += speed;
        sums[3 * at + 1] += cents;
        sums[3 * at + 2] += offset;
    }

    /** The cells with most votes; of equals the lower cell first. */
    public List<Bin> best(int limit) {
        List<Bin> all = new ArrayList<>(numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            double n = votes[i];
            all.add(new Bin(
                    cells[i], votes[i], new TimePitchMap(sums[3 * i] / n, sums[3 * i + 1] / n, sums[3 * i + 2] / n)));
        }
        all.sort(Comparator.comparingInt(Bin::votes).reversed().thenComparingLong(Bin::cell));
        return all.subList(0, Math.min(limit, all.size()));
    }
}
