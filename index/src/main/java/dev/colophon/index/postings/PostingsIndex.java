package dev.colophon.index.postings;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.Access;
import dev.colophon.index.IndexException;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.codec.Fields;
import dev.colophon.index.postings.codec.HashCodec;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.retrieval.Retrieval;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.Sample;
import dev.colophon.index.postings.retrieval.TermQuery;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of terms and the fingerprints they came from, in one Lucene folder. Thread-safe. Changes are visible and durable
 * after {@link #commit}; a crash before it leaves the previous commit.
 */
public final class PostingsIndex implements Closeable {

    /** Names how terms lie in the folder, for the schemes of those that have terms. */
    public static final String FORMAT = "hash2";

    private static final int NO_BLOCK = -1;

    /** Closing waits at least this long for merges. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(2);

    private static final String SCHEME = "scheme";
    private static final String POSITION = "position";

    private final Path folder;
    private final String scheme;
    private final @Nullable FSDirectory directory;
    private final @Nullable IndexWriter writer;
    private final @Nullable SearcherManager searchers;
    private final LongAdder postingsRead = new LongAdder();
    private final long openedNanos = System.nanoTime();
    private volatile long position;
    /** Whether anything was put or removed since the last commit. */
    private volatile boolean changed;

    private PostingsIndex(
            Path folder,
            String scheme,
            @Nullable FSDirectory directory,
            @Nullable IndexWriter writer,
            @Nullable SearcherManager searchers,
            long position) {
        this.folder = folder;
        this.scheme = scheme;
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
        this.position = position;
    }

    /**
     * Opens a folder.
     *
     * @param scheme names how terms and prints were made, for example {@code audio-1}; another scheme is refused
     * @throws IndexException when the folder is unusable, held by another writer, or of another scheme
     */
    public static PostingsIndex open(Path folder, Access access, String scheme) {
        try {
            if (access == Access.READ && !Files.isDirectory(folder)) {
                return new PostingsIndex(folder, scheme, null, null, null, 0);
            }
            FSDirectory directory = FSDirectory.open(folder);
            if (access == Access.READ && !DirectoryReader.indexExists(directory)) {
                directory.close();
                return new PostingsIndex(folder, scheme, null, null, null, 0);
            }
            IndexWriter writer = null;
            SearcherManager searchers = null;
            boolean opened = false;
            try {
                writer = access == Access.WRITE ? write(directory, scheme) : null;
                searchers = new SearcherManager(directory, null);
                Map<String, String> committed = committed(searchers);
                if (!scheme.equals(committed.get(SCHEME))) {
                    throw new IndexException(
                            "index %s holds scheme %s, this version makes %s: run `colophon index rebuild`"
                                    .formatted(folder, committed.get(SCHEME), scheme));
                }
                long position = Long.parseLong(committed.get(POSITION));
                opened = true;
                return new PostingsIndex(folder, scheme, directory, writer, searchers, position);
            } finally {
                if (!opened) {
                    IOUtils.closeWhileHandlingException(searchers, writer == null ? null : writer::rollback, directory);
                }
            }
        } catch (LockObtainFailedException e) {
            throw new IndexException("index %s is being written by another process: wait for it".formatted(folder), e);
        } catch (IOException | IllegalArgumentException e) { // the latter of numbers that no index has
            throw OpenFailure.of(folder, e);
        }
    }

    private static IndexWriter write(FSDirectory directory, String scheme) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig()
                .setOpenMode(IndexWriterConfig.OpenMode.CREATE_OR_APPEND)
                .setCommitOnClose(false)
                .setCodec(new HashCodec())
                .setRAMBufferSizeMB(bufferMegabytes())
                .setMergePolicy(new FewSegments());
        IndexWriter writer = new IndexWriter(directory, config);
        if (!DirectoryReader.indexExists(directory)) {
            writer.setLiveCommitData(Map.of(SCHEME, scheme, POSITION, "0").entrySet());
            writer.commit();
        }
        return writer;
    }

    /** A 32nd of the heap: sorting what is in the buffer takes four times as much. */
    private static double bufferMegabytes() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / 32.0 / (1 << 20), 16, 512);
    }

    private static Map<String, String> committed(SearcherManager searchers) throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            return ((DirectoryReader) searcher.getIndexReader())
                    .getIndexCommit()
                    .getUserData();
        } finally {
            searchers.release(searcher);
        }
    }

    /** Replaces what is held of a reference; its fingerprint is kept compressed, and read as a whole. */
    public void put(ReferenceId reference, byte[] print, ContentDigest digest, List<Block> blocks, int termWidth) {
        put(printDocument(reference, print, digest), reference, blocks, termWidth);
    }

    /**
     * Replaces what is held of a reference whose fingerprint is kept in parts, uncompressed and mapped into memory: a head and
     * what each block has of it.
     */
    public void putInParts(
            ReferenceId reference, byte[] head, ContentDigest digest, List<Block> blocks, int termWidth) {
        Document document = document(reference, digest);
        document.add(new BinaryDocValuesField(Fields.PART, new BytesRef(head)));
        put(document, reference, blocks, termWidth);
    }

    private void put(Document first, ReferenceId reference, List<Block> blocks, int termWidth) {
        first.add(new NumericDocValuesField(
                Fields.BLOCK, NO_BLOCK)); // every document has a number: those are read much faster
        List<Document> documents = new ArrayList<>(blocks.size() + 1);
        documents.add(first);
        for (Block block : blocks) {
            if (block.number() != documents.size() - 1) {
                throw new IllegalArgumentException("block %d stands at %d: blocks are numbered from 0 without gaps"
                        .formatted(block.number(), documents.size() - 1));
            }
            Document document = new Document();
            document.add(new StringField(Fields.REFERENCE, reference.value(), Field.Store.NO));
            document.add(new BinaryDocValuesField(Fields.BLOCK_OF, new BytesRef(reference.value())));
            document.add(new NumericDocValuesField(Fields.BLOCK, block.number()));
            document.add(Fields.terms(block.terms(), termWidth));
            if (block.part().length > 0) {
                document.add(new BinaryDocValuesField(Fields.PART, new BytesRef(block.part())));
            }
            documents.add(document);
        }
        changeContent(open -> open.updateDocuments(new Term(Fields.REFERENCE, reference.value()), documents));
    }

    /**
     * Replaces what is held of a reference that has no blocks: every search reads all its {@code flat} bytes, see {@link
     * #forEachFlat}. They lie apart from the print, uncompressed and mapped into memory.
     */
    public void put(ReferenceId reference, byte[] print, ContentDigest digest, byte[] flat) {
        Document document = printDocument(reference, print, digest);
        document.add(new BinaryDocValuesField(Fields.FLAT, new BytesRef(flat)));
        changeContent(open -> open.updateDocument(new Term(Fields.REFERENCE, reference.value()), document));
    }

    private static Document printDocument(ReferenceId reference, byte[] print, ContentDigest digest) {
        Document document = document(reference, digest);
        document.add(new StoredField(Fields.PRINT, print));
        return document;
    }

    private static Document document(ReferenceId reference, ContentDigest digest) {
        Document document = new Document();
        document.add(new StringField(Fields.REFERENCE, reference.value(), Field.Store.YES));
        document.add(new StringField(Fields.PRINT_OF, reference.value(), Field.Store.NO));
        document.add(new StringField(Fields.DIGEST, bytes(digest), Field.Store.NO));
        return document;
    }

    private static BytesRef bytes(ContentDigest digest) {
        return new BytesRef(ByteBuffer.allocate(16)
                .putLong(digest.high())
                .putLong(digest.low())
                .array());
    }

    /** Removes all that is held of a reference. */
    public void remove(ReferenceId reference) {
        changeContent(open -> open.deleteDocuments(new Term(Fields.REFERENCE, reference.value())));
    }

    /** Makes the changes so far durable and visible; the position comes back from {@link #position} after a crash. */
    public void commit(long at) {
        change(open -> {
            open.setLiveCommitData(
                    Map.of(SCHEME, scheme, POSITION, Long.toString(at)).entrySet());
            open.commit();
            position = at;
            changed = false;
            return at;
        });
        try {
            if (searchers != null) {
                searchers.maybeRefreshBlocking();
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Puts merges off until {@link #compact}: for a bulk registration, which would write all of it many times. */
    public void deferMerges() {
        change(open -> {
            open.getConfig().setMergePolicy(NoMergePolicy.INSTANCE);
            return 0;
        });
    }

    /** Merges what is held into one segment; commit to keep it. */
    public void compact() {
        change(open -> {
            open.getConfig().setMergePolicy(new FewSegments());
            open.forceMerge(1);
            return 0;
        });
    }

    public long position() {
        return position;
    }

    /** The places that share most with the query. */
    public Retrieved retrieve(TermQuery query) {
        Retrieved retrieved =
                search(Retrieved.NOTHING, searcher -> Retrieval.candidates(searcher.getIndexReader(), query));
        postingsRead.add(retrieved.postings());
        return retrieved;
    }

    /** How many postings all queries have read since the folder was opened. */
    public long postingsRead() {
        return postingsRead.sum();
    }

    /** The fingerprint of a reference as far as its head and some of its blocks go, when it is kept in parts. */
    public Optional<Parts> parts(ReferenceId reference, int from, int to) {
        return search(Optional.empty(), searcher -> {
            Term term = new Term(Fields.PRINT_OF, reference.value());
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                PostingsEnum found = leaf.reader().postings(term, PostingsEnum.NONE);
                if (found != null) {
                    for (int document : live(leaf, found)) {
                        return Optional.of(PartsReader.read(leaf, document, from, to));
                    }
                }
            }
            return Optional.empty();
        });
    }

    /** Hands over every reference with all parts of its fingerprint, in no particular order. */
    public void forEachInParts(BiConsumer<ReferenceId, Parts> each) {
        forEachPrintDocument((leaf, document) ->
                each.accept(reference(leaf, document), PartsReader.read(leaf, document, 0, Integer.MAX_VALUE)));
    }

    /** The stored fingerprint of a reference, when it is kept as a whole. */
    public Optional<byte[]> print(ReferenceId reference) {
        return search(Optional.empty(), searcher -> {
            StoredFields stored = searcher.storedFields();
            for (int document : documents(searcher, Fields.PRINT_OF, new BytesRef(reference.value()))) {
                return Optional.of(copy(stored.document(document).getBinaryValue(Fields.PRINT)));
            }
            return Optional.empty();
        });
    }

    /** The references whose content has this digest. */
    public List<ReferenceId> withDigest(ContentDigest digest) {
        return search(List.of(), searcher -> {
            List<ReferenceId> found = new ArrayList<>();
            StoredFields stored = searcher.storedFields();
            for (int document : documents(searcher, Fields.DIGEST, bytes(digest))) {
                found.add(new ReferenceId(
                        stored.document(document, Set.of(Fields.REFERENCE)).get(Fields.REFERENCE)));
            }
            return found;
        });
    }

    /** Hands over every reference with its stored fingerprint, kept as a whole, in no particular order. */
    public void forEachPrint(BiConsumer<ReferenceId, byte[]> each) {
        forEachPrintDocument((leaf, document) -> {
            Document stored = leaf.reader().storedFields().document(document);
            each.accept(new ReferenceId(stored.get(Fields.REFERENCE)), copy(stored.getBinaryValue(Fields.PRINT)));
        });
    }

    /** Takes the flat bytes of one reference, which are only valid during the call. */
    public interface FlatVisitor {
        void visit(Supplier<ReferenceId> reference, byte[] bytes, int offset, int length);
    }

    /** Hands over the flat bytes of every reference, in no particular order. */
    public void forEachFlat(FlatVisitor each) {
        search(false, searcher -> {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                BinaryDocValues flat = leaf.reader().getBinaryDocValues(Fields.FLAT);
                var live = leaf.reader().getLiveDocs();
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
            throw unusable(e);
        }
    }

    /** How many references are held. */
    public int references() {
        AtomicInteger count = new AtomicInteger();
        forEachPrintDocument((_, _) -> count.incrementAndGet());
        return count.get();
    }

    private interface PrintDocument {
        void visit(LeafReaderContext leaf, int document) throws IOException;
    }

    private void forEachPrintDocument(PrintDocument each) {
        search(false, searcher -> {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
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

    /** Blocks chosen at random, some of them more than once when there are few; fewer than asked for when most were removed. */
    public List<Candidate> someBlocks(int count, long seed) {
        return search(List.of(), searcher -> Sample.blocks(searcher.getIndexReader(), count, seed));
    }

    /** How many blocks are held. */
    public long blocks() {
        return search(0L, searcher -> (long) searcher.getIndexReader().numDocs()) - references();
    }

    /** Size of the folder in bytes. */
    public long bytes() {
        if (directory == null) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(PostingsIndex::size).sum();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0; // merged away meanwhile
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (searchers != null) {
            searchers.close();
        }
        if (writer != null) {
            if (!changed) {
                keepMerges(writer);
            }
            writer.rollback(); // what was not committed was not promised
        }
        if (directory != null) {
            directory.close();
        }
    }

    /**
     * Without this a process that registers one file and ends would never see a merge through. A merge that takes longer than
     * all that was done before is given up: it writes the whole index once more, and a longer run will do it.
     */
    private void keepMerges(IndexWriter open) throws IOException {
        if (open.getConfig().getMergeScheduler() instanceof ConcurrentMergeScheduler scheduler) {
            Duration patience = Duration.ofNanos(System.nanoTime() - openedNanos);
            Thread merging = Thread.ofPlatform().daemon().name("last-merges").start(scheduler::sync);
            try {
                merging.join(patience.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : patience);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (open.hasUncommittedChanges()) {
            open.setLiveCommitData(
                    Map.of(SCHEME, scheme, POSITION, Long.toString(position)).entrySet());
            open.commit();
        }
    }

    private static List<Integer> documents(IndexSearcher searcher, String field, BytesRef term) throws IOException {
        List<Integer> found = new ArrayList<>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            PostingsEnum postings = leaf.reader().postings(new Term(field, term), PostingsEnum.NONE);
            if (postings != null) {
                live(leaf, postings).forEach(document -> found.add(leaf.docBase + document));
            }
        }
        return found;
    }

    private static List<Integer> live(LeafReaderContext leaf, PostingsEnum postings) throws IOException {
        var live = leaf.reader().getLiveDocs();
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

    private interface Change {
        long apply(IndexWriter writer) throws IOException;
    }

    private void changeContent(Change change) {
        changed = true;
        change(change);
    }

    private void change(Change change) {
        if (writer == null) {
            throw new IllegalStateException("index " + folder + " was opened for reading");
        }
        try {
            change.apply(writer);
        } catch (IOException | AlreadyClosedException e) {
            throw unusable(e);
        }
    }

    private interface Search<T> {
        T over(IndexSearcher searcher) throws IOException;
    }

    private <T> T search(T whenEmpty, Search<T> search) {
        if (searchers == null) {
            return whenEmpty;
        }
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return search.over(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private IndexException unusable(Exception e) {
        return new IndexException(
                "index %s cannot be used (%s): check free space, or run `colophon index rebuild`"
                        .formatted(folder, e.getMessage()),
                e);
    }
}
