package dev.colophon.index.postings.retrieval;

import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.codec.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;

/** What is kept of the blocks of an index in one field of numbers, asked for in ascending order of documents. */
final class BlockFields {

    private final List<LeafReaderContext> leaves;
    private final String field;
    private final int absent;
    private int leaf = -1;
    private int from;
    private int end;
    private NumericDocValues numbers = DocValues.emptyNumeric();

    /** @param absent what documents have that have nothing */
    BlockFields(IndexReader reader, String field, int absent) {
        this.leaves = reader.leaves();
        this.field = field;
        this.absent = absent;
    }

    int number(int document) throws IOException {
        while (document >= end) {
            LeafReaderContext next = leaves.get(++leaf);
            from = next.docBase;
            end = from + next.reader().maxDoc();
            numbers = DocValues.getNumeric(next.reader(), field);
        }
        return numbers.advanceExact(document - from) ? (int) numbers.longValue() : absent;
    }

    /** The references of what ranks highest, best first. */
    static List<Candidate> candidates(IndexReader reader, Scores.Best best, int limit) throws IOException {
        List<Candidate> candidates = new ArrayList<>(best.size());
        int next = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            BinaryDocValues reference = DocValues.getBinary(leaf.reader(), Fields.BLOCK_OF);
            int end = leaf.docBase + leaf.reader().maxDoc();
            for (; next < best.size() && best.documents()[next] < end; next++) {
                if (reference.advanceExact(best.documents()[next] - leaf.docBase)) {
                    candidates.add(new Candidate(
                            new ReferenceId(reference.binaryValue().utf8ToString()),
                            best.blocks()[next],
                            best.scores()[next],
                            best.shared()[next]));
                }
            }
        }
        candidates.sort(Candidate.BEST_FIRST);
        return candidates.size() <= limit ? candidates : candidates.subList(0, limit);
    }
}
