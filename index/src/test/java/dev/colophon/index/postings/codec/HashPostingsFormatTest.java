package dev.colophon.index.postings.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.Access;
import dev.colophon.index.IndexException;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.Block;
import dev.colophon.index.postings.Entry;
import dev.colophon.index.postings.FolderStore;
import dev.colophon.index.postings.IndexFolder;
import dev.colophon.index.postings.TermRetriever;
import dev.colophon.index.postings.retrieval.TermQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LogByteSizeMergePolicy;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashPostingsFormatTest {

    private static final long SEED = 20_261_126;

    @TempDir
    Path folder;

    /** Term to documents, as written. */
    private final TreeMap<Long, TreeSet<Integer>> truth = new TreeMap<>();

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void findsEveryTermAndNoOther() throws IOException {
        for (int width : new int[] {1, 2, 4, 6}) {
            for (int documents : new int[] {1, 7, 300}) {
                Path at = folder.resolve(width + "-" + documents);
                write(at, width, documents, NoMergePolicy.INSTANCE);
                merge(at);
                readAll(at, width);
            }
        }
    }

    /** Two bytes: a cell is a term, and some buckets have directories while others mark where cells begin. */
    @Test
    void findsEveryTermOfASegmentWithAboutAsManyPostingsAsThereAreTerms() throws IOException {
        write(folder, 2, 700, NoMergePolicy.INSTANCE);
        merge(folder);
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
            HashTerms terms = (HashTerms) reader.leaves().getFirst().reader().terms(Fields.TERMS);
            assertThat(terms.layout().restBits()).isZero();
            assertThat(terms.slots()).isGreaterThan(terms.postings());
        }
        readAll(folder, 2);
        readsAsLuceneDoes(2);
    }

    @Test
    void aPostingOfALargeIndexOfSoundsTakesAtMostThreeBytes() {
        HashLayout thousandHours = HashLayout.of(4, 1_440_000, 324_000_000);
        HashLayout tenThousandHours = HashLayout.of(4, 14_400_000, 3_240_000_000L);
        assertThat(thousandHours.entryBits()).isEqualTo(23);
        assertThat(tenThousandHours.entryBits()).isEqualTo(24);
        assertThat(tenThousandHours.restBits()).isZero();
        assertThat(8.0 * tenThousandHours.bytesOfBuckets() / 3_240_000_000L).isLessThan(3.6);
    }

    @Test
    void readsAsLuceneDoes() throws IOException {
        write(folder, 4, 400, NoMergePolicy.INSTANCE);
        merge(folder);
        readsAsLuceneDoes(4);
    }

    private void readsAsLuceneDoes(int width) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
            LeafReader leaf = reader.leaves().getFirst().reader();
            TermsEnum each = leaf.terms(Fields.TERMS).iterator();
            TreeMap<Long, TreeSet<Integer>> read = new TreeMap<>();
            for (BytesRef term = each.next(); term != null; term = each.next()) {
                TreeSet<Integer> documents = new TreeSet<>();
                PostingsEnum postings = each.postings(null, PostingsEnum.NONE);
                while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    documents.add(postings.docID());
                }
                assertThat(each.docFreq()).isEqualTo(documents.size());
                read.put(Terms.read(term.bytes, term.offset, width), documents);
            }
            assertThat(read).as("seed %d", SEED).isEqualTo(truth);
            for (int i = 0; i < 1_000; i++) {
                long asked = random.nextLong(1L << (8 * width));
                Long ceiling = truth.ceilingKey(asked);
                TermsEnum.SeekStatus status = each.seekCeil(new BytesRef(bytes(asked, width)));
                if (ceiling == null) {
                    assertThat(status).isEqualTo(TermsEnum.SeekStatus.END);
                } else {
                    assertThat(Terms.read(each.term().bytes, 0, width)).isEqualTo(ceiling);
                }
            }
        }
    }

    @Test
    void mergesDropWhatWasDeletedAndLuceneFindsNothingWrong() throws IOException {
        write(folder, 4, 500, new LogByteSizeMergePolicy());
        try (Directory directory = FSDirectory.open(folder)) {
            try (IndexWriter writer = new IndexWriter(directory, config(NoMergePolicy.INSTANCE))) {
                for (int document = 0; document < 500; document += 3) {
                    writer.deleteDocuments(new Term("id", "" + document));
                }
            }
            check(directory);
            merge(folder);
            check(directory);
        }
        long live = truth.values().stream()
                .flatMap(TreeSet::stream)
                .filter(document -> document % 3 != 0)
                .count();
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
            HashTerms terms = (HashTerms) reader.leaves().getFirst().reader().terms(Fields.TERMS);
            assertThat(terms.postings()).isEqualTo(live);
        }
    }

    @Test
    void aSegmentWhoseTermsAreAllGoneIsReadAsEmpty() throws IOException {
        write(folder, 4, 3, NoMergePolicy.INSTANCE);
        try (Directory directory = FSDirectory.open(folder)) {
            try (IndexWriter writer = new IndexWriter(directory, config(NoMergePolicy.INSTANCE))) {
                Document other = new Document();
                other.add(new StringField("id", "other", Store.NO));
                writer.addDocument(other);
                writer.commit();
                for (int document = 0; document < 3; document++) {
                    writer.deleteDocuments(new Term("id", "" + document));
                }
            }
            merge(folder);
            check(directory);
        }
    }

    @Test
    void aDamagedFileIsRefusedWithWhatToDo() throws IOException {
        try (IndexFolder index = IndexFolder.open(folder, Access.WRITE, "test-1")) {
            FolderStore store = new FolderStore(index);
            for (int i = 0; i < 40; i++) {
                byte[] terms = Terms.pack(random.longs(20_000).toArray(), 20_000, 4);
                store.put(
                        new ReferenceId("r" + i),
                        Entry.whole(new ContentDigest(ContentDigest.Basis.FILE, i, i), new byte[0])
                                .withBlocks(List.of(new Block(0, terms)), 4));
            }
            index.commit(1);
        }
        merge(folder);
        for (String extension : List.of(HashPostingsFormat.BUCKETS, HashPostingsFormat.ENTRIES)) {
            Path file;
            try (Stream<Path> files = Files.list(folder)) {
                file = files.filter(path -> path.toString().endsWith("." + extension))
                        .findAny()
                        .orElseThrow();
            }
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(whole, whole.length - 100));
            assertThatThrownBy(() -> IndexFolder.open(folder, Access.READ, "test-1"))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("index rebuild");
            byte[] changed = whole.clone();
            for (int i = 200; i < changed.length - 200; i++) {
                changed[i] = (byte) random.nextInt();
            }
            Files.write(file, changed);
            try (Directory directory = FSDirectory.open(folder);
                    DirectoryReader reader = DirectoryReader.open(directory)) {
                assertThatThrownBy(((CodecReader) reader.leaves().getFirst().reader())::checkIntegrity)
                        .isInstanceOf(CorruptIndexException.class);
            }
            if (extension.equals(HashPostingsFormat.BUCKETS)) {
                try (IndexFolder index = IndexFolder.open(folder, Access.READ, "test-1")) {
                    TermRetriever retriever = new TermRetriever(index);
                    long[] asked = random.longs(20_000).toArray();
                    assertThatThrownBy(() -> retriever.retrieve(
                                    new TermQuery(asked, new byte[asked.length], asked.length, 1, 10, 1 << 20, true)))
                            .as("seed %d", SEED)
                            .isInstanceOf(IndexException.class)
                            .hasMessageContaining("index rebuild");
                }
            }
            Files.write(file, whole);
        }
    }

    private void readAll(Path at, int width) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(at))) {
            HashTerms terms = (HashTerms) reader.leaves().getFirst().reader().terms(Fields.TERMS);
            List<Long> asked = new ArrayList<>(truth.keySet());
            for (int i = 0; i < 2_000; i++) {
                asked.add(random.nextLong(1L << (8 * width)));
            }
            long[] array = asked.stream().mapToLong(Long::longValue).toArray();
            TreeMap<Long, TreeSet<Integer>> found = new TreeMap<>();
            HashTerms.Batch batch = new HashTerms.Batch();
            for (int from = 0; from < array.length; from += HashTerms.Batch.SIZE) {
                terms.find(array, from, Math.min(array.length, from + HashTerms.Batch.SIZE), batch);
                for (int i = 0; i < batch.found(); i++) {
                    TreeSet<Integer> documents = found.computeIfAbsent(array[batch.place(i)], _ -> new TreeSet<>());
                    for (long posting = batch.first(i); posting < batch.first(i) + batch.count(i); posting++) {
                        documents.add(terms.document(posting));
                    }
                }
            }
            assertThat(found).as("%d bytes, seed %d", width, SEED).isEqualTo(truth);
        }
    }

    /** Skewed: some terms are in many documents, most in one. */
    private void write(Path at, int width, int documents, MergePolicy merges) throws IOException {
        truth.clear();
        long[] common = random.longs(20, 0, 1L << (8 * width)).toArray();
        try (Directory directory = FSDirectory.open(at);
                IndexWriter writer = new IndexWriter(directory, config(merges))) {
            for (int i = 0; i < documents; i++) {
                long[] terms = random.longs(60, 0, 1L << (8 * width)).toArray();
                for (int j = 0; j < 10; j++) {
                    terms[j] = common[random.nextInt(1 + random.nextInt(20))];
                }
                for (long term : terms) {
                    truth.computeIfAbsent(term, _ -> new TreeSet<>()).add(i);
                }
                Document document = new Document();
                document.add(new StringField("id", "" + i, Store.NO));
                document.add(Fields.terms(Terms.pack(terms, terms.length, width), width));
                writer.addDocument(document);
                if (i % 90 == 89) {
                    writer.commit();
                }
            }
        }
    }

    private static void merge(Path at) throws IOException {
        LogByteSizeMergePolicy merges = new LogByteSizeMergePolicy(); // keeps the order of documents
        merges.setNoCFSRatio(0);
        try (Directory directory = FSDirectory.open(at);
                IndexWriter writer = new IndexWriter(directory, config(merges))) {
            writer.forceMerge(1);
            writer.forceMergeDeletes();
        }
    }

    private static IndexWriterConfig config(MergePolicy merges) {
        return new IndexWriterConfig().setCodec(new HashCodec()).setMergePolicy(merges);
    }

    private static void check(Directory directory) throws IOException {
        try (CheckIndex check = new CheckIndex(directory)) {
            check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_SLOW_CHECKS);
            assertThat(check.checkIndex().clean).isTrue();
        }
    }

    private static byte[] bytes(long value, int width) {
        return Terms.pack(new long[] {value}, 1, width);
    }
}
