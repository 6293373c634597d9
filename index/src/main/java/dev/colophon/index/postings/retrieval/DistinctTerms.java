package dev.colophon.index.postings.retrieval;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.io.IOException;
import java.util.Arrays;

/** The terms of a query that some block has, numbered as they come. */
final class DistinctTerms {

    private static final int NEW = -1;
    private static final int EXPECTED = 1 << 10;
    /** Most terms are in fewer blocks; those are sorted by counting. */
    private static final int FREQUENT = 1 << 10;
    /** Live blocks are first counted up to this, then up to {@link #FURTHER} times as many, and so on. */
    private static final int FEW = 1 << 6;

    private static final int FURTHER = 4;

    /** Says how many live blocks have a term, as far as that is asked. */
    @FunctionalInterface
    interface LiveBlocks {

        /** How many have the term with this number, or any number above {@code most} when they are more than that. */
        int count(int number, int most) throws IOException;
    }

    private final Long2IntOpenHashMap numbers = new Long2IntOpenHashMap(EXPECTED, 0.5F);
    private int[] frequencies = new int[EXPECTED];
    private int[] stretches = new int[EXPECTED];
    private int size;

    DistinctTerms() {
        numbers.defaultReturnValue(NEW);
    }

    int size() {
        return size;
    }

    /** The number of a term, negative when it is new. */
    int numberOf(long term) {
        return numbers.get(term);
    }

    /** Takes a new term, in how many blocks it is and where its postings are. */
    int add(long term, int frequency, int stretch) {
        if (size == frequencies.length) {
            frequencies = Arrays.copyOf(frequencies, 2 * size);
            stretches = Arrays.copyOf(stretches, 2 * size);
        }
        frequencies[size] = frequency;
        stretches[size] = stretch;
        numbers.put(term, size);
        return size++;
    }

    int stretch(int number) {
        return stretches[number];
    }

    /**
     * The same as {@link #byFrequency} by live blocks, where some were removed. They are counted no further than a budget of
     * postings reaches: what comes behind it is more frequent than what comes before, and in no order.
     */
    long[] byLiveFrequency(long budget, LiveBlocks live) throws IOException {
        Arrays.fill(frequencies, 0, size, Integer.MAX_VALUE);
        for (int most = FEW; ; most *= FURTHER) {
            boolean all = true;
            long spent = 0;
            for (int i = 0; i < size; i++) {
                if (frequencies[i] == Integer.MAX_VALUE) {
                    int count = live.count(i, most);
                    frequencies[i] = count <= most ? count : Integer.MAX_VALUE;
                    all &= count <= most;
                }
                spent += frequencies[i] < Integer.MAX_VALUE ? frequencies[i] : 0;
            }
            if (all || spent > budget) {
                return byFrequency();
            }
        }
    }

    /** Frequency in the upper half, number in the lower; ascending. */
    long[] byFrequency() {
        int[] next = new int[FREQUENT + 2];
        for (int i = 0; i < size; i++) {
            next[Math.min(frequencies[i], FREQUENT) + 1]++;
        }
        for (int frequency = 0; frequency <= FREQUENT; frequency++) {
            next[frequency + 1] += next[frequency];
        }
        int frequent = next[FREQUENT];
        long[] sorted = new long[size];
        for (int i = 0; i < size; i++) {
            sorted[next[Math.min(frequencies[i], FREQUENT)]++] = ((long) frequencies[i] << Integer.SIZE) | i;
        }
        Arrays.sort(sorted, frequent, size);
        return sorted;
    }
}
