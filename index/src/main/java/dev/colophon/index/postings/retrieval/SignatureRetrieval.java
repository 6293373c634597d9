package dev.colophon.index.postings.retrieval;

import dev.colophon.index.postings.codec.Fields;
import dev.colophon.index.postings.codec.HashTerms;
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
    private final HashTerms.Range range = new HashTerms.Range();

    /** How many bits of each term that was read differ from the nearest of those that are asked for. */
    private int[] differing = new int[1 << 10];

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
        for (int from = 0, to; from < asked.length; from = to) {
            long same = asked[from] >>> (bits + PLACE_BITS);
            if (sameBits < 0 || same >>> sameBits != 0) {
                return; // terms that are wider than those of the index come last
            }
            int wanted = 0;
            for (to = from; to < asked.length && asked[to] >>> (bits + PLACE_BITS) == same; to++) {
                wanted |= near[((int) asked[to] & mask) >>> partBits];
            }
            terms.read(same << bits, partBits, wanted, range);
            if (range.size() > 0) {
                compare(asked, from, to, leaf);
            }
        }
    }

    /** For each part of the signatures those in which a signature of it may have likes. */
    private static int[] near(int leadingBits) {
        int[] near = new int[HashTerms.PARTS];
        int leading = -1 << (SignatureQuery.MOST_LEADING_BITS - leadingBits);
        for (int part = 0; part < near.length; part++) {
            for (int other = 0; other < near.length; other++) {
                near[part] |= Integer.bitCount((part ^ other) & leading) <= 1 ? 1 << other : 0;
            }
        }
        return near;
    }

    /** Compares what was read with what is asked for from one to before another, place by place. */
    private void compare(long[] asked, int from, int to, LeafReaderContext leaf) {
        if (range.size() > differing.length) {
            differing = new int[range.terms().length];
        }
        for (int at = from; at < to; ) {
            int place = place(asked[at]);
            int first = (int) asked[at] & mask;
            at++;
            if (at == to || place(asked[at]) != place) {
                add(first, place, leaf);
                continue;
            }
            Arrays.fill(differing, 0, range.size(), FAR);
            least(first);
            for (; at < to && place(asked[at]) == place; at++) {
                least((int) asked[at] & mask);
            }
            add(place, leaf);
        }
    }

    private int place(long asked) {
        return (int) (asked >>> bits) & ((1 << PLACE_BITS) - 1);
    }

    /** How many bits differ; {@link #FAR} and more when several leading ones do. */
    private int differing(int term, int signature) {
        int turned = term ^ signature;
        return Integer.bitCount(turned & mask) + FAR * (Integer.bitCount(turned & leadingMask) / 2);
    }

    private void least(int signature) {
        int[] terms = range.terms();
        int[] into = differing;
        for (int i = 0; i < range.size(); i++) {
            into[i] = Math.min(into[i], differing(terms[i], signature));
        }
    }

    private void add(int place, LeafReaderContext leaf) {
        for (int i = 0; i < range.size(); i++) {
            if (differing[i] < weights.length) {
                add(range.documents()[i], place, differing[i], leaf);
            }
        }
    }

    /** The same where one term alone is asked for. */
    private void add(int signature, int place, LeafReaderContext leaf) {
        int[] terms = range.terms();
        for (int i = 0; i < range.size(); i++) {
            int bitsThatDiffer = differing(terms[i], signature);
            if (bitsThatDiffer < weights.length) {
                add(range.documents()[i], place, bitsThatDiffer, leaf);
            }
        }
    }

    private void add(int document, int place, int bitsThatDiffer, LeafReaderContext leaf) {
        Bits live = leaf.reader().getLiveDocs();
        if (live == null || live.get(document)) {
            scores.add(leaf.docBase + document, place, weights[bitsThatDiffer]);
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
