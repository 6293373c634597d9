package dev.colophon.index.text.gram;

import java.util.Arrays;

/** Where each gram of a stretch of a copy stands: made once, to be joined with many references. */
public final class GramTable {

    /** Bits of the filter for each gram, of which two are set. */
    private static final int FILTER_BITS = 16;

    private final GramStretch stretch;
    private final long[] filter;
    private final long[] keys;
    private final int[] heads;
    private final int[] nexts;

    public GramTable(GramStretch stretch) {
        this.stretch = stretch;
        long[] terms = stretch.terms();
        int capacity = Integer.highestOneBit(Math.max(8, terms.length) * 2 - 1) * 2;
        filter = new long[Integer.highestOneBit(Math.max(1, terms.length * FILTER_BITS / Long.SIZE)) * 2];
        keys = new long[capacity];
        heads = new int[capacity];
        nexts = new int[terms.length];
        Arrays.fill(keys, Grams.NONE);
        Arrays.fill(heads, -1);
        for (int i = terms.length - 1; i >= 0; i--) {
            if (terms[i] == Grams.NONE) {
                continue;
            }
            filter[word(filter, terms[i])] |= bits(terms[i]);
            int slot = slot(terms[i]);
            keys[slot] = terms[i];
            nexts[i] = heads[slot];
            heads[slot] = i;
        }
    }

    GramStretch stretch() {
        return stretch;
    }

    /** Numbers of slots are below this. */
    int slots() {
        return keys.length;
    }

    /** A Bloom filter of all terms; not to be modified. */
    long[] filter() {
        return filter;
    }

    /** Whether a term may be one of those of a filter: of terms that are none some two in a hundred may. */
    static boolean mayHave(long[] filter, long term) {
        long bits = bits(term);
        return (filter[word(filter, term)] & bits) == bits;
    }

    /** The number of a term's slot, or -1 when no gram has this term. */
    int slotOf(long term) {
        int slot = slot(term);
        return heads[slot] < 0 ? -1 : slot;
    }

    /** The first gram of a slot, counted from the start of the stretch. */
    int first(int slot) {
        return heads[slot];
    }

    /** The next gram with the same term, or -1. */
    int next(int gram) {
        return nexts[gram];
    }

    /** The lowest bit tells the kind of gram, the next twelve two bits of a word. */
    private static long bits(long term) {
        return 1L << (term >>> 1) | 1L << (term >>> 7);
    }

    private static int word(long[] filter, long term) {
        return (int) (term >>> 13) & (filter.length - 1);
    }

    private int slot(long term) {
        int mask = keys.length - 1;
        int slot = (int) (term >>> 1) & mask;
        while (keys[slot] != Grams.NONE && keys[slot] != term) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
