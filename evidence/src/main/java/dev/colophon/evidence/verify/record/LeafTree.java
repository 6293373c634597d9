package dev.colophon.evidence.verify.record;

import dev.colophon.evidence.log.verify.Hash;
import dev.colophon.evidence.log.verify.Merkle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** The root of RFC 6962 over leaves that come one after the other; memory grows with the logarithm of their number. For one thread. */
final class LeafTree {

    /** The roots of perfect trees of falling size, the smallest first. */
    private final Deque<Hash> perfect = new ArrayDeque<>();

    private long size;

    void add(byte[] leaf) {
        Hash tree = Merkle.leaf(leaf);
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            tree = Merkle.node(perfect.pop(), tree);
        }
        perfect.push(tree);
        size++;
    }

    long size() {
        return size;
    }

    Hash root() {
        Iterator<Hash> trees = perfect.iterator();
        if (!trees.hasNext()) {
            return Merkle.EMPTY_ROOT;
        }
        Hash root = trees.next();
        while (trees.hasNext()) {
            root = Merkle.node(trees.next(), root);
        }
        return root;
    }
}
