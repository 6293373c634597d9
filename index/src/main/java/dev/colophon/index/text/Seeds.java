package dev.colophon.index.text;

import dev.colophon.fingerprint.text.Grams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the equal runs between a stretch of a reference and a stretch of a copy, by joining their grams. All grams of the
 * reference take part, not only the indexed ones, so that postings need no positions and runs are whole.
 */
final class Seeds {

    /** A gram that a stretch has more often than this says nothing about place: rows of dashes, refrains, tables. */
    private static final int MOST_REPEATS = 16;

    private final GramStretch reference;
    private final GramStretch copy;
    private final long[] keys;
    private final int[] heads;
    private final int[] nexts;

    private Seeds(GramStretch reference, GramStretch copy) {
        this.reference = reference;
        this.copy = copy;
        long[] terms = reference.terms();
        int[] shared = new int[terms.length];
        int count = 0;
        for (int i = 0; i < terms.length; i++) {
            if (terms[i] != Grams.NONE && copy.mayHave(terms[i])) {
                shared[count++] = i;
            }
        }
        int capacity = Integer.highestOneBit(Math.max(8, count) * 2 - 1) * 2;
        keys = new long[capacity];
        heads = new int[capacity];
        nexts = new int[terms.length];
        int[] counts = new int[capacity];
        Arrays.fill(keys, Grams.NONE);
        Arrays.fill(heads, -1);
        while (count > 0) {
            int i = shared[--count];
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

    /** Adds the equal runs that begin within both stretches; both have grams of the same length. */
    static void join(GramStretch reference, GramStretch copy, List<Run> runs) {
        new Seeds(reference, copy).join(runs);
    }

    private int slot(long term) {
        int mask = keys.length - 1;
        int slot = (int) (term >>> 1) & mask;
        while (keys[slot] != Grams.NONE && keys[slot] != term) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void join(List<Run> runs) {
        long[] terms = copy.terms();
        int[] joinedTo = new int[nexts.length + terms.length]; // by diagonal: where in the copy its last run ends
        for (int i = 0; i < terms.length; i++) {
            if (terms[i] == Grams.NONE) {
                continue;
            }
            for (int j = heads[slot(terms[i])]; j >= 0; j = nexts[j]) {
                int diagonal = j - i + terms.length - 1;
                if (joinedTo[diagonal] <= copy.from() + i) {
                    Run run = extend(reference.from() + j, copy.from() + i, Math.max(copy.from(), joinedTo[diagonal]));
                    if (run.length() > 0) {
                        runs.add(run);
                        joinedTo[diagonal] = run.copyEnd();
                    }
                }
            }
        }
    }

    /** As far as the characters are equal, within the stretches and the last gram; none when only the hashes are equal. */
    private Run extend(int inReference, int inCopy, int copyFrom) {
        char[] a = reference.text().characters();
        char[] b = copy.text().characters();
        int back = 0;
        int mostBack = Math.min(inReference - reference.from(), inCopy - copyFrom);
        while (back < mostBack && a[inReference - back - 1] == b[inCopy - back - 1]) {
            back++;
        }
        int ahead = 0;
        int mostAhead = Math.min(reference.end() - inReference, copy.end() - inCopy);
        while (ahead < mostAhead && a[inReference + ahead] == b[inCopy + ahead]) {
            ahead++;
        }
        return new Run(inReference - back, inCopy - back, ahead < copy.shortest() ? 0 : back + ahead);
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
