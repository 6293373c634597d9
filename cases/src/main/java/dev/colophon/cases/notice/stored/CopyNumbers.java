package dev.colophon.cases.notice.stored;

import java.util.ArrayList;
import java.util.List;

/** How the numbers of copies are written: {@code 1-3, 5}. */
public final class CopyNumbers {

    /** Two that follow each other are no range. */
    private static final int LEAST_RANGE = 3;

    private CopyNumbers() {}

    /**
     * Some numbers.
     *
     * @param numbers the smallest first
     */
    public static String of(List<Integer> numbers) {
        List<String> written = new ArrayList<>();
        for (int from = 0; from < numbers.size(); ) {
            int to = from;
            while (to + 1 < numbers.size() && numbers.get(to + 1) == numbers.get(to) + 1) {
                to++;
            }
            if (to - from + 1 >= LEAST_RANGE) {
                written.add("%d-%d".formatted(numbers.get(from), numbers.get(to)));
                from = to + 1;
            } else {
                written.add(String.valueOf(numbers.get(from)));
                from++;
            }
        }
        return String.join(", ", written);
    }
}
