package dev.colophon.index.postings.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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
        open(terms -> {
            for (int partBits = 0; partBits <= 17; partBits++) {
                TermRanges ranges = new TermRanges(terms, partBits + TermRanges.PART_NUMBER_BITS);
                for (int round = 0; round < 4; round++) {
                    readsWhatIsWanted(ranges, partBits);
                }
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "40, 300", "300, 300"})
    void saysWhichRangesHoldAnything(int documents, int termsOfEach) throws IOException {
        write(documents, termsOfEach);
        open(terms -> {
            for (int lengthBits = TermRanges.PART_NUMBER_BITS; lengthBits <= 8 * WIDTH; lengthBits++) {
                long length = 1L << lengthBits;
                assertThat(new TermRanges(terms, lengthBits).held())
                        .as("ranges of %d, seed %d", length, SEED)
                        .isEqualTo(truth.stream()
                                .mapToLong(one -> (one >>> Integer.SIZE) & -length)
                                .distinct()
                                .toArray());
            }
        });
    }

    /** What is looked at in the one segment that was written. */
    private interface Look {
        void at(HashTerms terms) throws IOException;
    }

    private void open(Look look) throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            assertThat(reader.leaves()).hasSize(1);
            look.at((HashTerms) reader.leaves().getFirst().reader().terms(Fields.TERMS));
        }
    }

    private void readsWhatIsWanted(TermRanges ranges, int partBits) throws IOException {
        long[] lowest = new long[TermRanges.AT_ONCE];
        for (int i = 0; i < lowest.length; i++) {
            long somewhere = random.nextLong(1L << (8 * WIDTH));
            Long near = truth.ceiling(somewhere << Integer.SIZE);
            long term = near == null || i % 4 == 0 ? somewhere : near >>> Integer.SIZE;
            lowest[i] = term & -((long) TermRanges.PARTS << partBits);
        }
        ranges.find(lowest, lowest.length);
        for (int i = 0; i < lowest.length; i++) {
            BitSet wanted = BitSet.valueOf(
                    switch (i % 3) {
                        case 0 -> new long[] {i % 2 == 0 ? 1L << random.nextInt() : 0, 1L << random.nextInt()};
                        case 1 -> new long[] {random.nextLong(), random.nextLong()};
                        default -> new long[] {-1, -1};
                    });
            if (i % 3 == 2) {
                ranges.read(i);
            } else {
                long[] halves = Arrays.copyOf(wanted.toLongArray(), 2);
                ranges.read(i, halves[0], halves[1]);
            }
            List<Long> read = new ArrayList<>();
            for (int j = 0; j < ranges.size(); j++) {
                read.add(((long) ranges.terms()[j] << Integer.SIZE) | ranges.documents()[j]);
            }
            long from = lowest[i];
            SortedSet<Long> range =
                    truth.subSet(from << Integer.SIZE, (from + ((long) TermRanges.PARTS << partBits)) << Integer.SIZE);
            String what = "%d, parts %s of 2^%d, seed %d".formatted(from, wanted, partBits, SEED);
            assertThat(read).as(what).isSorted();
            assertThat(new HashSet<>(read)).as(what).hasSameSizeAs(read);
            assertThat(range.containsAll(read)).as(what).isTrue();
            assertThat(new HashSet<>(read)
                            .containsAll(range.stream()
                                    .filter(one -> wanted.get((int) (((one >>> Integer.SIZE) - from) >>> partBits)))
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
