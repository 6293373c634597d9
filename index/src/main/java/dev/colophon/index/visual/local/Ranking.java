package dev.colophon.index.visual.local;

import dev.colophon.fingerprint.image.local.LocalFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well the features of a reference agree with those of a copy without looking at places: codes are compared within the cells
 * of the vocabulary, and pairs vote for a change of scale and direction. Thread-safe.
 */
final class Ranking {

    private static final int SCALES = 10;
    private static final int TURNS = 16;
    private static final int OCTAVES_EITHER_SIDE = SCALES / 2;
    private static final double SIZE_POWER = 0.4;
    private static final int SIZE_OFFSET = 60;

    private final LocalSearchParameters parameters;
    private final LocalFeatures copy;
    private final float[] weights;
    /** The first feature of the copy in each cell, and the next in the same cell: numbers of {@code near} cells, or -1. */
    private final int[] first = new int[VisualWords.CELLS];

    private final int[] next;

    /** A bit for each cell that has any: of a reference's features most are in none, and 8 kB stay in the first-level cache. */
    private final long[] taken = new long[VisualWords.CELLS / Long.SIZE];

    Ranking(LocalSearchParameters parameters, LocalFeatures copy, char[] near) {
        this.parameters = parameters;
        this.copy = copy;
        weights = new float[parameters.alike() + 1];
        for (int bits = 0; bits < weights.length; bits++) {
            weights[bits] = (float) StrictMath.exp(-bits * bits / parameters.bitsScale());
        }
        Arrays.fill(first, -1);
        next = new int[near.length];
        for (int i = 0; i < near.length; i++) {
            next[i] = first[near[i]];
            first[near[i]] = i;
            taken[near[i] / Long.SIZE] |= 1L << near[i];
        }
    }

    /** The votes, the fewer features a reference has the more. */
    double score(StoredFeatures reference) {
        return votes(reference) / StrictMath.pow(reference.features().size() + SIZE_OFFSET, SIZE_POWER);
    }

    /** The votes for the change of scale and direction that most pairs speak for. */
    double votes(StoredFeatures reference) {
        LocalFeatures features = reference.features();
        float[] votes = new float[(SCALES + 1) * TURNS]; // bilinear shares reach one beyond the last scale
        for (int i = 0; i < features.size(); i++) {
            long nearest = nearest(reference.cells()[i], features, i);
            if (nearest >= 0) {
                vote(votes, (int) nearest, features, i, weights[(int) (nearest >>> Integer.SIZE)]);
            }
        }
        float most = 0;
        for (float vote : votes) {
            most = Math.max(most, vote);
        }
        return most;
    }

    /** The features of a reference that have one like them in a cell of the copy, each with the nearest. */
    List<FeaturePair> pairs(StoredFeatures reference) {
        LocalFeatures features = reference.features();
        List<FeaturePair> pairs = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            long nearest = nearest(reference.cells()[i], features, i);
            if (nearest >= 0) {
                pairs.add(new FeaturePair((int) nearest, i, (int) (nearest >>> Integer.SIZE), 0));
            }
        }
        return pairs;
    }

    /** The feature of the copy in a cell whose code is nearest, and above it how many bits differ; below 0 when none is alike. */
    private long nearest(char cell, LocalFeatures others, int other) {
        if ((taken[cell / Long.SIZE] & (1L << cell)) == 0) {
            return -1;
        }
        int nearest = -1;
        int least = parameters.alike() + 1;
        for (int near = first[cell]; near >= 0; near = next[near]) {
            int distance = copy.distance(near / 4, others, other);
            if (distance < least) {
                least = distance;
                nearest = near / 4;
            }
        }
        return nearest < 0 ? nearest : ((long) least << Integer.SIZE) | nearest;
    }

    private void vote(float[] votes, int inCopy, LocalFeatures features, int inReference, float weight) {
        float scale = copy.octaves(inCopy) - features.octaves(inReference) + OCTAVES_EITHER_SIDE - 0.5f;
        float turn = ((copy.turn(inCopy) - features.turn(inReference)) & 0xff) / (256f / TURNS);
        if (scale < 0 || scale >= SCALES - 1) {
            return;
        }
        int row = (int) scale;
        int column = (int) turn;
        float down = scale - row;
        float right = turn - column;
        int after = (column + 1) % TURNS;
        votes[row * TURNS + column] += weight * (1 - down) * (1 - right);
        votes[row * TURNS + after] += weight * (1 - down) * right;
        votes[(row + 1) * TURNS + column] += weight * down * (1 - right);
        votes[(row + 1) * TURNS + after] += weight * down * right;
    }
}
