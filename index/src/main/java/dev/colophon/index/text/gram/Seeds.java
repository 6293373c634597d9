package dev.colophon.index.text.gram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the equal runs between a stretch of a reference and a stretch of a copy, by joining their grams. All grams of the
 * reference take part, not only the indexed ones, so that postings need no positions and runs are whole.
 */
public final class Seeds {

    /** A gram that a stretch has more often than this says nothing about place: rows of dashes, refrains, tables. */
    private static final int MOST_REPEATS = 16;

    private final GramStretch reference;
    private final GramStretch copy;

    private Seeds(GramStretch reference, GramStretch copy) {
        this.reference = reference;
        this.copy = copy;
    }

    /** Adds the equal runs that begin within both stretches; both have grams of the same length. */
    public static void join(GramStretch reference, GramTable copy, List<Run> runs) {
        new Seeds(reference, copy.stretch()).join(copy, runs);
    }

    private void join(GramTable grams, List<Run> runs) {
        SharedGrams shared = SharedGrams.of(reference, grams);
        if (shared.count() == 0) {
            return;
        }
        byte[] repeats = new byte[grams.slots()];
        for (int k = 0; k < shared.count(); k++) {
            int slot = shared.slot(k);
            repeats[slot] = (byte) Math.min(MOST_REPEATS + 1, repeats[slot] + 1);
        }
        int last = copy.length() - 1;
        int[] joinedTo =
                new int[reference.length() + copy.length()]; // by diagonal: where in the copy its last run ends
        for (int k = 0; k < shared.count(); k++) {
            if (repeats[shared.slot(k)] > MOST_REPEATS) {
                continue;
            }
            int j = shared.place(k);
            for (int i = grams.first(shared.slot(k)); i >= 0; i = grams.next(i)) {
                int diagonal = j - i + last;
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
    public static List<Run> merge(List<Run> runs) {
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
