package dev.colophon.index.postings.retrieval;

import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.codec.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.util.Bits;

/** Blocks chosen at random. */
public final class Sample {

    /** Documents that were removed, or are no blocks, are drawn in vain. */
    private static final int DRAWS_EACH = 4;

    private Sample() {}

    public static List<Candidate> blocks(IndexReader reader, int count, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Candidate> some = new ArrayList<>();
        List<LeafReaderContext> leaves = reader.leaves();
        int documents = reader.maxDoc();
        for (int draw = 0; draw < DRAWS_EACH * count && some.size() < count && documents > 0; draw++) {
            int document = random.nextInt(documents);
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
            block(leaf, document - leaf.docBase).ifPresent(some::add);
        }
        return some;
    }

    private static Optional<Candidate> block(LeafReaderContext leaf, int document) throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        BinaryDocValues reference = leaf.reader().getBinaryDocValues(Fields.BLOCK_OF);
        NumericDocValues block = leaf.reader().getNumericDocValues(Fields.BLOCK);
        return (live == null || live.get(document))
                        && reference != null
                        && reference.advanceExact(document)
                        && block.advanceExact(document)
                ? Optional.of(new Candidate(
                        new ReferenceId(reference.binaryValue().utf8ToString()), (int) block.longValue(), 0, 0))
                : Optional.empty();
    }
}
