package dev.colophon.index.postings.retrieval;

import dev.colophon.index.postings.codec.Fields;
import dev.colophon.index.postings.codec.HashTerms;
import dev.colophon.index.postings.codec.TermRanges;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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
    private final int[] near;
    private final float[] weights;
    private final BlockScores scores = new BlockScores();

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
    }

    /** The blocks with most terms like those of a query, each under one of its places: the number of the block less the place. */
    public static List<Candidate> candidates(IndexReader reader, SignatureQuery query) throws IOException {
        SignatureRetrieval retrieval = new SignatureRetrieval(reader, query);
        long[] asked = retrieval.asked();
        for (LeafReaderContext leaf : reader.leaves()) {
            if (UnwrappedSegment.of(leaf.reader()).terms(Fields.TERMS) instanceof HashTerms terms) {
                retrieval.read(terms, leaf, asked);
            }
        }
        return retrieval.best();
    }

    /** What is asked for in order of what must be the same, place and signature, each once. */
    private long[] asked() {
        long[] asked = new long[query.count()];
        long termMask = (1L << SignatureQuery.TERM_BITS) - 1;
        for (int i = 0; i < asked.length; i++) {
            long term = query.terms()[i] & termMask;
            asked[i] = ((((term >>> bits) << PLACE_BITS) | query.places()[i]) << bits) | (term & mask);
        }
        Arrays.sort(asked);
        int kept = 0;
        for (int i = 0; i < asked.length; i++) {
            if (i == 0 || asked[i] != asked[i - 1]) {
                asked[kept++] = asked[i];
            }
        }
        return Arrays.copyOf(asked, kept);
    }

    private void read(HashTerms terms, LeafReaderContext leaf, long[] asked) throws IOException {
        int sameBits = Byte.SIZE * terms.width() - bits;
        TermRanges ranges = new TermRanges(terms, partBits);
        long[] lowest = new long[TermRanges.AT_ONCE];
        int[] ends = new int[TermRanges.AT_ONCE];
        for (int from = 0, count; from < asked.length; from = ends[count - 1]) {
            count = 0;
            for (int at = from; at < asked.length && count < lowest.length; count++) {
                long same = same(asked[at]);
                if (sameBits < 0 || same >>> sameBits != 0) {
                    break; // terms that are wider than those of the index come last
                }
                while (at < asked.length && same(asked[at]) == same) {
                    at++;
                }
                lowest[count] = same << bits;
                ends[count] = at;
            }
            if (count == 0) {
                return;
            }
            ranges.find(lowest, count);
            for (int number = 0, at = from; number < count; at = ends[number++]) {
                ranges.read(number, wanted(asked, at, ends[number]));
                if (ranges.size() > 0) {
                    compare(ranges, asked, at, ends[number], leaf);
                }
            }
        }
    }

    private long same(long asked) {
        return asked >>> (bits + PLACE_BITS);
    }

    /** The parts in which likes of what is asked for from one to before another may be. */
    private int wanted(long[] asked, int from, int to) {
        int wanted = 0;
        for (int i = from; i < to; i++) {
            wanted |= near[((int) asked[i] & mask) >>> partBits];
        }
        return wanted;
    }

    /** For each part of the signatures those in which a signature of it may have likes. */
    private static int[] near(int leadingBits) {
        int[] near = new int[TermRanges.PARTS];
        int leading = -1 << (SignatureQuery.MOST_LEADING_BITS - leadingBits);
        for (int part = 0; part < near.length; part++) {
            for (int other = 0; other < near.length; other++) {
                near[part] |= Integer.bitCount((part ^ other) & leading) <= 1 ? 1 << other : 0;
            }
        }
        return near;
    }

    /** Compares what was read with what is asked for from one to before another, place by place. */
    private void compare(TermRanges range, long[] asked, int from, int to, LeafReaderContext leaf) {
        if (range.size() > differing.length) {
            differing = new int[range.terms().length];
            like = new int[differing.length];
        }
        for (int at = from; at < to; ) {
            int place = place(asked[at]);
            differing(range, (int) asked[at] & mask);
            for (at++; at < to && place(asked[at]) == place; at++) {
                least(range, (int) asked[at] & mask);
            }
            add(range, place, leaf);
        }
    }

    private int place(long asked) {
        return (int) (asked >>> bits) & ((1 << PLACE_BITS) - 1);
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
