package dev.colophon.index.visual.keyframe;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

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
        int back = longest(moments, difference -> difference < 0);
        return moments.isEmpty() ? 0 : Math.max(0, longest(moments, difference -> difference > 0) - (back - 1));
    }

    private static int longest(List<Integer> moments, IntPredicate goesOn) {
        int[] ending = new int[moments.size()];
        for (int i = 0; i < ending.length; i++) {
            ending[i] = 1;
            for (int before = 0; before < i; before++) {
                if (goesOn.test(moments.get(i) - moments.get(before))) {
                    ending[i] = Math.max(ending[i], ending[before] + 1);
                }
            }
        }
        return Arrays.stream(ending).max().orElse(0);
    }
}
