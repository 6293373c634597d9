package dev.colophon.index.postings.retrieval;

import dev.colophon.index.postings.codec.Fields;
import dev.colophon.index.postings.codec.HashTerms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;

/**
 * Counts shared terms by where the query would begin: all terms are looked up once, then read in increasing document frequency.
 * Frequencies are of live blocks over all segments and ties are broken by reference, so the answer does not depend on the segments.
 */
public final class Retrieval {

    /** For more weights no room is made beforehand. */
    private static final long MOST_EXPECTED = 1 << 20;

    private final IndexReader reader;
    private final TermQuery query;
    private final List<LeafReaderContext> leaves = new ArrayList<>();
    private final List<HashTerms> dictionaries = new ArrayList<>();
    private final double documents;
    private final DistinctTerms distinct = new DistinctTerms();
    private final Stretches stretches = new Stretches();
    private final Places places = new Places();
    /** The first place of each distinct term. */
    private int[] placesOf = new int[1 << 10];

    /** Where in the query each distinct term stands first. */
    private int[] firstPositions = new int[1 << 10];

    /** Where in the query terms stand that some block has, and the number of the distinct term. */
    private int[] positions = new int[1 << 10];

    private int[] numbers = new int[1 << 10];
    private int held;
    /** The blocks of one term. */
    private int[] found = new int[1 << 10];

    private long termMask;
    private long postingsRead;

    private Retrieval(IndexReader reader, TermQuery query) throws IOException {
        this.reader = reader;
        this.query = query;
        this.documents = reader.numDocs();
        for (LeafReaderContext leaf : reader.leaves()) {
            if (UnwrappedSegment.of(leaf.reader()).terms(Fields.TERMS) instanceof HashTerms terms) {
                leaves.add(leaf);
                dictionaries.add(terms);
            }
        }
    }

    /** What an index holds that is all in one place. */
    public static Retrieved candidates(IndexReader reader, TermQuery query) throws IOException {
        Retrieval retrieval = new Retrieval(reader, query);
        return retrieval.leaves.isEmpty() ? Retrieved.NOTHING : retrieval.best(retrieval::read);
    }

    /** In how many blocks of one part of an index the terms are. */
    public static TermFrequencies frequencies(IndexReader reader, TermQuery query) throws IOException {
        Retrieval retrieval = new Retrieval(reader, query);
        int[] frequencies = new int[query.count()];
        if (!retrieval.leaves.isEmpty()) {
            retrieval.lookUp();
            int most = (int) Math.min(Integer.MAX_VALUE - 1, query.readBudget());
            for (int number = 0; number < retrieval.distinct.size(); number++) {
                frequencies[retrieval.firstPositions[number]] = retrieval.live(number, most);
            }
        }
        return new TermFrequencies(reader.numDocs(), frequencies);
    }

    /**
     * What one part of an index holds.
     *
     * @param weights of the terms in the index as a whole, see {@link TermFrequencies#weights}
     */
    public static Retrieved candidates(IndexReader reader, TermQuery query, float[] weights) throws IOException {
        Retrieval retrieval = new Retrieval(reader, query);
        return retrieval.leaves.isEmpty() ? Retrieved.NOTHING : retrieval.best(sums -> retrieval.read(sums, weights));
    }

    /** Reads postings into scores; tells which terms, by number. */
    @FunctionalInterface
    private interface Reading {
        boolean[] into(Scores scores) throws IOException;
    }

    private Retrieved best(Reading reading) throws IOException {
        lookUp();
        Scores scores = new Scores(reader.maxDoc(), expected());
        boolean[] read = reading.into(scores);
        Scores.Best best = scores.best(
                query.minimum(),
                query.limit(),
                query.withNeighbours(),
                () -> new BlockFields(reader, Fields.BLOCK, 0)::number);
        int kept = 0;
        for (int i = 0; i < held; i++) {
            if (read[numbers[i]]) {
                positions[kept++] = positions[i];
            }
        }
        return new Retrieved(
                BlockFields.candidates(reader, best, query.limit()), Arrays.copyOf(positions, kept), postingsRead);
    }

    /** How many weights will be added, about. */
    private int expected() {
        return (int) Math.min(MOST_EXPECTED, Math.min(query.readBudget(), stretches.postings));
    }

    /** The postings of one term in one segment, and the next of the same term. */
    private static final class Stretches {

        private int[] leaf = new int[1 << 10];
        private long[] first = new long[1 << 10];
        private int[] count = new int[1 << 10];
        /** Where its documents begin, or -1 when they have not been taken. */
        private int[] taken = new int[1 << 10];

        private int[] next = new int[1 << 10];
        private int size;
        private long postings;
        private int[] documents = new int[1 << 13];
        private int documentsTaken;

        int add(int inLeaf, HashTerms.Batch batch, int number, int following) {
            if (size == leaf.length) {
                leaf = Arrays.copyOf(leaf, 2 * size);
                first = Arrays.copyOf(first, 2 * size);
                count = Arrays.copyOf(count, 2 * size);
                taken = Arrays.copyOf(taken, 2 * size);
                next = Arrays.copyOf(next, 2 * size);
            }
            leaf[size] = inLeaf;
            first[size] = batch.first(number);
            count[size] = batch.count(number);
            taken[size] = batch.isTaken(number) ? take(batch, number) : -1;
            next[size] = following;
            postings += count[size];
            return size++;
        }

        private int take(HashTerms.Batch batch, int number) {
            int from = documentsTaken;
            documentsTaken += batch.count(number);
            if (documentsTaken > documents.length) {
                documents = Arrays.copyOf(documents, Math.max(documentsTaken, 2 * documents.length));
            }
            System.arraycopy(batch.documents(), HashTerms.Batch.FEW * number, documents, from, batch.count(number));
            return from;
        }

        /** The document of one of the postings of a stretch. */
        int document(int stretch, int number, HashTerms terms) throws IOException {
            return taken[stretch] >= 0 ? documents[taken[stretch] + number] : terms.document(first[stretch] + number);
        }

        /** The documents of all postings of a stretch, from a place on. */
        void documents(int stretch, HashTerms terms, int[] into, int from) throws IOException {
            if (taken[stretch] >= 0) {
                System.arraycopy(documents, taken[stretch], into, from, count[stretch]);
            } else {
                terms.documents(first[stretch], count[stretch], into, from);
            }
        }
    }

    /** The places in which the query has one term, and the next of the same term. */
    private static final class Places {

        private byte[] place = new byte[1 << 10];
        private int[] next = new int[1 << 10];
        private int size;

        int add(byte at, int following) {
            if (size == place.length) {
                place = Arrays.copyOf(place, 2 * size);
                next = Arrays.copyOf(next, 2 * size);
            }
            place[size] = at;
            next[size] = following;
            return size++;
        }

        boolean contains(byte at, int from) {
            int here = from;
            while (here >= 0 && place[here] != at) {
                here = next[here];
            }
            return here >= 0;
        }
    }

    private void lookUp() throws IOException {
        termMask = (1L << (Byte.SIZE * dictionaries.getFirst().width())) - 1;
        HashTerms.Batch[] batches = new HashTerms.Batch[leaves.size()];
        Arrays.setAll(batches, _ -> new HashTerms.Batch());
        int[] next = new int[leaves.size()];
        for (int from = 0; from < query.count(); from += HashTerms.Batch.SIZE) {
            int to = Math.min(query.count(), from + HashTerms.Batch.SIZE);
            for (int leaf = 0; leaf < batches.length; leaf++) {
                dictionaries.get(leaf).find(query.terms(), from, to, batches[leaf]);
            }
            Arrays.fill(next, 0);
            for (int place = least(batches, next); place < Integer.MAX_VALUE; place = least(batches, next)) {
                hold(place, batches, next);
            }
        }
    }

    /** The next place in the query whose term some segment has. */
    private static int least(HashTerms.Batch[] batches, int[] next) {
        int least = Integer.MAX_VALUE;
        for (int leaf = 0; leaf < batches.length; leaf++) {
            if (next[leaf] < batches[leaf].found()) {
                least = Math.min(least, batches[leaf].place(next[leaf]));
            }
        }
        return least;
    }

    /** Keeps the postings of one term in all segments, and goes on in these. */
    private void hold(int place, HashTerms.Batch[] batches, int[] next) throws IOException {
        long term = query.terms()[place] & termMask;
        int number = distinct.numberOf(term);
        boolean isNew = number < 0;
        int chain = -1;
        int frequency = 0;
        for (int leaf = 0; leaf < batches.length; leaf++) {
            HashTerms.Batch batch = batches[leaf];
            if (next[leaf] < batch.found() && batch.place(next[leaf]) == place) {
                if (isNew) {
                    chain = stretches.add(leaf, batch, next[leaf], chain);
                    frequency += stretches.count[chain];
                }
                next[leaf]++;
            }
        }
        byte at = query.places()[place];
        if (isNew) {
            number = distinct.add(term, frequency, chain);
            if (number == placesOf.length) {
                placesOf = Arrays.copyOf(placesOf, 2 * number);
                firstPositions = Arrays.copyOf(firstPositions, 2 * number);
            }
            firstPositions[number] = place;
            placesOf[number] = places.add(at, -1);
        } else if (!places.contains(at, placesOf[number])) {
            placesOf[number] = places.add(at, placesOf[number]);
        }
        if (held == positions.length) {
            positions = Arrays.copyOf(positions, 2 * held);
            numbers = Arrays.copyOf(numbers, 2 * held);
        }
        positions[held] = place;
        numbers[held++] = number;
    }

    /** How many live blocks have a term; the count ends above {@code most}. */
    private int live(int number, int most) throws IOException {
        int found = 0;
        for (int at = distinct.stretch(number); at >= 0 && found <= most; at = stretches.next[at]) {
            HashTerms terms = dictionaries.get(stretches.leaf[at]);
            Bits live = leaves.get(stretches.leaf[at]).reader().getLiveDocs();
            if (live == null) {
                found += stretches.count[at];
                continue;
            }
            for (int i = 0; i < stretches.count[at] && found <= most; i++) {
                found += live.get(stretches.document(at, i, terms)) ? 1 : 0;
            }
        }
        return found;
    }

    /** Reads the rarest terms first until the budget is spent; tells which. */
    private boolean[] read(Scores scores) throws IOException {
        boolean[] read = new boolean[distinct.size()];
        long budget = query.readBudget();
        int weighed = 0;
        float weight = 0;
        long[] rarestFirst =
                reader.hasDeletions() ? distinct.byLiveFrequency(budget, this::live) : distinct.byFrequency();
        for (long rare : rarestFirst) {
            int number = (int) rare;
            int frequency = (int) (rare >>> Integer.SIZE);
            budget -= frequency;
            if (budget < 0) {
                break;
            }
            if (frequency == 0) {
                continue;
            }
            read[number] = true;
            postingsRead += frequency;
            if (frequency != weighed) {
                weight = TermFrequencies.weight(documents, frequency);
                weighed = frequency;
            }
            add(number, weight, scores);
        }
        return read;
    }

    /** Reads the terms that have a weight; tells which. */
    private boolean[] read(Scores scores, float[] ofTerms) throws IOException {
        boolean[] read = new boolean[distinct.size()];
        for (int number = 0; number < read.length; number++) {
            float weight = ofTerms[firstPositions[number]];
            if (weight > 0) {
                read[number] = true;
                postingsRead += add(number, weight, scores);
            }
        }
        return read;
    }

    /** Adds the weight of a term where it stands in live blocks; tells in how many. */
    private int add(int number, float weight, Scores scores) throws IOException {
        int count = 0;
        for (int at = distinct.stretch(number); at >= 0; at = stretches.next[at]) {
            count = takeLive(at, count);
        }
        for (int place = placesOf[number]; place >= 0; place = places.next[place]) {
            scores.add(found, count, places.place[place], weight);
        }
        return count;
    }

    /** Takes the live blocks of a stretch into {@link #found}, from a place on; tells where they end. */
    private int takeLive(int stretch, int from) throws IOException {
        LeafReaderContext leaf = leaves.get(stretches.leaf[stretch]);
        int end = from + stretches.count[stretch];
        if (end > found.length) {
            found = Arrays.copyOf(found, Math.max(end, 2 * found.length));
        }
        stretches.documents(stretch, dictionaries.get(stretches.leaf[stretch]), found, from);
        Bits live = leaf.reader().getLiveDocs();
        int kept = from;
        for (int i = from; i < end; i++) {
            int document = found[i];
            if (live == null || live.get(document)) {
                found[kept++] = leaf.docBase + document;
            }
        }
        return kept;
    }
}
