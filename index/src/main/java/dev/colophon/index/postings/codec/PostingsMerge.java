package dev.colophon.index.postings.codec;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.MergeState;

/**
 * Brings the postings of many sources into one order. To find the least of all sources again for each posting takes longer the
 * more sources there are; here each range of terms is gathered from one source after the other and sorted by the digits of its terms,
 * which takes the same for any number of sources, and ranges are so small that this stays in the second-level cache. Terms are
 * hashes, so ranges of equal width have nearly equally many postings.
 */
final class PostingsMerge {

    /** Postings in a range, on average at most: 8 bytes each, twice. */
    private static final int RANGE = 1 << 15;

    /** Some postings in order of term, then document, and the new numbers of their documents; negative when deleted. */
    record Source(PostingsCursor cursor, MergeState.DocMap documents) {}

    /** Takes the postings in order of term, then document. */
    interface Sink {
        void add(long term, int document) throws IOException;
    }

    /** Called every now and then. */
    interface Check {
        void check() throws IOException;
    }

    private final Source[] sources;
    private final int rangeBits;
    private final int restBits;
    private final SortedPostings range;
    /** Sources that are not at their end, first in the array; in their order. */
    private int open;

    /**
     * Prepares a merge.
     *
     * @param termBits bits of a term
     * @param maxDoc new numbers of documents are below this
     * @param postings of all sources
     * @param sources those with lower new numbers of documents first, so that what is sorted by term alone is in order of document, too
     */
    PostingsMerge(int termBits, int maxDoc, long postings, List<Source> sources) {
        int documentBits = PackedNumbers.bitsFor(maxDoc);
        this.sources = sources.toArray(new Source[0]);
        this.rangeBits = Math.clamp(
                Math.max(PackedNumbers.bitsFor(postings / RANGE), termBits + documentBits - (Long.SIZE - 1)),
                0,
                termBits);
        this.restBits = termBits - rangeBits;
        this.range = new SortedPostings(0, documentBits);
    }

    void into(Sink sink, Check check) throws IOException {
        for (Source source : sources) {
            if (source.cursor().next()) {
                sources[open++] = source;
            }
        }
        if (open == 1) {
            copy(sources[0], sink);
            return;
        }
        long restMask = (1L << restBits) - 1;
        for (long number = 0; number < 1L << rangeBits; number++) {
            gather(number, restMask);
            range.sortByTerm();
            while (range.next()) {
                sink.add((number << restBits) | range.term(), range.document());
            }
            range.clear();
            check.check();
        }
    }

    private static void copy(Source source, Sink sink) throws IOException {
        PostingsCursor cursor = source.cursor();
        do {
            int document = source.documents().get(cursor.document());
            if (document >= 0) {
                sink.add(cursor.term(), document);
            }
        } while (cursor.next());
    }

    private void gather(long number, long restMask) throws IOException {
        int stillOpen = 0;
        for (int i = 0; i < open; i++) {
            if (gather(sources[i], number, restMask)) {
                sources[stillOpen++] = sources[i];
            }
        }
        open = stillOpen;
    }

    /** Takes what a source has in a range; false when it has nothing after it. */
    private boolean gather(Source source, long number, long restMask) throws IOException {
        PostingsCursor cursor = source.cursor();
        long term = cursor.term();
        while (term >>> restBits == number) {
            int document = source.documents().get(cursor.document());
            if (document >= 0) {
                range.add(term & restMask, document);
            }
            if (!cursor.next()) {
                return false;
            }
            term = cursor.term();
        }
        return true;
    }
}
