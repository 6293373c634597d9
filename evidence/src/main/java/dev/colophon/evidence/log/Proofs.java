package dev.colophon.evidence.log;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.Merkle;
import java.util.ArrayList;
import java.util.List;

/** Makes the proofs of RFC 6962 section 2.1 out of the roots of perfect subtrees. */
record Proofs(Nodes nodes) {

    /** The root of the perfect subtree of 2^height leaves that begins at leaf index · 2^height. */
    interface Nodes {
        Hash node(int height, long index);
    }

    /** PATH(index, D[size]): from the leaf's sibling to the child of the root. */
    List<Hash> inclusion(long index, long size) {
        List<Hash> path = new ArrayList<>();
        inclusion(index, 0, size, path);
        return path;
    }

    private void inclusion(long index, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        long middle = split(from, to);
        if (index < middle) {
            inclusion(index, from, middle, path);
            path.add(root(middle, to));
        } else {
            inclusion(index, middle, to, path);
            path.add(root(from, middle));
        }
    }

    /** PROOF(oldSize, D[newSize]), for 0 &lt; oldSize; empty where both are equal. */
    List<Hash> consistency(long oldSize, long newSize) {
        List<Hash> proof = new ArrayList<>();
        consistency(oldSize, 0, newSize, true, proof);
        return proof;
    }

    private void consistency(long oldSize, long from, long to, boolean known, List<Hash> proof) {
        if (oldSize == to) {
            if (!known) {
                proof.add(root(from, to));
            }
            return;
        }
        long middle = split(from, to);
        if (oldSize <= middle) {
            consistency(oldSize, from, middle, known, proof);
            proof.add(root(middle, to));
        } else {
            consistency(oldSize, middle, to, false, proof);
            proof.add(root(from, middle));
        }
    }

    /** MTH(D[from:to]); a stretch that begins where RFC 6962 splits. */
    Hash root(long from, long to) {
        long count = to - from;
        if (count == 0) {
            return Merkle.EMPTY_ROOT;
        }
        if (Long.bitCount(count) == 1) {
            int height = Long.numberOfTrailingZeros(count);
            return nodes.node(height, from >>> height);
        }
        long middle = split(from, to);
        return Merkle.node(root(from, middle), root(middle, to));
    }

    /** Behind the largest power of two that is smaller than the number of leaves. */
    private static long split(long from, long to) {
        return from + Long.highestOneBit(to - from - 1);
    }
}
