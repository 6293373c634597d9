package dev.colophon.evidence.verify.record;

/**
 * Tells copies apart by 64 bits each, in at most 22 bytes a copy: a hash table with open addresses. Whoever makes up names that collide
 * has the verifier run into its time, as with any record that is too large. For one thread.
 */
final class CopySet {

    private static final int SMALLEST = 4;

    /** Fibonacci hashing: neighbours are spread. */
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    /** Zero: free. */
    private long[] table = new long[SMALLEST];

    private boolean hasZero;
    private int size;

    void add(long copy) {
        if (copy == 0) {
            size += hasZero ? 0 : 1;
            hasZero = true;
        } else if (put(table, copy)) {
            size++;
            if (size > table.length / 4 * 3) {
                grow();
            }
        }
    }

    private static boolean put(long[] table, long copy) {
        int at = (int) ((copy * SPREAD) >>> 32) & (table.length - 1);
        while (table[at] != 0) {
            if (table[at] == copy) {
                return false;
            }
            at = (at + 1) & (table.length - 1);
        }
        table[at] = copy;
        return true;
    }

    private void grow() {
        long[] larger = new long[Math.multiplyExact(table.length, 2)];
        for (long copy : table) {
            if (copy != 0) {
                boolean _ = put(larger, copy);
            }
        }
        table = larger;
    }

    int size() {
        return size;
    }
}
