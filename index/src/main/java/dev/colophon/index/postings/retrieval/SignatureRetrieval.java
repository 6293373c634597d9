package dev.colophon.index.postings.retrieval;

import dev.colophon.index.postings.codec.Fields;
import dev.colophon.index.postings.codec.HashTerms;
import dev.colophon.index.postings.codec.TermRanges;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;

/**
 * Counts terms like those of a query. The postings are read whose terms agree above the signature, and the few kept whose signatures are near:
 * to compare one costs a fraction of adding it up. No weight depends on what else the index holds, so that parts of it answer in one call.
 */
public final class SignatureRetrieval {

    private static final int PLACE_BITS = 7;

    /** More bits than a signature has. */
    private static final int FAR = 32;

    private final IndexReader reader;
    private final SignatureQuery query;
    private final int bits;
    private final int mask;
    private final int leadingMask;
    private final int partBits;

    /** For each part of the signatures those in which a signature of it may have likes, in two halves. */
    private final long[] near;

    private final float[] weights;
    private final BlockScores scores = new BlockScores();

    /** What is asked for in order of what must be the same, place and signature, each once. */
    private final long[] asked;

    /** Where in it what is asked for of each range ends. */
    private final int[] ends;

    /** How many bits of each term that was read differ from the nearest of those that are asked for. */
    private int[] differing = new int[1 << 10];

    /** Which of them are like it. */
    private int[] like = new int[1 << 10];

    /** Of blocks with so many terms; 0 where it was not asked for. */
    private final float[] factors = new float[1 << 10];

    private SignatureRetrieval(IndexReader reader, SignatureQuery query) {
        this.reader = reader;
        this.query = query;
        this.bits = query.signatureBits();
        this.mask = (1 << bits) - 1;
        this.leadingMask = mask & (-1 << (bits - query.leadingBits()));
        this.partBits = bits - SignatureQuery.MOST_LEADING_BITS;
        this.near = near(query.leadingBits());
        this.weights = query.weights();
        this.asked = asked();
        this.ends = ends();
    }

    /** The blocks with most terms like those of a query, each under one of its places: the number of the block less the place. */
    public static List<Candidate> candidates(IndexReader reader, SignatureQuery query) throws IOException {
        SignatureRetrieval retrieval = new SignatureRetrieval(reader, query);
        for (LeafReaderContext leaf : reader.leaves()) {
            if (UnwrappedSegment.of(leaf.reader()).terms(Fields.TERMS) instanceof HashTerms terms) {
                retrieval.read(terms, leaf);
            }
        }
        return retrieval.best();
    }

    private long[] asked() {
        long[] sorted = new long[query.count()];
        long termMask = (1L << SignatureQuery.TERM_BITS) - 1;
        for (int i = 0; i < sorted.length; i++) {
            long term = query.terms()[i] & termMask;
            sorted[i] = ((((term >>> bits) << PLACE_BITS) | query.places()[i]) << bits) | (term & mask);
        }
        Arrays.sort(sorted);
        int kept = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    private int[] ends() {
        int[] found = new int[asked.length];
        int count = 0;
        for (int i = 1; i <= asked.length; i++) {
            if (i == asked.length || same(asked[i]) != same(asked[i - 1])) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private int begin(int range) {
        return range == 0 ? 0 : ends[range - 1];
    }

    private long lowest(int range) {
        return same(asked[begin(range)]) << bits;
    }

    private long same(long one) {
        return one >>> (bits + PLACE_BITS);
    }

    private int place(long one) {
        return (int) (one >>> bits) & ((1 << PLACE_BITS) - 1);
    }

    private int signature(long one) {
        return (int) one & mask;
    }

    private void read(HashTerms terms, LeafReaderContext leaf) throws IOException {
        TermRanges ranges = new TermRanges(terms, bits);
        int[] read = toRead(terms, ranges);
        long[] lowest = new long[TermRanges.AT_ONCE];
        for (int from = 0; from < read.length; from += lowest.length) {
            int count = Math.min(lowest.length, read.length - from);
            for (int i = 0; i < count; i++) {
                lowest[i] = lowest(read[from + i]);
            }
            ranges.find(lowest, count);
            for (int i = 0; i < count; i++) {
                int range = read[from + i];
                readLikes(ranges, i, range);
                if (ranges.size() > 0) {
                    compare(ranges, begin(range), ends[range], leaf);
                }
            }
        }
    }

    /** The ranges that are read of a segment: one that holds less than is asked for, as those of new works do, says what it holds. */
    private int[] toRead(HashTerms terms, TermRanges ranges) throws IOException {
        int sameBits = Byte.SIZE * terms.width() - bits;
        int possible = sameBits < 0 ? 0 : ends.length;
        while (possible > 0 && same(asked[begin(possible - 1)]) >>> sameBits != 0) {
            possible--; // terms that are wider than those of the index come last
        }
        if (terms.getSumDocFreq() >= possible) {
            return IntStream.range(0, possible).toArray();
        }
        long[] held = ranges.held();
        int[] both = new int[held.length];
        int count = 0;
        int range = 0;
        for (long lowest : held) {
            while (range < possible && lowest(range) < lowest) {
                range++;
            }
            if (range < possible && lowest(range) == lowest) {
                both[count++] = range;
            }
        }
        return Arrays.copyOf(both, count);
    }

    /** Reads the parts in which likes of what is asked for of a range may be. */
    private void readLikes(TermRanges ranges, int number, int range) throws IOException {
        long lowerHalf = 0;
        long upperHalf = 0;
        for (int i = begin(range); i < ends[range]; i++) {
            int part = signature(asked[i]) >>> partBits;
            lowerHalf |= near[2 * part];
            upperHalf |= near[2 * part + 1];
        }
        ranges.read(number, lowerHalf, upperHalf);
    }

    private static long[] near(int leadingBits) {
        long[] near = new long[2 * TermRanges.PARTS];
        int leading = -1 << (SignatureQuery.MOST_LEADING_BITS - leadingBits);
        for (int part = 0; part < TermRanges.PARTS; part++) {
            for (int other = 0; other < TermRanges.PARTS; other++) {
                if (Integer.bitCount((part ^ other) & leading) <= 1) {
                    near[2 * part + other / Long.SIZE] |= 1L << other;
                }
            }
        }
        return near;
    }

    /** Compares what was read with what is asked for from one to before another, place by place. */
    private void compare(TermRanges range, int from, int to, LeafReaderContext leaf) {
        if (range.size() > differing.length) {
            differing = new int[range.terms().length];
            like = new int[differing.length];
        }
        for (int at = from; at < to; ) {
            int place = place(asked[at]);
            differing(range, signature(asked[at]));
            for (at++; at < to && place(asked[at]) == place; at++) {
                least(range, signature(asked[at]));
            }
            add(range, place, leaf);
        }
    }

    /** How many bits differ; {@link #FAR} and more when several leading ones do. */
    private static int differing(int turned, int mask, int leadingMask) {
        return Integer.bitCount(turned & mask) + FAR * (Integer.bitCount(turned & leadingMask) >>> 1);
    }

    // The loops below are kept so simple that compilers make vectors of them.
    private void differing(TermRanges range, int signature) {
        int[] terms = range.terms();
        int[] into = differing;
        int all = mask;
        int leading = leadingMask;
        int size = range.size();
        for (int i = 0; i < size; i++) {
            into[i] = differing(terms[i] ^ signature, all, leading);
        }
    }

    private void least(TermRanges range, int signature) {
        int[] terms = range.terms();
        int[] into = differing;
        int all = mask;
        int leading = leadingMask;
        int size = range.size();
        for (int i = 0; i < size; i++) {
            into[i] = Math.min(into[i], differing(terms[i] ^ signature, all, leading));
        }
    }

    /** One in twenty-five is near: these are gathered without a branch, which would be guessed wrong for each. */
    private void add(TermRanges range, int place, LeafReaderContext leaf) {
        int[] bitsThatDiffer = differing;
        int[] gathered = like;
        int count = 0;
        int size = range.size();
        int far = weights.length;
        for (int i = 0; i < size; i++) {
            gathered[count] = i;
            count += (bitsThatDiffer[i] - far) >>> (Integer.SIZE - 1);
        }
        Bits live = leaf.reader().getLiveDocs();
        for (int i = 0; i < count; i++) {
            int document = range.documents()[gathered[i]];
            if (live == null || live.get(document)) {
                scores.add(leaf.docBase + document, place, weights[bitsThatDiffer[gathered[i]]]);
            }
        }
    }

    private List<Candidate> best() throws IOException {
        BlockFields lengths =
                new BlockFields(reader, Fields.LENGTH, query.norm().usual());
        BlockFields numbers = new BlockFields(reader, Fields.BLOCK, 0);
        Scores.Best best = scores.best(
                query.minimum(), query.limit(), document -> factor(lengths.number(document)), numbers::number);
        return BlockFields.candidates(reader, best, query.limit());
    }

    private float factor(int length) {
        if (length >= factors.length) {
            return query.norm().factor(length);
        }
        if (factors[length] == 0) {
            factors[length] = query.norm().factor(length);
        }
        return factors[length];
    }
}
