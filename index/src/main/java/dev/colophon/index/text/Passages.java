package dev.colophon.index.text;

import dev.colophon.index.search.Evidence;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides what a cluster shares into passages: wording with single changes in it. Whoever changes a text, changes a character or
 * a word here and there, leaves out or inserts, or shuffles clauses. A form that was filled in twice shares short runs, and
 * between them stands something else on both sides: such a slot costs more the longer it is and most when both sides have a
 * figure in it; where slots take away what the runs between them give, a passage ends.
 */
final class Passages {

    /** A slot takes away the square of the letters on its shorter side, divided by this: a word of 5 takes 12, a name of 10 takes 50. */
    private static final double SLOT_SCALE = 2;

    /** Most that a change takes away, and how far below its best a passage ends. */
    private static final double DROP = 100;

    private final List<Evidence.Characters> found = new ArrayList<>();
    private double score;
    private int equal;
    private int equalCjk;
    private double best;
    private int bestEqual;
    private int bestCjk;

    private Passages() {}

    /** Equal characters of each passage of a cluster, in the order of the copy; where pieces overlap there, a character counts once. */
    static List<Evidence.Characters> of(Cluster cluster) {
        Passages passages = new Passages();
        int end = cluster.pieces().getFirst().copyStart();
        for (Piece piece : cluster.pieces()) {
            double letters = 2 * piece.equalCjk() >= piece.equal() ? Evidence.Characters.LETTERS_OF_CJK : 1;
            passages.add(0, 0, slot(Math.max(0, piece.copyStart() - end) * letters));
            int counted = Math.max(0, end - piece.copyStart());
            for (TextAlignment.Stretch stretch : piece.stretches()) {
                int left = Math.max(0, stretch.inCopy() - counted);
                passages.add(
                        Math.min(left, stretch.equal()), Math.min(left, stretch.equalCjk()), cost(stretch, letters));
                counted = Math.max(0, counted - stretch.inCopy());
            }
            end = Math.max(end, piece.copyEnd());
        }
        passages.end();
        return passages.found;
    }

    private static double cost(TextAlignment.Stretch stretch, double letters) {
        if (stretch.otherFigures()) {
            return DROP;
        }
        int changed = stretch.columns() - stretch.equal();
        boolean isOneSided = stretch.inReference() == 0 || stretch.inCopy() == 0;
        return isOneSided || 2 * stretch.equal() >= stretch.columns()
                ? Math.min(DROP, changed * letters)
                : slot(Math.min(stretch.inReference(), stretch.inCopy()) * letters);
    }

    private static double slot(double letters) {
        return Math.min(DROP, letters * letters / SLOT_SCALE);
    }

    private void add(int more, int moreCjk, double cost) {
        score += new Evidence.Characters(more, moreCjk).weight() - cost;
        equal += more;
        equalCjk += moreCjk;
        if (score > best) {
            best = score;
            bestEqual = equal;
            bestCjk = equalCjk;
        } else if (score <= 0 || score <= best - DROP) {
            end();
        }
    }

    private void end() {
        if (best > 0) {
            found.add(new Evidence.Characters(bestEqual, bestCjk));
        }
        score = 0;
        equal = 0;
        equalCjk = 0;
        best = 0;
    }
}
