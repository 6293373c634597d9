package dev.colophon.index.postings.shard;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.codec.Fields;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.retrieval.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Reads one state of one part of an index. A reference is a row of documents: one that holds its fingerprint or the head of it, and
 * one a block, in order; the former comes first, or last where it says how many blocks are before it.
 */
public final class ShardReader {

    private static final byte[] NOTHING = {};

    private final IndexReader reader;

    /** Reads this state. */
    public ShardReader(IndexReader reader) {
        this.reader = reader;
    }

    /** The state that is read. */
    public IndexReader reader() {
        return reader;
    }

    /** The references whose content has this digest. */
    public List<ReferenceId> withDigest(ContentDigest digest) throws IOException {
        List<ReferenceId> found = new ArrayList<>();
        Term term = new Term(Fields.DIGEST, Fields.digest(digest.high(), digest.low()));
        for (LeafReaderContext leaf : reader.leaves()) {
            for (int document : live(leaf, leaf.reader().postings(term, PostingsEnum.NONE))) {
                found.add(reference(leaf, document));
            }
        }
        return found;
    }

    /** What is wanted of a reference; empty when it is not here. */
    public Optional<Stored> stored(Wanted wanted) throws IOException {
        Term term = new Term(Fields.PRINT_OF, wanted.reference().value());
        for (LeafReaderContext leaf : reader.leaves()) {
            for (int document : live(leaf, leaf.reader().postings(term, PostingsEnum.NONE))) {
                return Optional.of(stored(leaf, document, wanted));
            }
        }
        return Optional.empty();
    }

    private static Stored stored(LeafReaderContext leaf, int document, Wanted wanted) throws IOException {
        return new Stored(
                wanted.whole() ? whole(leaf, document) : Optional.empty(),
                wanted.whole() ? flat(leaf, document) : Optional.empty(),
                parts(leaf, document, wanted.from(), wanted.to()));
    }

    private static Optional<byte[]> whole(LeafReaderContext leaf, int document) throws IOException {
        Document stored = leaf.reader().storedFields().document(document, Set.of(Fields.PRINT));
        return Optional.ofNullable(stored.getBinaryValue(Fields.PRINT)).map(ShardReader::copy);
    }

    private static Optional<byte[]> flat(LeafReaderContext leaf, int document) throws IOException {
        BinaryDocValues flat = DocValues.getBinary(leaf.reader(), Fields.FLAT);
        return flat.advanceExact(document) ? Optional.of(copy(flat.binaryValue())) : Optional.empty();
    }

    /** The head, and the parts of the blocks {@code from} to before {@code to} as far as there are any. */
    private static Parts parts(LeafReaderContext leaf, int head, int from, int to) throws IOException {
        BinaryDocValues parts = DocValues.getBinary(leaf.reader(), Fields.PART);
        byte[] first = part(parts, head);
        List<byte[]> read = new ArrayList<>();
        if (from >= to) {
            return new Parts(first, from, read);
        }
        NumericDocValues before = DocValues.getNumeric(leaf.reader(), Fields.BLOCKS_BEFORE);
        boolean last = before.advanceExact(head);
        long firstBlock = last ? head - before.longValue() : head + 1L;
        long end = last ? head : leaf.reader().maxDoc();
        // Blocks before the head have smaller numbers than it: they need an iterator of their own.
        BinaryDocValues ofBlocks = last ? DocValues.getBinary(leaf.reader(), Fields.PART) : parts;
        NumericDocValues numbers = DocValues.getNumeric(leaf.reader(), Fields.BLOCK);
        for (int block = from; block < to; block++) {
            long document = firstBlock + block;
            if (document >= end || !numbers.advanceExact((int) document) || numbers.longValue() != block) {
                break; // this is another reference
            }
            read.add(part(ofBlocks, (int) document));
        }
        return new Parts(first, from, read);
    }

    private static byte[] part(BinaryDocValues parts, int document) throws IOException {
        return parts.advanceExact(document) ? copy(parts.binaryValue()) : NOTHING;
    }

    /** Hands over every reference with all that is kept of it, in no particular order. */
    public void forEach(BiConsumer<ReferenceId, Stored> each) throws IOException {
        forEachReference((leaf, document) -> {
            ReferenceId reference = reference(leaf, document);
            each.accept(reference, stored(leaf, document, Wanted.all(reference)));
        });
    }

    /** Takes the flat bytes of one reference, which are only valid during the call. */
    @FunctionalInterface
    public interface FlatVisitor {
        void visit(Supplier<ReferenceId> reference, byte[] bytes, int offset, int length);
    }

    /** Hands over the flat bytes of every reference, in no particular order. */
    public void forEachFlat(FlatVisitor each) throws IOException {
        for (FlatSegment segment : flatSegments()) {
            FlatSegment.Cursor at = segment.cursor();
            while (at.next()) {
                BytesRef bytes = at.bytes();
                int document = at.document();
                each.visit(() -> segment.reference(document), bytes.bytes, bytes.offset, bytes.length);
            }
        }
    }

    /** The segments, for those who read the flat bytes of some of their references only. */
    public List<FlatSegment> flatSegments() {
        return reader.leaves().stream().map(FlatSegment::new).toList();
    }

    static ReferenceId reference(LeafReaderContext leaf, int document) throws IOException {
        Document stored = leaf.reader().storedFields().document(document, Set.of(Fields.REFERENCE));
        return new ReferenceId(stored.get(Fields.REFERENCE));
    }

    /** How many references are held. */
    public int references() throws IOException {
        int[] count = new int[1];
        forEachReference((_, _) -> count[0]++);
        return count[0];
    }

    /** How many blocks are held. */
    public long blocks() throws IOException {
        return (long) reader.numDocs() - references();
    }

    /** Blocks chosen at random, some of them more than once when there are few; fewer than asked for when most were removed. */
    public List<Candidate> someBlocks(int count, long seed) throws IOException {
        return Sample.blocks(reader, count, seed);
    }

    @FunctionalInterface
    private interface FirstDocument {
        void visit(LeafReaderContext leaf, int document) throws IOException;
    }

    private void forEachReference(FirstDocument each) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            var dictionary = leaf.reader().terms(Fields.PRINT_OF);
            if (dictionary == null) {
                continue;
            }
            TermsEnum references = dictionary.iterator();
            while (references.next() != null) {
                for (int document : live(leaf, references.postings(null, PostingsEnum.NONE))) {
                    each.visit(leaf, document);
                }
            }
        }
    }

    private static int[] live(LeafReaderContext leaf, @Nullable PostingsEnum postings) throws IOException {
        if (postings == null) {
            return new int[0];
        }
        Bits live = leaf.reader().getLiveDocs();
        int[] found = new int[1];
        int count = 0;
        for (int at = postings.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = postings.nextDoc()) {
            if (live == null || live.get(at)) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = at;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static byte[] copy(BytesRef bytes) {
        return BytesRef.deepCopyOf(bytes).bytes;
    }
}
