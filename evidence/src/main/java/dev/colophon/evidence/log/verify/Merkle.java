package dev.colophon.evidence.log.verify;

import java.util.List;

/**
 * Hashes and proofs of an RFC 6962 tree. Verifying follows RFC 9162 sections 2.1.3.2 and 2.1.4.2; sizes and indexes are
 * unsigned.
 */
public final class Merkle {

    /** The root of the empty tree: SHA-256 of nothing. */
    public static final Hash EMPTY_ROOT = Hash.sha256();

    private Merkle() {}

    /** SHA-256(0x00 ‖ entry). */
    public static Hash leaf(byte[] entry) {
        byte[] out = new byte[Hash.BYTES];
        new TreeHasher().leaf(entry, 0, entry.length, out, 0);
        return Hash.of(out);
    }

    /** SHA-256(0x01 ‖ left ‖ right). */
    public static Hash node(Hash left, Hash right) {
        byte[] out = new byte[2 * Hash.BYTES];
        left.copyTo(out, 0);
        right.copyTo(out, Hash.BYTES);
        new TreeHasher().node(out, 0, out, Hash.BYTES, out, 0);
        return Hash.of(out, 0, Hash.BYTES);
    }

    /** Whether the proof, from the leaf's sibling upwards, leads from this leaf hash at this index to the root. */
    public static boolean included(long index, long size, Hash leaf, List<Hash> proof, Hash root) {
        if (Long.compareUnsigned(index, size) >= 0) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : proof) {
            if (last == 0) {
                return false;
            }
            if (isRight(node) || node == last) {
                hash = node(sibling, hash);
                // A last node without a sibling rises until it is a right child; it is not 0, since last is not.
                int up = Long.numberOfTrailingZeros(node);
                node >>>= up;
                last >>>= up;
            } else {
                hash = node(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /**
     * Whether the proof shows that the tree of {@code newSize} with {@code newRoot} begins with the tree of
     * {@code oldSize} with {@code oldRoot}. There is no proof about the empty tree: {@code oldSize} 0 is refused.
     */
    public static boolean consistent(long oldSize, Hash oldRoot, long newSize, Hash newRoot, List<Hash> proof) {
        if (oldSize == 0 || Long.compareUnsigned(oldSize, newSize) > 0) {
            return false;
        }
        if (oldSize == newSize) {
            return proof.isEmpty() && oldRoot.equals(newRoot);
        }
        boolean perfect = Long.bitCount(oldSize) == 1;
        if (!perfect && proof.isEmpty()) {
            return false;
        }
        int up = Long.numberOfTrailingZeros(oldSize);
        long node = (oldSize - 1) >>> up;
        long last = (newSize - 1) >>> up;
        Hash first = perfect ? oldRoot : proof.getFirst();
        Hash older = first;
        Hash newer = first;
        for (Hash sibling : perfect ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if (isRight(node) || node == last) {
                older = node(sibling, older);
                newer = node(sibling, newer);
                up = Long.numberOfTrailingZeros(node);
                node >>>= up;
                last >>>= up;
            } else {
                newer = node(newer, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && older.equals(oldRoot) && newer.equals(newRoot);
    }

    private static boolean isRight(long node) {
        return (node & 1) == 1;
    }
}
