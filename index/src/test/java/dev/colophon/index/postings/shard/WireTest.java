package dev.colophon.index.postings.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.retrieval.LengthNorm;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.SignatureQuery;
import dev.colophon.index.postings.retrieval.TermFrequencies;
import dev.colophon.index.postings.retrieval.TermQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is sent arrives, and what is damaged on the way is said to be. */
class WireTest {

    private static final ReferenceId SONG = new ReferenceId("song");

    @Test
    void whatIsStoredArrives() {
        List<Wanted> wanted = List.of(Wanted.all(SONG), Wanted.blocks(SONG, 3, 5), Wanted.whole(SONG));
        assertThat(StoredFunction.INSTANCE.decodeQuery(StoredFunction.INSTANCE.encodeQuery(wanted)))
                .isEqualTo(wanted);
        List<Optional<Stored>> stored = List.of(
                Optional.empty(),
                Optional.of(new Stored(
                        Optional.of(new byte[] {1, 2}),
                        Optional.empty(),
                        new Parts(new byte[] {3}, 7, List.of(new byte[0], new byte[] {4, 5})))));
        assertThat(StoredFunction.INSTANCE.decodeAnswer(StoredFunction.INSTANCE.encodeAnswer(stored)))
                .usingRecursiveComparison()
                .isEqualTo(stored);
    }

    @Test
    void queriesByTermsArrive() {
        List<TermQuery> queries = List.of(
                new TermQuery(new long[] {1, -1, 5}, new byte[] {0, 3, 127}, 3, 2, 64, 400_000, true),
                new TermQuery(new long[] {9}, new byte[1], 1, 1, 1, 1, false));
        FrequencyFunction.Query asked =
                new FrequencyFunction.Query(queries, Optional.of(new ContentDigest(ContentDigest.Basis.TEXT, -1, 7)));
        assertThat(FrequencyFunction.INSTANCE.decodeQuery(FrequencyFunction.INSTANCE.encodeQuery(asked)))
                .usingRecursiveComparison()
                .isEqualTo(asked);
        FrequencyFunction.Counted counted = new FrequencyFunction.Counted(
                List.of(new TermFrequencies(1L << 40, new int[] {0, 7, Integer.MAX_VALUE})), List.of(SONG));
        assertThat(FrequencyFunction.INSTANCE.decodeAnswer(FrequencyFunction.INSTANCE.encodeAnswer(counted)))
                .usingRecursiveComparison()
                .isEqualTo(counted);
        CandidateFunction.Found found = new CandidateFunction.Found(List.of(new CandidateFunction.Answer(
                new Retrieved(List.of(new Candidate(SONG, -3, 0.1f, 4)), new int[] {0, 2}, 99), 64)));
        assertThat(CandidateFunction.INSTANCE.decodeAnswer(CandidateFunction.INSTANCE.encodeAnswer(found)))
                .usingRecursiveComparison()
                .isEqualTo(found);
    }

    @Test
    void queriesBySignatureArrive() {
        SignatureQuery query = new SignatureQuery(
                new long[] {1, (1L << 40) - 1, 5},
                new byte[] {0, 3, 127},
                3,
                20,
                5,
                new float[] {1, 0.5f},
                2,
                64,
                new LengthNorm(0.7, 20, 320));
        assertThat(SignatureFunction.INSTANCE.decodeQuery(SignatureFunction.INSTANCE.encodeQuery(query)))
                .usingRecursiveComparison()
                .isEqualTo(query);
        SignatureFunction.Found found = new SignatureFunction.Found(List.of(new Candidate(SONG, -3, 0.1f, 4)), 64);
        assertThat(SignatureFunction.INSTANCE.decodeAnswer(SignatureFunction.INSTANCE.encodeAnswer(found)))
                .isEqualTo(found);
    }

    @Test
    void whatWasLookedUpArrives() {
        LookedUp looked = new LookedUp(
                List.of(SONG),
                List.of(new Retrieved(List.of(new Candidate(SONG, -3, 0.1f, 4)), new int[] {0, 2}, 99)),
                Map.of(SONG, new byte[] {1, 2}));
        assertThat(LookedUp.decode(looked.encode())).usingRecursiveComparison().isEqualTo(looked);
        byte[] cut = Arrays.copyOf(looked.encode(), looked.encode().length - 1);
        assertThatThrownBy(() -> LookedUp.decode(cut)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aQueryIsReducedToTheTermsThatAreRead() {
        TermQuery query = new TermQuery(
                new long[] {8, 5, 6, 5, 7, 5L | 1L << 40}, new byte[] {0, 0, 1, 1, 1, 2}, 6, 2, 64, 400_000, true);
        CandidateFunction.Reduced reduced = CandidateFunction.Reduced.of(query, new float[] {0, 0.5f, 0, 0, 0.25f, 0});
        // A term is kept wherever it stands, and what an index may take for the same.
        assertThat(reduced.positions()).containsExactly(1, 3, 4, 5);
        assertThat(reduced.weighed())
                .usingRecursiveComparison()
                .isEqualTo(new CandidateFunction.Weighed(
                        new TermQuery(
                                new long[] {5, 5, 7, 5L | 1L << 40}, new byte[] {0, 1, 1, 2}, 4, 2, 64, 400_000, true),
                        new float[] {0.5f, 0, 0.25f, 0}));
        Retrieved found = new Retrieved(List.of(new Candidate(SONG, 0, 1, 2)), new int[] {0, 2}, 9);
        assertThat(reduced.ofWhole(found).read()).containsExactly(1, 4);
        assertThat(reduced.ofWhole(found).candidates()).isEqualTo(found.candidates());
    }

    @Test
    void fewNumbersTakeFewBytes() {
        int[] values = new int[3_000];
        values[0] = 1;
        values[5] = 127;
        values[2_999] = Integer.MAX_VALUE;
        byte[] bytes = Wire.encode(values, Wire::writeFewInts);
        assertThat(bytes).hasSizeLessThan(20);
        assertThat(Wire.decode(bytes, Wire::readFewInts)).isEqualTo(values);
        assertThat(Wire.decode(Wire.encode(new int[2], Wire::writeFewInts), Wire::readFewInts))
                .isEqualTo(new int[2]);
        for (byte[] bad : List.of(
                new byte[] {0, 0, 0, 2, 3, 1, 0},
                new byte[] {0, 0, 0, 2, 1, 1, 2, 1, 0},
                new byte[] {0, 0, 0, 2, -1, -1, -1, -1, -1, 1, 0},
                new byte[] {0, 0, 0, 2, -1, -1, -1, -1, 15, 1, 0},
                new byte[] {127, 0, 0, 0, 0},
                new byte[] {0, 0, 0, 2, 1, 1})) {
            assertThatThrownBy(() -> Wire.decode(bad, Wire::readFewInts))
                    .as(Arrays.toString(bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void numbersTakeNoMoreBytesThanTheLargest() {
        for (long[] values :
                new long[][] {{0}, {255, 1}, {256, 7}, {0xffff_ffffL}, {1L << 47, 3}, {-1, Long.MIN_VALUE}}) {
            int width = Wire.width(values, values.length);
            assertThat(Wire.unpack(Wire.pack(values, values.length, width), width))
                    .isEqualTo(values);
        }
        assertThat(Wire.width(new long[] {0xffff_ffffL, -1}, 1)).isEqualTo(4);
        assertThatThrownBy(() -> Wire.unpack(new byte[5], 4)).hasMessageContaining("no multiple of 4");
        assertThatThrownBy(() -> Wire.unpack(new byte[5], 9)).hasMessageContaining("not 1 to 8");
    }

    /** Cut anywhere, or with a length that cannot be, it is refused and takes no memory for what does not come. */
    @Test
    void whatIsDamagedIsRefused() {
        byte[] whole = StoredFunction.INSTANCE.encodeQuery(List.of(Wanted.all(SONG), Wanted.blocks(SONG, 3, 5)));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> StoredFunction.INSTANCE.decodeQuery(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> StoredFunction.INSTANCE.decodeQuery(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("left over");
        byte[] long1 = {0x7f, -1, -1, -1};
        assertThatThrownBy(() -> FrequencyFunction.INSTANCE.decodeQuery(long1))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] negative = {-1, -1, -1, -1};
        assertThatThrownBy(() -> FrequencyFunction.INSTANCE.decodeQuery(negative))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Of two parts, one with twice the blocks of the other, three blocks are two and one. */
    @Test
    void aSampleIsFairToParts() {
        List<Candidate> drawn = List.of(new Candidate(SONG, 0, 0, 0), new Candidate(SONG, 1, 0, 0));
        List<Candidate> others =
                List.of(new Candidate(SONG, 2, 0, 0), new Candidate(SONG, 3, 0, 0), new Candidate(SONG, 4, 0, 0));
        SampleFunction.Sample both = SampleFunction.INSTANCE.merge(
                new SampleFunction.Sample(List.of(new SampleFunction.Part(10, drawn))),
                new SampleFunction.Sample(List.of(new SampleFunction.Part(20, others))));
        assertThat(both.some(3)).extracting(Candidate::block).containsExactly(0, 2, 3);
    }
}
