package dev.colophon.index.audio;

import dev.colophon.fingerprint.audio.AudioTerms;
import dev.colophon.fingerprint.audio.AudioTerms.Asking;
import dev.colophon.fingerprint.audio.Peaks;
import java.util.Arrays;

/**
 * The terms that a stretch of a copy asks for, and which of its groups of peaks asked. Of some 40,000 to 80,000 in 10 s a few
 * percent are in the index; only those are sorted and joined.
 */
final class Probes {

    /** Takes the anchor and the last peak of a group of the copy. */
    @FunctionalInterface
    interface Group {
        void group(int first, int last);
    }

    private static final int FILTER_BITS = 18;

    private long[] terms = new long[1 << 15];
    private byte[] places = new byte[1 << 15];
    private int[] groupOf = new int[1 << 15];
    private int count;
    private int[] firsts = new int[1 << 10];
    private int[] lasts = new int[1 << 10];
    private int groups;

    private final Peaks copy;

    Probes(Peaks copy, Asking asking) {
        this.copy = copy;
        AudioTerms.ofCopy(copy, asking, this::add);
    }

    private void add(int term, int first, int last) {
        if (groups == 0 || firsts[groups - 1] != first || lasts[groups - 1] != last) {
            if (groups == firsts.length) {
                firsts = Arrays.copyOf(firsts, 2 * groups);
                lasts = Arrays.copyOf(lasts, 2 * groups);
            }
            firsts[groups] = first;
            lasts[groups++] = last;
        }
        if (count == terms.length) {
            terms = Arrays.copyOf(terms, 2 * count);
            places = Arrays.copyOf(places, 2 * count);
            groupOf = Arrays.copyOf(groupOf, 2 * count);
        }
        terms[count] = Integer.toUnsignedLong(term);
        places[count] = (byte) ((copy.times()[first] - copy.times()[0]) / AudioTerms.BLOCK);
        groupOf[count++] = groups - 1;
    }

    /** The terms in the order of the groups; as many as {@link #count}. */
    long[] terms() {
        return terms;
    }

    /** In which block of the copy, counted from its first peak, the group of each term begins. */
    byte[] places() {
        return places;
    }

    int count() {
        return count;
    }

    /** Those of the probes that stand at these places in {@link #terms}. */
    Shared shared(int[] places) {
        return new Shared(places);
    }

    /** Probes that the index answered, to be joined with the terms of candidate blocks. */
    final class Shared {

        /** Term in the upper half, number of the group in the lower; ascending as signed numbers. */
        private final long[] entries;

        private final long[] filter = new long[1 << (FILTER_BITS - 6)];

        private Shared(int[] places) {
            entries = new long[places.length];
            for (int i = 0; i < places.length; i++) {
                long term = terms[places[i]];
                entries[i] = (term << 32) | groupOf[places[i]];
                int slot = (int) term >>> (32 - FILTER_BITS);
                filter[slot >>> 6] |= 1L << slot;
            }
            Arrays.sort(entries);
        }

        /** Hands over every group of the copy that asked for a term. */
        void asking(int term, Group sink) {
            int slot = term >>> (32 - FILTER_BITS);
            if ((filter[slot >>> 6] & 1L << slot) == 0) {
                return;
            }
            int found = Arrays.binarySearch(entries, (long) term << 32);
            for (int i = found < 0 ? -found - 1 : found; i < entries.length && (int) (entries[i] >> 32) == term; i++) {
                int group = (int) entries[i];
                sink.group(firsts[group], lasts[group]);
            }
        }
    }
}
