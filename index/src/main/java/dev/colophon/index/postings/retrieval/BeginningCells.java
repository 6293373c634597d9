package dev.colophon.index.postings.retrieval;

import dev.colophon.index.postings.codec.PackedNumbers;
import java.util.Arrays;

/**
 * Bounds on what the beginnings of {@link Scores} can reach, to sum up only those that can be among the best. Beginnings share
 * cells, neighbours in neighbouring cells, and none ranks higher than if all weights of its cell were its own. The table stays in
 * the caches, where taking in a posting twice costs a small part of sorting it.
 */
final class BeginningCells {

    private static final int FEWEST_BITS = 12;
    private static final int MOST_BITS = 20;
    /** Cells are at least four times as many as weights, as long as the table may grow. */
    private static final int SPARE_BITS = 2;

    private static final float UNITS_OF_ONE = 2;
    /** A cell that holds so many units may hold more. */
    private static final int FULL = 255;

    private static final int HIGHEST = 2 * FULL;

    private final long[] added;
    private final int size;
    private final boolean withNeighbours;
    private final int mask;
    /** Cells that are not used at the end of the table. */
    private final int left;

    /** The sum of the weights in each cell, in units, as an unsigned number. */
    private final byte[] cells;

    /** The highest rank, in units, that the beginning of each weight or one beside it can have. */
    private final short[] ranks;

    /** How many weights have each rank. */
    private final int[] ofRank = new int[HIGHEST + 1];

    /**
     * Takes weights as {@link Scores} holds them.
     *
     * @param size how many of them, from the first
     * @param left cells fewer than a power of two: with another number other beginnings share a cell; 0 is quickest
     */
    BeginningCells(long[] added, int size, boolean withNeighbours, int left) {
        this.left = left;
        this.added = added;
        this.size = size;
        this.withNeighbours = withNeighbours;
        int bits = Math.clamp(PackedNumbers.bitsFor(size) + SPARE_BITS, FEWEST_BITS, MOST_BITS);
        this.mask = (1 << bits) - 1;
        this.cells = new byte[mask + 1];
        this.ranks = new short[size];
        for (int i = 0; i < size; i++) {
            int cell = cell(Scores.beginning(added[i]));
            int units = (int) (UNITS_OF_ONE * Scores.weight(added[i])) + 1;
            cells[cell] = (byte) Math.min(FULL, units(cell) + units);
        }
        for (int i = 0; i < size; i++) {
            int rank = near(cell(Scores.beginning(added[i])));
            ranks[i] = (short) rank;
            ofRank[rank]++;
        }
    }

    private int cell(int beginning) {
        return left == 0 ? beginning & mask : Math.floorMod(beginning, mask + 1 - left);
    }

    private int units(int cell) {
        return cells[cell] & 0xff;
    }

    /** The highest rank of a cell and those beside it. */
    private int near(int cell) {
        int own = units(cell);
        if (!withNeighbours) {
            return own == FULL ? HIGHEST : own;
        }
        int last = mask - left;
        int before = cell == 0 ? last : cell - 1;
        int after = cell == last ? 0 : cell + 1;
        int lower = units(before);
        int upper = units(after);
        int lowest = units(before == 0 ? last : before - 1);
        int uppermost = units(after == last ? 0 : after + 1);
        int beside = Math.max(rank(lower, Math.max(lowest, own)), rank(upper, Math.max(own, uppermost)));
        return Math.max(rank(own, Math.max(lower, upper)), beside);
    }

    private static int rank(int own, int beside) {
        return own == FULL || beside == FULL ? HIGHEST : own == 0 ? 0 : own + beside;
    }

    /** A rank that the beginnings of at least so many weights may reach, and not of many more; 0 when there are fewer. */
    float bound(int wanted) {
        int rank = HIGHEST;
        for (int held = ofRank[rank]; held < wanted && rank > 0; held += ofRank[rank]) {
            rank--;
        }
        return rank / UNITS_OF_ONE;
    }

    /** The weights of all beginnings that may reach a rank, and of their neighbours. */
    long[] reaching(float least) {
        int rank = (int) (UNITS_OF_ONE * least);
        long[] kept = new long[1 << 10];
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (ranks[i] >= rank) {
                if (count == kept.length) {
                    kept = Arrays.copyOf(kept, 2 * count);
                }
                kept[count++] = added[i];
            }
        }
        return Arrays.copyOf(kept, count);
    }
}
