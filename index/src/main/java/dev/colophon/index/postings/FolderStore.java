package dev.colophon.index.postings;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.codec.Fields;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.retrieval.Sample;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * The fingerprints in an {@link IndexFolder}. A reference is a row of documents: the first holds its fingerprint or the head of it,
 * then comes one a block.
 */
public final class FolderStore implements FingerprintStore {

    private static final int NO_BLOCK = -1;

    private final IndexFolder folder;

    public FolderStore(IndexFolder folder) {
        this.folder = folder;
    }

    @Override
    public void put(ReferenceId reference, Entry entry) {
        List<Document> documents = new ArrayList<>(entry.blocks().size() + 1);
        documents.add(first(reference, entry));
        for (Block block : entry.blocks()) {
            Document document = new Document();
            document.add(new StringField(Fields.REFERENCE, reference.value(), Field.Store.NO));
            document.add(new BinaryDocValuesField(Fields.BLOCK_OF, new BytesRef(reference.value())));
            document.add(new NumericDocValuesField(Fields.BLOCK, block.number()));
            document.add(Fields.terms(block.terms(), entry.termBytes()));
            if (entry.lengths()) {
                document.add(new NumericDocValuesField(Fields.LENGTH, block.terms().length / entry.termBytes()));
            }
            if (block.part().length > 0) {
                document.add(new BinaryDocValuesField(Fields.PART, new BytesRef(block.part())));
            }
            documents.add(document);
        }
        folder.changeContent(open -> open.updateDocuments(new Term(Fields.REFERENCE, reference.value()), documents));
    }

    private static Document first(ReferenceId reference, Entry entry) {
        Document document = new Document();
        document.add(new StringField(Fields.REFERENCE, reference.value(), Field.Store.YES));
        document.add(new StringField(Fields.PRINT_OF, reference.value(), Field.Store.NO));
        document.add(new StringField(Fields.DIGEST, bytes(entry.digest()), Field.Store.NO));
        document.add(new NumericDocValuesField(
                Fields.BLOCK, NO_BLOCK)); // every document has a number: those are read much faster
        entry.whole().ifPresent(bytes -> document.add(new StoredField(Fields.PRINT, bytes)));
        entry.head().ifPresent(bytes -> document.add(new BinaryDocValuesField(Fields.PART, new BytesRef(bytes))));
        entry.flat().ifPresent(bytes -> document.add(new BinaryDocValuesField(Fields.FLAT, new BytesRef(bytes))));
        return document;
    }

    private static BytesRef bytes(ContentDigest digest) {
        return new BytesRef(ByteBuffer.allocate(16)
                .putLong(digest.high())
                .putLong(digest.low())
                .array());
    }

    @Override
    public void remove(ReferenceId reference) {
        folder.changeContent(open -> open.deleteDocuments(new Term(Fields.REFERENCE, reference.value())));
    }

    @Override
    public List<ReferenceId> withDigest(ContentDigest digest) {
        return folder.read(List.of(), reader -> {
            List<ReferenceId> found = new ArrayList<>();
            StoredFields stored = reader.storedFields();
            for (int document : documents(reader, Fields.DIGEST, bytes(digest))) {
                found.add(new ReferenceId(
                        stored.document(document, Set.of(Fields.REFERENCE)).get(Fields.REFERENCE)));
            }
            return found;
        });
    }

    @Override
    public Optional<byte[]> print(ReferenceId reference) {
        return folder.read(Optional.empty(), reader -> {
            StoredFields stored = reader.storedFields();
            for (int document : documents(reader, Fields.PRINT_OF, new BytesRef(reference.value()))) {
                return Optional.of(copy(stored.document(document).getBinaryValue(Fields.PRINT)));
            }
            return Optional.empty();
        });
    }

    @Override
    public Optional<Parts> parts(ReferenceId reference, int from, int to) {
        return first(reference, (leaf, document) -> Optional.of(PartsReader.read(leaf, document, from, to)));
    }

    @Override
    public Optional<byte[]> flat(ReferenceId reference) {
        return first(reference, (leaf, document) -> {
            BinaryDocValues flat = DocValues.getBinary(leaf.reader(), Fields.FLAT);
            return flat.advanceExact(document) ? Optional.of(copy(flat.binaryValue())) : Optional.empty();
        });
    }

    /** Reads something of the first document of a reference. */
    @FunctionalInterface
    private interface FirstRead<A> {
        Optional<A> read(LeafReaderContext leaf, int document) throws IOException;
    }

    private <A> Optional<A> first(ReferenceId reference, FirstRead<A> read) {
        return folder.read(Optional.empty(), reader -> {
            Term term = new Term(Fields.PRINT_OF, reference.value());
            for (LeafReaderContext leaf : reader.leaves()) {
                PostingsEnum found = leaf.reader().postings(term, PostingsEnum.NONE);
                if (found != null) {
                    for (int document : live(leaf, found)) {
                        return read.read(leaf, document);
                    }
                }
            }
            return Optional.empty();
        });
    }

    @Override
    public void forEachPrint(BiConsumer<ReferenceId, byte[]> each) {
        forEachReference((leaf, document) -> {
            Document stored = leaf.reader().storedFields().document(document);
            each.accept(new ReferenceId(stored.get(Fields.REFERENCE)), copy(stored.getBinaryValue(Fields.PRINT)));
        });
    }

    @Override
    public void forEachInParts(BiConsumer<ReferenceId, Parts> each) {
        forEachReference((leaf, document) ->
                each.accept(reference(leaf, document), PartsReader.read(leaf, document, 0, Integer.MAX_VALUE)));
    }

    @Override
    public void forEachFlat(FlatVisitor each) {
        folder.read(false, reader -> {
            for (LeafReaderContext leaf : reader.leaves()) {
                BinaryDocValues flat = leaf.reader().getBinaryDocValues(Fields.FLAT);
                Bits live = leaf.reader().getLiveDocs();
                while (flat != null && flat.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    int document = flat.docID();
                    if (live == null || live.get(document)) {
                        BytesRef bytes = flat.binaryValue();
                        each.visit(() -> reference(leaf, document), bytes.bytes, bytes.offset, bytes.length);
                    }
                }
            }
            return true;
        });
    }

    private ReferenceId reference(LeafReaderContext leaf, int document) {
        try {
            Document stored = leaf.reader().storedFields().document(document, Set.of(Fields.REFERENCE));
            return new ReferenceId(stored.get(Fields.REFERENCE));
        } catch (IOException e) {
            throw folder.unusable(e);
        }
    }

    @Override
    public int references() {
        AtomicInteger count = new AtomicInteger();
        forEachReference((_, _) -> count.incrementAndGet());
        return count.get();
    }

    @FunctionalInterface
    private interface FirstDocument {
        void visit(LeafReaderContext leaf, int document) throws IOException;
    }

    private void forEachReference(FirstDocument each) {
        folder.read(false, reader -> {
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
            return true;
        });
    }

    @Override
    public List<Candidate> someBlocks(int count, long seed) {
        return folder.read(List.of(), reader -> Sample.blocks(reader, count, seed));
    }

    @Override
    public long blocks() {
        return folder.read(0L, reader -> (long) reader.numDocs()) - references();
    }

    private static List<Integer> documents(IndexReader reader, String field, BytesRef term) throws IOException {
        List<Integer> found = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            PostingsEnum postings = leaf.reader().postings(new Term(field, term), PostingsEnum.NONE);
            if (postings != null) {
                live(leaf, postings).forEach(document -> found.add(leaf.docBase + document));
            }
        }
        return found;
    }

    private static List<Integer> live(LeafReaderContext leaf, PostingsEnum postings) throws IOException {
        Bits live = leaf.reader().getLiveDocs();
        List<Integer> found = new ArrayList<>(1);
        for (int at = postings.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = postings.nextDoc()) {
            if (live == null || live.get(at)) {
                found.add(at);
            }
        }
        return found;
    }

    private static byte[] copy(BytesRef bytes) {
        return BytesRef.deepCopyOf(bytes).bytes;
    }
}
