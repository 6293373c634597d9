package dev.colophon.index.visual.keyframe;

import java.util.Arrays;
import java.util.List;

/**
 * How many moments of a reference a copy shows in their order. The same shots backwards are near the same line of time about where the
 * two cross, and what is shuffled is near it here and there.
 */
final class MomentOrder {

    private MomentOrder() {}

    /**
     * The longest chain of moments that goes on, less what the longest that goes back has beyond a single one; at least 0.
     *
     * @param moments keyframes of the reference, in the order in which the copy shows them
     */
    static int count(List<Integer> moments) {
        int[] forwards = moments.stream().mapToInt(moment -> moment).toArray();
        int[] backwards = moments.stream().mapToInt(moment -> -moment).toArray();
        return forwards.length == 0 ? 0 : Math.max(0, longestRising(forwards) - (longestRising(backwards) - 1));
    }

    private static int longestRising(int[] values) {
        // The least value with which a chain of each length ends.
        int[] ends = new int[values.length];
        int longest = 0;
        for (int value : values) {
            int found = Arrays.binarySearch(ends, 0, longest, value);
            int length = found < 0 ? -found - 1 : found;
            ends[length] = value;
            longest = Math.max(longest, length + 1);
        }
        return longest;
    }
}
