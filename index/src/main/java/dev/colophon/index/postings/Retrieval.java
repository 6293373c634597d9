package dev.colophon.index.postings;

import dev.colophon.index.ReferenceId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Counts shared terms per block: all terms are looked up once, then read in increasing document frequency. */
final class Retrieval {

    private Retrieval() {}

    /** One query term in one segment. */
    private record Posting(int term, int leaf, TermState state) {}

    static List<Candidate> candidates(IndexReader reader, TermQuery query, int width) throws IOException {
        List<LeafReaderContext> leaves = reader.leaves();
        int terms = query.terms().length / width;
        int[] documentFrequency = new int[terms];
        TermsEnum[] enums = new TermsEnum[leaves.size()];
        List<Posting> postings = new ArrayList<>();
        BytesRef slice = new BytesRef(query.terms(), 0, width);
        for (LeafReaderContext leaf : leaves) {
            Terms dictionary = leaf.reader().terms(Fields.TERMS);
            if (dictionary == null) {
                continue;
            }
            TermsEnum lookup = dictionary.iterator();
            enums[leaf.ord] = lookup;
            for (int term = 0; term < terms; term++) {
                slice.offset = term * width;
                if (lookup.seekExact(slice)) {
                    documentFrequency[term] += lookup.docFreq();
                    postings.add(new Posting(term, leaf.ord, lookup.termState()));
                }
            }
        }
        postings.sort(Comparator.comparingInt((Posting posting) -> documentFrequency[posting.term]));
        Scores scores = new Scores();
        long budget = query.readBudget();
        double blocks = Math.max(1, reader.numDocs());
        PostingsEnum reuse = null;
        for (Posting posting : postings) {
            int frequency = documentFrequency[posting.term];
            budget -= frequency;
            if (budget < 0) {
                break;
            }
            LeafReaderContext leaf = leaves.get(posting.leaf);
            TermsEnum lookup = enums[posting.leaf];
            slice.offset = posting.term * width;
            lookup.seekExact(slice, posting.state);
            reuse = lookup.postings(reuse, PostingsEnum.NONE);
            float weight = (float) Math.log(1 + blocks / frequency);
            Bits live = leaf.reader().getLiveDocs();
            for (int at = reuse.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = reuse.nextDoc()) {
                if (live == null || live.get(at)) {
                    scores.add(leaf.docBase + at, weight);
                }
            }
        }
        return best(leaves, scores, query);
    }

    private static List<Candidate> best(List<LeafReaderContext> leaves, Scores scores, TermQuery query)
            throws IOException {
        PriorityQueue<Scores.Entry> top = new PriorityQueue<>(Comparator.comparing(Scores.Entry::score)
                .thenComparing(Scores.Entry::document, Comparator.reverseOrder()));
        scores.forEach(entry -> {
            if (entry.shared() >= query.minimum()) {
                top.add(entry);
                if (top.size() > query.limit()) {
                    top.poll();
                }
            }
        });
        List<Candidate> candidates = new ArrayList<>(top.size());
        for (Scores.Entry entry = top.poll(); entry != null; entry = top.poll()) {
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(entry.document(), leaves));
            int document = entry.document() - leaf.docBase;
            BinaryDocValues reference = leaf.reader().getBinaryDocValues(Fields.BLOCK_OF);
            NumericDocValues block = leaf.reader().getNumericDocValues(Fields.BLOCK);
            if (reference.advanceExact(document) && block.advanceExact(document)) {
                candidates.add(new Candidate(
                        new ReferenceId(reference.binaryValue().utf8ToString()),
                        (int) block.longValue(),
                        entry.score(),
                        entry.shared()));
            }
        }
        return candidates.reversed();
    }
}
