package dev.colophon.index.postings.retrieval;

import java.util.Arrays;

/** The highest of many ranks. */
final class HighestRanks {

    /** The highest so far; when there are as many as wanted, a heap, the least of them first. */
    private final float[] heap;

    private int held;

    /** @param wanted how many, at least one */
    HighestRanks(int wanted) {
        heap = new float[wanted];
    }

    /** What as many as are wanted reach; negative infinity when there are fewer. */
    float least() {
        return held < heap.length ? Float.NEGATIVE_INFINITY : heap[0];
    }

    void add(float rank) {
        if (held < heap.length) {
            heap[held++] = rank;
            if (held == heap.length) {
                Arrays.sort(heap);
            }
        } else if (rank > heap[0]) {
            replaceLeast(rank);
        }
    }

    private void replaceLeast(float value) {
        int at = 0;
        while (true) {
            int child = 2 * at + 1;
            if (child >= heap.length) {
                break;
            }
            if (child + 1 < heap.length && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= value) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = value;
    }
}
