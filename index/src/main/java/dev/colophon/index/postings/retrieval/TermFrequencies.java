package dev.colophon.index.postings.retrieval;

import java.io.Serializable;
import java.util.Arrays;

/**
 * In how many blocks the terms of a query are: what has to be known of a whole index before its parts are read, because the
 * weight of a term and the order of reading follow from it. Those of the parts of an index, for the same query, merge to those of
 * the whole.
 *
 * @param documents in the index, to weigh terms by
 * @param blocks with each term of the query, at the first place where the term stands in the query, else 0; only counted up to
 *     where a term is too frequent to be read
 */
public record TermFrequencies(long documents, int[] blocks) implements Serializable {

    /** Of both parts of an index, which share no reference. */
    public TermFrequencies merge(TermFrequencies other) {
        if (blocks.length != other.blocks.length) {
            throw new IllegalArgumentException("these are frequencies of different queries");
        }
        int[] both = new int[blocks.length];
        for (int i = 0; i < both.length; i++) {
            both[i] = (int) Math.min(Integer.MAX_VALUE, (long) blocks[i] + other.blocks[i]);
        }
        return new TermFrequencies(documents + other.documents, both);
    }

    /**
     * The weight of each term that is read, at the first place where it stands in the query; 0 elsewhere. The rarest are read
     * first, as far as a budget of postings reaches.
     */
    public float[] weights(long readBudget) {
        long[] rarestFirst = new long[blocks.length];
        int count = 0;
        for (int place = 0; place < blocks.length; place++) {
            if (blocks[place] > 0) {
                rarestFirst[count++] = ((long) blocks[place] << Integer.SIZE) | place;
            }
        }
        Arrays.sort(rarestFirst, 0, count);
        float[] weights = new float[blocks.length];
        long left = readBudget;
        for (int i = 0; i < count; i++) {
            int frequency = (int) (rarestFirst[i] >>> Integer.SIZE);
            left -= frequency;
            if (left < 0) {
                break;
            }
            weights[(int) rarestFirst[i]] = weight((double) documents, frequency);
        }
        return weights;
    }

    /** The weight of a term: its inverse document frequency. */
    static float weight(double documents, int frequency) {
        return (float) Math.log(1 + Math.max(1, documents) / frequency);
    }
}
