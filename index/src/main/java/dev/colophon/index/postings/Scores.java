package dev.colophon.index.postings;

import java.util.Arrays;
import java.util.function.Consumer;

/** Open-addressing table from document to score and count; grows with the documents touched, not with the index. */
final class Scores {

    record Entry(int document, float score, int shared) {}

    private static final int FREE = -1;

    private int[] documents = new int[1 << 10];
    private float[] scores = new float[1 << 10];
    private int[] shared = new int[1 << 10];
    private int size;

    Scores() {
        Arrays.fill(documents, FREE);
    }

    void add(int document, float weight) {
        int slot = slot(document);
        if (documents[slot] == FREE) {
            if (2 * ++size > documents.length) {
                grow();
                slot = slot(document);
            }
            documents[slot] = document;
        }
        scores[slot] += weight;
        shared[slot]++;
    }

    void forEach(Consumer<Entry> each) {
        for (int slot = 0; slot < documents.length; slot++) {
            if (documents[slot] != FREE) {
                each.accept(new Entry(documents[slot], scores[slot], shared[slot]));
            }
        }
    }

    private int slot(int document) {
        int mask = documents.length - 1;
        int slot = ((document * 0x9E3779B9) >>> 7) & mask;
        while (documents[slot] != FREE && documents[slot] != document) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        int[] oldDocuments = documents;
        float[] oldScores = scores;
        int[] oldShared = shared;
        documents = new int[2 * oldDocuments.length];
        scores = new float[documents.length];
        shared = new int[documents.length];
        Arrays.fill(documents, FREE);
        for (int old = 0; old < oldDocuments.length; old++) {
            if (oldDocuments[old] != FREE) {
                int slot = slot(oldDocuments[old]);
                documents[slot] = oldDocuments[old];
                scores[slot] = oldScores[old];
                shared[slot] = oldShared[old];
            }
        }
    }
}
