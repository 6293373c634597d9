package dev.colophon.evidence.log;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.TreeHasher;
import java.util.Arrays;

/** Grows a tree from its right edge, leaf by leaf, and hands out each tile and bundle at the moment it is full. */
final class Growth {

    /** Where full tiles and bundles go. The arrays are used again after the call. */
    interface Filled {
        void tile(int level, long index, byte[] hashes);

        void bundle(long index, byte[] bytes, int length);
    }

    private final TreeHasher hasher = new TreeHasher();
    private final byte[][] rows = new byte[RightEdge.LEVELS][RightEdge.WIDTH * Hash.BYTES];
    private final int[] widths = new int[RightEdge.LEVELS];
    private final Filled filled;
    private byte[] bundle;
    private int bundled;
    private long size;

    Growth(RightEdge edge, Filled filled) {
        this.filled = filled;
        this.size = edge.size();
        this.bundle = edge.bundle().clone();
        this.bundled = bundle.length;
        for (int level = 0; level < RightEdge.LEVELS; level++) {
            byte[] row = edge.rows()[level];
            System.arraycopy(row, 0, rows[level], 0, row.length);
            widths[level] = row.length / Hash.BYTES;
        }
    }

    void add(byte[] leaf) {
        int end = bundled + EntryBundle.LENGTH_BYTES + leaf.length;
        if (end > bundle.length) {
            bundle = Arrays.copyOf(bundle, Math.max(end, 2 * bundle.length));
        }
        EntryBundle.put(bundle, bundled, leaf);
        bundled = end;
        hasher.leaf(leaf, 0, leaf.length, rows[0], widths[0]++ * Hash.BYTES);
        size++;
        if (widths[0] == RightEdge.WIDTH) {
            filled.bundle(RightEdge.fullTiles(size, 0) - 1, bundle, bundled);
            bundled = 0;
            carry();
        }
    }

    private void carry() {
        for (int level = 0; widths[level] == RightEdge.WIDTH; level++) {
            filled.tile(level, RightEdge.fullTiles(size, level) - 1, rows[level]);
            widths[level] = 0;
            hasher.root(rows[level], 0, RightEdge.WIDTH).copyTo(rows[level + 1], widths[level + 1]++ * Hash.BYTES);
        }
    }

    RightEdge edge() {
        byte[][] partial = new byte[RightEdge.LEVELS][];
        for (int level = 0; level < RightEdge.LEVELS; level++) {
            partial[level] = Arrays.copyOf(rows[level], widths[level] * Hash.BYTES);
        }
        return new RightEdge(size, partial, Arrays.copyOf(bundle, bundled));
    }
}
