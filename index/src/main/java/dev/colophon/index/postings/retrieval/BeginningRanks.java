package dev.colophon.index.postings.retrieval;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bounds on what the beginnings of {@link Scores} rank, to sum up only those that can be among the best. Weights are put into slices
 * of beginnings that stand together; those of each slice are added up in a table that stays in the second-level cache. A sum is one
 * byte, in units that are rounded upwards, so no beginning ranks higher than its bound.
 */
final class BeginningRanks {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int SLICE_BITS = 16;
    private static final int IN_SLICE = (1 << SLICE_BITS) - 1;

    private static final float UNITS_OF_ONE = 2;
    /** A sum of so many units may be more. */
    private static final int FULL = 255;

    private static final int HIGHEST = 2 * FULL;
    /** Bits of a rank. */
    private static final int RANK_BITS = 9;

    private static final int RANK = (1 << RANK_BITS) - 1;

    /** Beginnings on either side that have to do with one. */
    private static final int NEAR = 2;
    /** So that no beginning is negative: places are less. */
    private static final int BEFORE = 1 << 7;

    private final boolean withNeighbours;

    /** By slice: the beginning in the upper half, then the group that the weight was added with, then the rank. */
    private final long[] weights;

    /** How many beginnings have each rank. */
    private final int[] ofRank = new int[HIGHEST + 1];

    /** Takes weights. */
    BeginningRanks(Scores scores, boolean withNeighbours) {
        this.withNeighbours = withNeighbours;
        this.weights = new long[scores.size()];
        int[] next = starts(scores);
        scores.forEachGroup((group, from, to) -> {
            int shift = BEFORE - scores.place(group);
            long groupAndUnits = ((long) group << RANK_BITS) | units(scores.weight(group));
            for (int i = from; i < to; i++) {
                int beginning = scores.document(i) + shift;
                weights[next[beginning >>> SLICE_BITS]++] = ((long) beginning << Integer.SIZE) | groupAndUnits;
            }
        });
        byte[] sums = new byte[IN_SLICE + 1 + Long.BYTES];
        Arrays.fill(sums, 0, NEAR, (byte) FULL); // what stands beside a slice is not known
        Arrays.fill(sums, IN_SLICE + 1 + NEAR, IN_SLICE + 1 + 2 * NEAR, (byte) FULL);
        int from = 0;
        for (int to : next) {
            rank(from, to, sums);
            from = Math.max(from, to);
        }
    }

    /** Where each slice starts. */
    private static int[] starts(Scores scores) {
        int[] starts = new int[((scores.documents() + BEFORE) >>> SLICE_BITS) + 2];
        scores.forEachGroup((group, from, to) -> {
            int shift = BEFORE - scores.place(group);
            for (int i = from; i < to; i++) {
                starts[((scores.document(i) + shift) >>> SLICE_BITS) + 1]++;
            }
        });
        for (int slice = 1; slice < starts.length; slice++) {
            starts[slice] += starts[slice - 1];
        }
        return starts;
    }

    private static int units(float weight) {
        return (int) (UNITS_OF_ONE * weight) + 1;
    }

    /** Replaces the units of the weights of a slice by their ranks; leaves the sums as they were. */
    private void rank(int from, int to, byte[] sums) {
        for (int i = from; i < to; i++) {
            int at = (int) (weights[i] >>> Integer.SIZE) & IN_SLICE;
            sums[at + NEAR] = (byte) Math.min(FULL, (sums[at + NEAR] & 0xff) + ((int) weights[i] & RANK));
        }
        for (int i = from; i < to; i++) {
            int rank = rank((long) LONG.get(sums, (int) (weights[i] >>> Integer.SIZE) & IN_SLICE));
            weights[i] = (weights[i] & ~RANK) | rank;
        }
        for (int i = from; i < to; i++) {
            int at = ((int) (weights[i] >>> Integer.SIZE) & IN_SLICE) + NEAR;
            if (sums[at] != 0) {
                ofRank[(int) weights[i] & RANK]++;
                sums[at] = 0;
            }
        }
    }

    /** The highest rank that a beginning, or one beside it, can have: by its sum, the third byte, and those around it. */
    private int rank(long near) {
        int own = (int) (near >>> 16) & 0xff;
        if (!withNeighbours) {
            return own == FULL ? HIGHEST : own;
        }
        int lowest = (int) near & 0xff;
        int lower = (int) (near >>> 8) & 0xff;
        int upper = (int) (near >>> 24) & 0xff;
        int uppermost = (int) (near >>> 32) & 0xff;
        int beside = Math.max(
                lower == 0 ? 0 : lower + Math.max(lowest, own), upper == 0 ? 0 : upper + Math.max(own, uppermost));
        int rank = Math.max(own + Math.max(lower, upper), beside);
        boolean mayBeMore =
                rank >= FULL && Math.max(own, Math.max(Math.max(lowest, lower), Math.max(upper, uppermost))) == FULL;
        return mayBeMore ? HIGHEST : rank;
    }

    /** A rank that at least so many beginnings may reach, and not many more; 0 when there are fewer. */
    float bound(long wanted) {
        int rank = HIGHEST;
        for (int held = ofRank[rank]; held < wanted && rank > 0; held += ofRank[rank]) {
            rank--;
        }
        return rank / UNITS_OF_ONE;
    }

    /** The weights of all beginnings that may reach a rank, and of their neighbours. */
    BeginningSums reaching(float least, Scores scores) {
        int rank = (int) (UNITS_OF_ONE * least);
        long[] kept = new long[1 << 10];
        int count = 0;
        for (long weight : weights) {
            if ((weight & RANK) >= rank) {
                if (count == kept.length) {
                    kept = Arrays.copyOf(kept, 2 * count);
                }
                int group = (int) weight >>> RANK_BITS;
                int document = (int) (weight >>> Integer.SIZE) - BEFORE + scores.place(group);
                kept[count++] = BeginningSums.packed(document, scores.place(group), scores.weight(group));
            }
        }
        return new BeginningSums(Arrays.copyOf(kept, count));
    }
}
