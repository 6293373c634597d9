package dev.colophon.index.text;

import dev.colophon.index.search.Evidence;
import dev.colophon.index.text.entity.EntityDifferences;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides what clusters share into passages: wording with single changes in it. Whoever changes a text, changes a character or
 * a word here and there, leaves out or inserts, or shuffles clauses. A form that was filled in twice shares short runs, and
 * between them stands something else on both sides: such a slot costs more the longer it is, and most when a name, a date or
 * a figure stands against another; where slots take away what the runs between them give, a passage ends.
 */
final class Passages {

    /** A slot takes away the square of the letters on its shorter side, divided by this: a word of 5 takes 12, a name of 10 takes 50. */
    private static final double SLOT_SCALE = 2;

    /** Most that a change takes away, and how far below its best a passage ends. */
    private static final double DROP = 100;

    /** Letters of a word or phrase: fewer are a slip. */
    private static final double SHORTEST_PHRASE = 4;

    private final EntityDifferences entities;
    private final List<Evidence.Characters> found = new ArrayList<>();
    private EntityDifferences.Count otherEntities = EntityDifferences.Count.NONE;
    private int otherPhrases;
    private double score;
    private int equal;
    private int equalCjk;
    private double best;
    private int bestEqual;
    private int bestCjk;

    private Passages(EntityDifferences entities) {
        this.entities = entities;
    }

    /** Those of clusters in the order of the copy. */
    static Passages of(List<Cluster> clusters, EntityDifferences entities) {
        Passages passages = new Passages(entities);
        clusters.forEach(passages::addAll);
        return passages;
    }

    /** Equal characters of each, in the order of the copy; where pieces overlap there, a character counts once. */
    List<Evidence.Characters> characters() {
        return found;
    }

    /** Names, dates and figures that stand against others. */
    EntityDifferences.Count otherEntities() {
        return otherEntities;
    }

    /** Words and phrases without such that stand against others. */
    int otherPhrases() {
        return otherPhrases;
    }

    private void addAll(Cluster cluster) {
        int end = cluster.pieces().getFirst().copyStart();
        for (Piece piece : cluster.pieces()) {
            double letters = 2 * piece.equalCjk() >= piece.equal() ? Evidence.Characters.LETTERS_OF_CJK : 1;
            add(0, 0, slot(Math.max(0, piece.copyStart() - end) * letters));
            add(piece, letters, Math.max(0, end - piece.copyStart()));
            end = Math.max(end, piece.copyEnd());
        }
        end();
    }

    /** @param overlap characters of the copy at its start that were counted with another piece */
    private void add(Piece piece, double letters, int overlap) {
        int counted = overlap;
        int reference = piece.referenceStart();
        int copy = piece.copyStart();
        for (TextAlignment.Stretch stretch : piece.stretches()) {
            int left = Math.max(0, stretch.inCopy() - counted);
            EntityDifferences.Count others = stretch.equal() == stretch.columns()
                    ? EntityDifferences.Count.NONE
                    : entities.count(reference, reference + stretch.inReference(), copy, copy + stretch.inCopy());
            otherEntities = otherEntities.and(others);
            otherPhrases +=
                    others.all() == 0 && isSlot(stretch) && shorter(stretch, letters) >= SHORTEST_PHRASE ? 1 : 0;
            add(
                    Math.min(left, stretch.equal()),
                    Math.min(left, stretch.equalCjk()),
                    others.all() > 0 ? DROP : cost(stretch, letters));
            counted = Math.max(0, counted - stretch.inCopy());
            reference += stretch.inReference();
            copy += stretch.inCopy();
        }
    }

    private static double cost(TextAlignment.Stretch stretch, double letters) {
        return isSlot(stretch)
                ? slot(shorter(stretch, letters))
                : Math.min(DROP, (stretch.columns() - stretch.equal()) * letters);
    }

    /** Whether something else stands on both sides. */
    private static boolean isSlot(TextAlignment.Stretch stretch) {
        return stretch.inReference() > 0 && stretch.inCopy() > 0 && 2 * stretch.equal() < stretch.columns();
    }

    private static double shorter(TextAlignment.Stretch stretch, double letters) {
        return Math.min(stretch.inReference(), stretch.inCopy()) * letters;
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
