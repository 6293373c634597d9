package dev.colophon.index.audio.term;

import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.audio.term.AudioTerms.Asking;
import java.util.Arrays;

/**
 * The terms that a stretch of a copy asks for, and which of its groups of peaks asked. Of some 3,000 to 40,000 in 10 s a few
 * percent are in the index; only those are sorted and joined.
 */
public final class QueryTerms {

    /** Takes the anchor and the last peak of a group of the copy. */
    @FunctionalInterface
    public interface Group {
        void group(int first, int last);
    }

    private static final int BUCKETS_OF_EACH = 4;
    private static final int MOST_BUCKET_BITS = 16;

    private long[] terms = new long[1 << 15];
    private byte[] places = new byte[1 << 15];
    private int[] groupOf = new int[1 << 15];
    private int count;
    private int[] firsts = new int[1 << 10];
    private int[] lasts = new int[1 << 10];
    private int groups;

    private final Peaks copy;

    public QueryTerms(Peaks copy, Asking asking) {
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
    public long[] terms() {
        return terms;
    }

    /** In which block of the copy, counted from its first peak, the group of each term begins. */
    public byte[] places() {
        return places;
    }

    public int count() {
        return count;
    }

    /** Those of the query terms that stand at these places in {@link #terms}. */
    public Shared shared(int[] places) {
        return new Shared(places);
    }

    /** Query terms that the index answered, to be joined with the terms of candidate blocks: in buckets by the upper bits of their terms. */
    public final class Shared {

        private final int restBits;
        /** Where each bucket starts, and where the last ends. */
        private final int[] starts;

        /** Term in the upper half, number of the group in the lower; equal terms in order of the group. */
        private final long[] entries;

        private Shared(int[] places) {
            int bits = Math.clamp(
                    Integer.SIZE - Integer.numberOfLeadingZeros(BUCKETS_OF_EACH * places.length), 1, MOST_BUCKET_BITS);
            restBits = Integer.SIZE - bits;
            starts = new int[(1 << bits) + 2];
            for (int place : places) {
                starts[bucket((int) terms[place]) + 2]++;
            }
            for (int bucket = 2; bucket < starts.length; bucket++) {
                starts[bucket] += starts[bucket - 1];
            }
            entries = new long[places.length];
            for (int place : places) {
                long term = terms[place];
                entries[starts[bucket((int) term) + 1]++] = (term << Integer.SIZE) | groupOf[place];
            }
        }

        private int bucket(int term) {
            return term >>> restBits;
        }

        /** Hands over every group of the copy that asked for a term. */
        public void asking(int term, Group sink) {
            int bucket = bucket(term);
            for (int i = starts[bucket]; i < starts[bucket + 1]; i++) {
                if ((int) (entries[i] >>> Integer.SIZE) == term) {
                    int group = (int) entries[i];
                    sink.group(firsts[group], lasts[group]);
                }
            }
        }
    }
}
