package dev.colophon.index.text;

import dev.colophon.fingerprint.text.Folded;
import dev.colophon.fingerprint.text.Script;
import dev.colophon.index.text.gram.Run;

/** Compares folded characters one by one: between runs, and beyond the ends of a chain. */
final class TextAlignment {

    private static final int MISMATCH = 3;
    private static final int RESYNCHRONISE_WITHIN = 4;
    private static final int RESYNCHRONISE_ON = 3;

    private final Folded reference;
    private final Folded copy;
    private final int dropAfter;

    TextAlignment(Folded reference, Folded copy, int dropAfter) {
        this.reference = reference;
        this.copy = copy;
        this.dropAfter = dropAfter;
    }

    /**
     * What an aligned stretch has.
     *
     * @param inReference characters of the reference
     * @param inCopy characters of the copy
     * @param equal equal ones
     * @param equalCjk those of them that are Han, kana or Hangul
     * @param columns its length
     */
    record Stretch(int inReference, int inCopy, int equal, int equalCjk, int columns) {}

    /** The run as far as both sides are equal. */
    Run maximal(Run run) {
        char[] a = reference.characters();
        char[] b = copy.characters();
        int back = 0;
        while (back < Math.min(run.reference(), run.copy())
                && a[run.reference() - back - 1] == b[run.copy() - back - 1]) {
            back++;
        }
        int ahead = 0;
        int most = Math.min(reference.length() - run.referenceEnd(), copy.length() - run.copyEnd());
        while (ahead < most && a[run.referenceEnd() + ahead] == b[run.copyEnd() + ahead]) {
            ahead++;
        }
        return new Run(run.reference() - back, run.copy() - back, back + run.length() + ahead);
    }

    /** Aligns a gap from end to end: equal +1, different -1, inserted or left out -1. */
    Stretch gap(int referenceFrom, int referenceTo, int copyFrom, int copyTo) {
        int rows = referenceTo - referenceFrom;
        int width = copyTo - copyFrom;
        if (rows == 0 || width == 0) {
            return new Stretch(rows, width, 0, 0, Math.max(rows, width));
        }
        Row above = new Row(width + 1);
        Row row = new Row(width + 1);
        for (int j = 1; j <= width; j++) {
            above.scores[j] = -j;
            above.columns[j] = j;
        }
        for (int i = 1; i <= rows; i++) {
            char a = reference.characters()[referenceFrom + i - 1];
            int cjk = Script.isCjk(a) ? 1 : 0;
            row.take(0, above, 0, -1, 0, 0);
            for (int j = 1; j <= width; j++) {
                boolean same = a == copy.characters()[copyFrom + j - 1];
                int diagonal = above.scores[j - 1] + (same ? 1 : -1);
                if (diagonal >= above.scores[j] - 1 && diagonal >= row.scores[j - 1] - 1) {
                    row.take(j, above, j - 1, same ? 1 : -1, same ? 1 : 0, same ? cjk : 0);
                } else if (above.scores[j] >= row.scores[j - 1]) {
                    row.take(j, above, j, -1, 0, 0);
                } else {
                    row.take(j, row, j - 1, -1, 0, 0);
                }
            }
            Row spare = above;
            above = row;
            row = spare;
        }
        return new Stretch(rows, width, above.equal[width], above.equalCjk[width], above.columns[width]);
    }

    /** Best scores of one row of the gap's table, with what their alignments have. */
    private static final class Row {
        private final int[] scores;
        private final int[] equal;
        private final int[] equalCjk;
        private final int[] columns;

        Row(int length) {
            scores = new int[length];
            equal = new int[length];
            equalCjk = new int[length];
            columns = new int[length];
        }

        void take(int j, Row from, int k, int score, int moreEqual, int moreCjk) {
            scores[j] = from.scores[k] + score;
            equal[j] = from.equal[k] + moreEqual;
            equalCjk[j] = from.equalCjk[k] + moreCjk;
            columns[j] = from.columns[k] + 1;
        }
    }

    /**
     * Extends from between two characters onwards (step 1) or backwards (step -1), as long as the score (equal +1, each changed character -3)
     * does not fall too far below its best, and stops at the best. A change ends where three characters agree again within
     * four.
     */
    Stretch extend(int inReference, int inCopy, int step) {
        int availableReference = step > 0 ? reference.length() - inReference : inReference;
        int availableCopy = step > 0 ? copy.length() - inCopy : inCopy;
        Stretch best = new Stretch(0, 0, 0, 0, 0);
        int bestScore = 0;
        int score = 0;
        int i = 0;
        int j = 0;
        int equal = 0;
        int equalCjk = 0;
        int columns = 0;
        while (i < availableReference && j < availableCopy && score >= bestScore - dropAfter) {
            if (same(inReference, i, inCopy, j, step)) {
                equal++;
                equalCjk += Script.isCjk(copy.characters()[place(inCopy, j, step)]) ? 1 : 0;
                columns++;
                score++;
                i++;
                j++;
                if (score > bestScore) {
                    bestScore = score;
                    best = new Stretch(i, j, equal, equalCjk, columns);
                }
                continue;
            }
            int shift = resynchronise(inReference, i, inCopy, j, step, availableReference, availableCopy);
            int overReference = shift / (RESYNCHRONISE_WITHIN + 1);
            int overCopy = shift % (RESYNCHRONISE_WITHIN + 1);
            i += overReference;
            j += overCopy;
            columns += Math.max(overReference, overCopy);
            score -= MISMATCH * Math.max(overReference, overCopy);
        }
        return best;
    }

    /** How many characters to pass over: reference * 5 + copy; one on each side when they do not agree again soon. */
    private int resynchronise(int r, int i, int c, int j, int step, int availableReference, int availableCopy) {
        for (int total = 1; total <= 2 * RESYNCHRONISE_WITHIN; total++) {
            int least = Math.max(0, total - RESYNCHRONISE_WITHIN);
            for (int over = least; over <= Math.min(total, RESYNCHRONISE_WITHIN); over++) {
                int x = i + over;
                int y = j + total - over;
                int k = 0;
                while (k < RESYNCHRONISE_ON
                        && x + k < availableReference
                        && y + k < availableCopy
                        && same(r, x + k, c, y + k, step)) {
                    k++;
                }
                if (k == RESYNCHRONISE_ON) {
                    return over * (RESYNCHRONISE_WITHIN + 1) + total - over;
                }
            }
        }
        return RESYNCHRONISE_WITHIN + 2;
    }

    private boolean same(int r, int i, int c, int j, int step) {
        return reference.characters()[place(r, i, step)] == copy.characters()[place(c, j, step)];
    }

    private static int place(int start, int index, int step) {
        return step > 0 ? start + index : start - 1 - index;
    }
}
