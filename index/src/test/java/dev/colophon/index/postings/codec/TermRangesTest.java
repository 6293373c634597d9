package dev.colophon.index.postings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermRangesTest {

    private static final long SEED = 20_261_201;
    private static final int WIDTH = 3;
    private static final int PART_NUMBER_BITS = 5;

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(SEED);

    /** Each term above its document. */
    private final TreeSet<Long> truth = new TreeSet<>();

    /** Cells of many parts and parts of many cells, ranges within a cell and over many buckets, some buckets with directories. */
    @ParameterizedTest
    @CsvSource({"1, 3", "40, 300", "300, 300"})
    void readsWhatIsWantedOfARangeAndNothingBeyondIt(int documents, int termsOfEach) throws IOException {
        write(documents, termsOfEach);
        try (Directory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            HashTerms terms = (HashTerms) reader.leaves().getFirst().reader().terms(Fields.TERMS);
            for (int partBits = 0; partBits <= 19; partBits++) {
                TermRanges ranges = new TermRanges(terms, partBits);
                for (int round = 0; round < 4; round++) {
                    readsWhatIsWanted(ranges, partBits);
                }
            }
        }
    }

    private void readsWhatIsWanted(TermRanges ranges, int partBits) throws IOException {
        long[] lowest = new long[TermRanges.AT_ONCE];
        for (int i = 0; i < lowest.length; i++) {
            long somewhere = random.nextLong(1L << (8 * WIDTH));
            Long near = truth.ceiling(somewhere << Integer.SIZE);
            long term = near == null || i % 4 == 0 ? somewhere : near >>> Integer.SIZE;
            lowest[i] = term >>> (partBits + PART_NUMBER_BITS) << (partBits + PART_NUMBER_BITS);
        }
        ranges.find(lowest, lowest.length);
        for (int i = 0; i < lowest.length; i++) {
            int wanted = switch (i % 3) {
                case 0 -> 1 << random.nextInt(TermRanges.PARTS);
                case 1 -> random.nextInt();
                default -> TermRanges.WHOLE;
            };
            ranges.read(i, wanted);
            List<Long> read = new ArrayList<>();
            for (int j = 0; j < ranges.size(); j++) {
                read.add(((long) ranges.terms()[j] << Integer.SIZE) | ranges.documents()[j]);
            }
            long from = lowest[i];
            SortedSet<Long> range =
                    truth.subSet(from << Integer.SIZE, (from + ((long) TermRanges.PARTS << partBits)) << Integer.SIZE);
            String what = "%d, parts %x of 2^%d, seed %d".formatted(from, wanted, partBits, SEED);
            assertThat(read).as(what).isSorted();
            assertThat(new HashSet<>(read)).as(what).hasSameSizeAs(read);
            assertThat(range.containsAll(read)).as(what).isTrue();
            assertThat(new HashSet<>(read)
                            .containsAll(range.stream()
                                    .filter(one -> (wanted >>> (((one >>> Integer.SIZE) - from) >>> partBits) & 1) != 0)
                                    .toList()))
                    .as(what)
                    .isTrue();
        }
    }

    /** Half of the terms anywhere, half of them in a narrow band, so that some buckets are full. */
    private void write(int documents, int termsOfEach) throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(
                        directory,
                        new IndexWriterConfig().setCodec(new HashCodec()).setMergePolicy(NoMergePolicy.INSTANCE))) {
            for (int number = 0; number < documents; number++) {
                long[] terms = random.longs(termsOfEach, 0, 1L << (8 * WIDTH)).toArray();
                for (int j = 0; j < termsOfEach / 2; j++) {
                    terms[j] = 0x5a_0000 | (terms[j] & 0x3fff);
                }
                for (long term : terms) {
                    truth.add((term << Integer.SIZE) | number);
                }
                Document document = new Document();
                document.add(Fields.terms(Terms.pack(terms, terms.length, WIDTH), WIDTH));
                writer.addDocument(document);
            }
        }
    }
}
