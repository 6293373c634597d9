package dev.colophon.index.postings.retrieval;

import java.io.IOException;
import java.util.Arrays;

/** The terms of a query that some block has, numbered as they come; an open-addressed table of primitives. */
final class DistinctTerms {

    private static final int FREE = -1;
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

    private long[] terms = new long[1 << 10];
    private int[] frequencies = new int[1 << 10];
    private int[] stretches = new int[1 << 10];
    private int size;
    private int[] slots = new int[1 << 11];

    DistinctTerms() {
        Arrays.fill(slots, FREE);
    }

    int size() {
        return size;
    }

    /** The number of a term, negative when it is new. */
    int numberOf(long term) {
        return slots[slot(term)];
    }

    /** Takes a new term, in how many blocks it is and where its postings are. */
    int add(long term, int frequency, int stretch) {
        if (size == terms.length) {
            grow();
        }
        terms[size] = term;
        frequencies[size] = frequency;
        stretches[size] = stretch;
        slots[slot(term)] = size;
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

    private int slot(long term) {
        int mask = slots.length - 1;
        int slot = (int) ((term * 0x9e3779b97f4a7c15L) >>> 33) & mask;
        while (slots[slot] != FREE && terms[slots[slot]] != term) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        terms = Arrays.copyOf(terms, 2 * size);
        frequencies = Arrays.copyOf(frequencies, 2 * size);
        stretches = Arrays.copyOf(stretches, 2 * size);
        slots = new int[4 * size];
        Arrays.fill(slots, FREE);
        for (int number = 0; number < size; number++) {
            slots[slot(terms[number])] = number;
        }
    }
}
