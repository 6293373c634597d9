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
    private int length;

    Offsets(int capacity) {
        firsts = new int[groups(capacity)];
        steps = new byte[capacity];
    }

    private static int groups(int capacity) {
        return (capacity >> GROUP_BITS) + 1;
    }

    void append(int offset) {
        if (length == steps.length) {
            int capacity = Math.addExact(length, length / 2 + 16);
            steps = Arrays.copyOf(steps, capacity);
            firsts = Arrays.copyOf(firsts, groups(capacity));
        }
        int group = length >> GROUP_BITS;
        if (group << GROUP_BITS == length) {
            firsts[group] = offset;
        }
        int step = offset - firsts[group];
        if (step >= FAR) {
            appendFar(offset);
        }
        steps[length++] = (byte) Math.min(FAR, step);
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
