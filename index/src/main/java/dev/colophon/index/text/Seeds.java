package dev.colophon.index.text;

import dev.colophon.fingerprint.text.Folded;
import dev.colophon.fingerprint.text.Grams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the equal runs between a stretch of a reference and stretches of a copy, by joining their grams. All grams of the
 * reference take part, not only the indexed ones, so that postings need no positions and runs are whole.
 */
final class Seeds {

    /** A gram that a stretch has more often than this says nothing about place: rows of dashes, refrains, tables. */
    private static final int MOST_REPEATS = 16;

    private final Folded reference;
    private final int from;
    private final int to;
    private final boolean dense;
    private final long[] keys;
    private final int[] heads;
    private final int[] nexts;

    /** Grams of {@code reference} that start at {@code from} up to {@code to}, exclusive. */
    Seeds(Folded reference, int from, int to, boolean dense) {
        this.reference = reference;
        this.from = from;
        this.to = to;
        this.dense = dense;
        long[] terms = terms(reference, from, to);
        int capacity = Integer.highestOneBit(Math.max(8, terms.length) * 2 - 1) * 2;
        keys = new long[capacity];
        heads = new int[capacity];
        nexts = new int[terms.length];
        int[] counts = new int[capacity];
        Arrays.fill(keys, Grams.NONE);
        Arrays.fill(heads, -1);
        for (int i = terms.length - 1; i >= 0; i--) {
            if (terms[i] == Grams.NONE) {
                continue;
            }
            int slot = slot(terms[i]);
            keys[slot] = terms[i];
            nexts[i] = heads[slot];
            heads[slot] = i;
            counts[slot]++;
        }
        for (int slot = 0; slot < capacity; slot++) {
            if (counts[slot] > MOST_REPEATS) {
                heads[slot] = -1;
            }
        }
    }

    private long[] terms(Folded text, int start, int end) {
        return dense
                ? Grams.denseTerms(text.characters(), text.length(), start, end)
                : Grams.terms(text.characters(), text.length(), start, end);
    }

    private int slot(long term) {
        int mask = keys.length - 1;
        int slot = (int) (term >>> 1) & mask;
        while (keys[slot] != Grams.NONE && keys[slot] != term) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** Adds the runs with the grams of {@code copy} that start at {@code copyFrom} up to {@code copyTo}, exclusive. */
    void join(Folded copy, int copyFrom, int copyTo, List<Run> runs) {
        long[] terms = terms(copy, copyFrom, copyTo);
        int[] joinedTo = new int[nexts.length + terms.length]; // by diagonal: where in the copy its last run ends
        for (int i = 0; i < terms.length; i++) {
            if (terms[i] == Grams.NONE) {
                continue;
            }
            for (int j = heads[slot(terms[i])]; j >= 0; j = nexts[j]) {
                int diagonal = j - i + terms.length - 1;
                if (joinedTo[diagonal] <= copyFrom + i) {
                    Run run = extend(copy, from + j, copyFrom + i, Math.max(copyFrom, joinedTo[diagonal]), copyTo);
                    if (run.length() > 0) {
                        runs.add(run);
                        joinedTo[diagonal] = run.copyEnd();
                    }
                }
            }
        }
    }

    /** As far as the characters are equal, within the stretches and the last gram; none when only the hashes are equal. */
    private Run extend(Folded copy, int inReference, int inCopy, int copyFrom, int copyTo) {
        char[] a = reference.characters();
        char[] b = copy.characters();
        int back = 0;
        int mostBack = Math.min(inReference - from, inCopy - copyFrom);
        while (back < mostBack && a[inReference - back - 1] == b[inCopy - back - 1]) {
            back++;
        }
        int ahead = 0;
        int mostAhead = Math.min(
                Math.min(to + Grams.ALPHABETIC, reference.length()) - inReference,
                Math.min(copyTo + Grams.ALPHABETIC, copy.length()) - inCopy);
        while (ahead < mostAhead && a[inReference + ahead] == b[inCopy + ahead]) {
            ahead++;
        }
        int shortest = dense ? Grams.DENSE_CJK : Grams.CJK;
        return new Run(inReference - back, inCopy - back, ahead < shortest ? 0 : back + ahead);
    }

    /** Joins runs that touch on one diagonal, and sorts by place in the copy. */
    static List<Run> merge(List<Run> runs) {
        List<Run> sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparingInt(Run::diagonal).thenComparingInt(Run::copy));
        List<Run> merged = new ArrayList<>();
        for (Run run : sorted) {
            Run last = merged.isEmpty() ? run : merged.getLast();
            if (!merged.isEmpty() && last.diagonal() == run.diagonal() && run.copy() <= last.copyEnd()) {
                int end = Math.max(last.copyEnd(), run.copyEnd());
                merged.set(merged.size() - 1, new Run(last.reference(), last.copy(), end - last.copy()));
            } else {
                merged.add(run);
            }
        }
        merged.sort(Comparator.comparingInt(Run::copy).thenComparingInt(Run::reference));
        return merged;
    }
}
