package dev.colophon.index.postings;

import java.util.Arrays;

/**
 * Bounds on what the beginnings of {@link Scores} can reach, to sum up only those that can be among the best. Beginnings share cells,
 * neighbours in neighbouring cells, and a beginning ranks no higher than if all weights of its cell were its own. A table that
 * stays in the second-level cache takes in a posting in a tenth of the time that it takes to sort it.
 */
final class BeginningCells {

    private static final int FEWEST_BITS = 12;
    private static final int MOST_BITS = 18;
    /** Sums of floats depend on their order. */
    private static final float SLACK = 1.01f;

    private static final int STEPS = 1 << 12;
    private static final float STEPS_OF_ONE = 8;

    private final int mask;
    /** The highest rank that a beginning of each cell can have; 0 where there is none. */
    private final float[] ranks;

    private final boolean withNeighbours;

    BeginningCells(long[] added, int size, boolean withNeighbours) {
        int bits = Math.clamp(PackedNumbers.bitsFor(size) + 1, FEWEST_BITS, MOST_BITS);
        this.mask = (1 << bits) - 1;
        this.withNeighbours = withNeighbours;
        float[] sums = new float[mask + 1];
        for (int i = 0; i < size; i++) {
            sums[Scores.beginning(added[i]) & mask] += Scores.weight(added[i]);
        }
        this.ranks = new float[mask + 1];
        for (int cell = 0; cell <= mask; cell++) {
            if (sums[cell] > 0) {
                float beside = withNeighbours ? Math.max(sums[(cell - 1) & mask], sums[(cell + 1) & mask]) : 0;
                ranks[cell] = SLACK * (sums[cell] + beside);
            }
        }
    }

    /** A rank that beginnings in at least so many cells may reach, and not many more; 0 when there are fewer. */
    float bound(int wanted) {
        int[] cells = new int[STEPS];
        for (float rank : ranks) {
            cells[Math.min(STEPS - 1, (int) (STEPS_OF_ONE * rank))]++;
        }
        int step = STEPS - 1;
        for (int held = cells[step]; held < wanted && step > 0; held += cells[step]) {
            step--;
        }
        return step / STEPS_OF_ONE;
    }

    /** The weights of all beginnings that may reach a rank and of their neighbours. */
    long[] reaching(float rank, long[] added, int size) {
        boolean[] near = new boolean[mask + 1];
        for (int cell = 0; cell <= mask; cell++) {
            if (ranks[cell] >= rank) {
                near[cell] = true;
                if (withNeighbours) {
                    near[(cell - 1) & mask] = true;
                    near[(cell + 1) & mask] = true;
                }
            }
        }
        long[] kept = new long[1 << 10];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (near[Scores.beginning(added[i]) & mask]) {
                if (count == kept.length) {
                    kept = Arrays.copyOf(kept, 2 * count);
                }
                kept[count++] = added[i];
            }
        }
        return Arrays.copyOf(kept, count);
    }
}
