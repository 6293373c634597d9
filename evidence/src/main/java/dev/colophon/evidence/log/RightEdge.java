package dev.colophon.evidence.log;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.Merkle;
import dev.colophon.evidence.log.verify.TreeHasher;

/**
 * What of a tree is not yet in full tiles: at each level the hashes of the last, partial tile, and the leaves of the
 * partial bundle. With it a tree of any size can grow, and its root is known. Immutable by agreement: nobody writes into
 * the arrays.
 *
 * @param size number of leaves
 * @param rows by level, each 0 to 255 hashes side by side; {@code LEVELS} of them
 * @param bundle leaves behind their 16-bit lengths, as many as {@code rows[0]} has hashes
 */
record RightEdge(long size, byte[][] rows, byte[] bundle) {

    /** Hashes in a full tile. */
    static final int WIDTH = 256;

    /** 256^8 is more than any size. */
    static final int LEVELS = 8;

    static final RightEdge EMPTY = new RightEdge(0, new byte[LEVELS][0], new byte[0]);

    /** The number of hashes at a level: roots of full subtrees of 256^level leaves. */
    static long count(long size, int level) {
        return size >>> (8 * level);
    }

    /** The number of full tiles at a level, which is the index of the partial one. */
    static long fullTiles(long size, int level) {
        return count(size, level) / WIDTH;
    }

    /** The number of hashes in the partial tile at a level, 0 to 255. */
    static int width(long size, int level) {
        return (int) (count(size, level) % WIDTH);
    }

    /** RFC 6962's root: the perfect subtrees that make up the tree, joined from the smallest up. */
    Hash root() {
        TreeHasher hasher = new TreeHasher();
        Hash root = Merkle.EMPTY_ROOT;
        boolean any = false;
        for (byte[] row : rows) {
            int end = row.length / Hash.BYTES;
            for (int rest = end; rest > 0; rest &= rest - 1) {
                int count = Integer.lowestOneBit(rest);
                end -= count;
                Hash subtree = hasher.root(row, end * Hash.BYTES, count);
                root = any ? Merkle.node(subtree, root) : subtree;
                any = true;
            }
        }
        return root;
    }
}
