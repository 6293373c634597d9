package dev.colophon.evidence.log.verify;

import java.util.ArrayList;
import java.util.List;

/** The definitions of RFC 6962 section 2.1 word for word, over lists of leaves; slow and without cleverness. */
public final class NaiveTree {

    private NaiveTree() {}

    /** MTH(D). */
    public static Hash root(List<byte[]> leaves) {
        int n = leaves.size();
        if (n == 0) {
            return Hash.sha256(new byte[0]);
        }
        if (n == 1) {
            return Hash.sha256(new byte[] {0}, leaves.getFirst());
        }
        int k = split(n);
        return parent(root(leaves.subList(0, k)), root(leaves.subList(k, n)));
    }

    /** PATH(m, D). */
    public static List<Hash> path(int m, List<byte[]> leaves) {
        int n = leaves.size();
        if (n == 1) {
            return List.of();
        }
        int k = split(n);
        return m < k
                ? plus(path(m, leaves.subList(0, k)), root(leaves.subList(k, n)))
                : plus(path(m - k, leaves.subList(k, n)), root(leaves.subList(0, k)));
    }

    /** PROOF(m, D). */
    public static List<Hash> proof(int m, List<byte[]> leaves) {
        return subproof(m, leaves, true);
    }

    private static List<Hash> subproof(int m, List<byte[]> leaves, boolean complete) {
        int n = leaves.size();
        if (m == n) {
            return complete ? List.of() : List.of(root(leaves));
        }
        int k = split(n);
        return m <= k
                ? plus(subproof(m, leaves.subList(0, k), complete), root(leaves.subList(k, n)))
                : plus(subproof(m - k, leaves.subList(k, n), false), root(leaves.subList(0, k)));
    }

    private static Hash parent(Hash left, Hash right) {
        return Hash.sha256(new byte[] {1}, left.bytes(), right.bytes());
    }

    private static int split(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> plus(List<Hash> list, Hash last) {
        List<Hash> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
