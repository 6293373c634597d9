package dev.colophon.index.postings.retrieval;

/** Takes the weights of what a query shares with the blocks of an index. */
interface Weights {

    /**
     * Adds one that several blocks have.
     *
     * @param documents the blocks; not kept
     * @param count how many of them, from the first
     * @param place where in the query the term stands, 0 to 127
     * @param weight of the term, above 0 and below 32
     */
    void add(int[] documents, int count, int place, float weight);
}
