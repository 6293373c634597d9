package dev.colophon.fingerprint.text;

import java.util.Arrays;

/**
 * Places in a text that never decrease, in 1.25 bytes each instead of 4: one byte tells how far a place is from the first of
 * its sixteen. The few that lie further than a byte can tell, behind much that folds to nothing, are listed apart.
 */
public final class Offsets {

    private static final int GROUP_BITS = 4;
    private static final int FAR = 255;

    private int[] firsts;
    private byte[] steps;
    private int[] farIndexes = new int[0];
    private int[] farOffsets = new int[0];
    private int farCount;
    /** The first of the last sixteen. */
    private int first;

    private int length;

    Offsets(int capacity) {
        firsts = new int[groups(capacity)];
        steps = new byte[capacity];
    }

    private static int groups(int capacity) {
        return (capacity >> GROUP_BITS) + 1;
    }

    void append(int offset) {
        int at = length;
        if (at == steps.length) {
            int capacity = Math.addExact(at, at / 2 + 16);
            steps = Arrays.copyOf(steps, capacity);
            firsts = Arrays.copyOf(firsts, groups(capacity));
        }
        if ((at & ((1 << GROUP_BITS) - 1)) == 0) {
            first = offset;
            firsts[at >> GROUP_BITS] = offset;
        }
        int step = offset - first;
        if (step >= FAR) {
            appendFar(offset);
            step = FAR;
        }
        steps[at] = (byte) step;
        length = at + 1;
    }

    private void appendFar(int offset) {
        if (farCount == farIndexes.length) {
            int capacity = farCount + farCount / 2 + 16;
            farIndexes = Arrays.copyOf(farIndexes, capacity);
            farOffsets = Arrays.copyOf(farOffsets, capacity);
        }
        farIndexes[farCount] = length;
        farOffsets[farCount++] = offset;
    }

    /** The place at {@code index}. */
    public int at(int index) {
        int step = steps[index] & 0xFF;
        return step < FAR
                ? firsts[index >> GROUP_BITS] + step
                : farOffsets[Arrays.binarySearch(farIndexes, 0, farCount, index)];
    }
}
