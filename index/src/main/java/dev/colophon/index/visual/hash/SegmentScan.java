package dev.colophon.index.visual.hash;

import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.codec.HashTerms;
import dev.colophon.index.postings.shard.FlatSegment;
import dev.colophon.index.visual.hash.HashScan.Hit;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.util.BytesRef;

/** Compares hashes of one segment with the probes of a query. Not thread-safe. */
final class SegmentScan {

    private static final int WORDS = 4;
    private static final int PROBE_BITS = 32;

    private final FlatSegment segment;
    private final HashScan.Query query;
    private final Map<ReferenceId, List<Hit>> hits;
    private final HashComparison all;
    private long[] words = new long[WORDS << 5];

    /**
     * Begins.
     *
     * @param hits takes what is found
     */
    SegmentScan(FlatSegment segment, HashScan.Query query, Map<ReferenceId, List<Hit>> hits) {
        this.segment = segment;
        this.query = query;
        this.hits = hits;
        this.all = new HashComparison(query.probes(), query.most());
    }

    /** Compares all with all. */
    void all() throws IOException {
        FlatSegment.Cursor at = segment.cursor();
        while (at.next()) {
            compare(at);
        }
    }

    /** Compares films with all probes. */
    void films(int[] documents) throws IOException {
        FlatSegment.Cursor at = segment.cursor();
        for (int document : documents) {
            if (at.advance(document)) {
                compare(at);
            }
        }
    }

    /** Compares pictures with those probes that they share a band with. */
    void pictures(HashTerms terms) throws IOException {
        long[] found = BandLookup.found(terms, query.probes());
        FlatSegment.Cursor at = segment.cursor();
        for (int from = 0, to; from < found.length; from = to) {
            long document = found[from] >>> PROBE_BITS;
            to = from + 1;
            while (to < found.length && found[to] >>> PROBE_BITS == document) {
                to++;
            }
            if (at.advance((int) document)) {
                int[] numbers = Arrays.stream(found, from, to)
                        .mapToInt(pair -> (int) pair)
                        .toArray();
                HashComparison some = new HashComparison(probes(numbers), query.most());
                add(at, some, hit -> new Hit(numbers[hit.probe()], hit.hash(), hit.distance(), hit.negated()));
            }
        }
    }

    private long[] probes(int[] numbers) {
        long[] probes = new long[WORDS * numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            System.arraycopy(query.probes(), WORDS * numbers[i], probes, WORDS * i, WORDS);
        }
        return probes;
    }

    private void compare(FlatSegment.Cursor at) throws IOException {
        add(at, all, hit -> hit);
    }

    private void add(FlatSegment.Cursor at, HashComparison comparison, UnaryOperator<Hit> named) throws IOException {
        BytesRef flat = at.bytes();
        words = PackedDescriptors.words(flat.bytes, flat.offset, flat.length, words);
        List<Hit> near = comparison.hits(words, PackedDescriptors.hashes(flat.bytes, flat.offset, flat.length));
        if (near.isEmpty()) {
            return;
        }
        List<Hit> found = near.stream().map(named).toList();
        if (query.most() <= HashBands.MOST && !PackedDescriptors.isFilm(flat.bytes, flat.offset, flat.length)) {
            found = found.stream().filter(this::meets).toList();
        }
        if (!found.isEmpty()) {
            hits.put(segment.reference(at.document()), found);
        }
    }

    private boolean meets(Hit hit) {
        return HashBands.meet(words, WORDS * hit.hash(), query.probes(), WORDS * hit.probe(), hit.negated());
    }
}
