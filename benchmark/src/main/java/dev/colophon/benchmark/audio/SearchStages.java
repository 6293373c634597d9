package dev.colophon.benchmark.audio;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.Entry;
import dev.colophon.index.postings.FingerprintStore;
import dev.colophon.index.postings.TermIndex;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.postings.shard.ShardFunction;
import dev.colophon.index.postings.shard.Stored;
import dev.colophon.index.postings.shard.Wanted;
import dev.colophon.index.search.Retriever;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * An index that notes how much processor time of the searching thread goes into what lies below an engine. Looking terms up is told
 * apart from reading what they have by asking beforehand for terms alone, where that is wanted. For one thread.
 */
final class SearchStages implements TermIndex {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final TermIndex index;
    private final FingerprintStore fingerprints;

    private boolean looksUpFirst;
    private long lookUpNanos;
    private long retrievalNanos;
    private long storedNanos;
    private long questions;

    SearchStages(TermIndex index) {
        this.index = index;
        this.fingerprints = new TimedStore(index.fingerprints());
    }

    /** Begins again, and says whether each question is asked for its terms alone before. */
    void reset(boolean lookUpFirst) {
        looksUpFirst = lookUpFirst;
        lookUpNanos = 0;
        retrievalNanos = 0;
        storedNanos = 0;
        questions = 0;
    }

    /** What looking terms up took, where it came first. */
    double lookUpMillis() {
        return lookUpNanos / 1e6;
    }

    /** What retrieval took, looking up included where that did not come first. */
    double retrievalMillis() {
        return retrievalNanos / 1e6;
    }

    /** What reading stored peaks took. */
    double storedMillis() {
        return storedNanos / 1e6;
    }

    /** How many times candidates were asked for. */
    long questions() {
        return questions;
    }

    @Override
    public FingerprintStore fingerprints() {
        return fingerprints;
    }

    @Override
    public Retriever<TermQuery, Retrieved> terms() {
        Retriever<TermQuery, Retrieved> terms = index.terms();
        return query -> {
            if (looksUpFirst) {
                long before = threads.getCurrentThreadCpuTime();
                terms.retrieve(withoutPostings(query));
                lookUpNanos += threads.getCurrentThreadCpuTime() - before;
            }
            long before = threads.getCurrentThreadCpuTime();
            Retrieved retrieved = terms.retrieve(query);
            retrievalNanos += threads.getCurrentThreadCpuTime() - before;
            questions++;
            return retrieved;
        };
    }

    private static TermQuery withoutPostings(TermQuery query) {
        return new TermQuery(
                query.terms(),
                query.places(),
                query.count(),
                query.minimum(),
                query.limit(),
                0,
                query.withNeighbours());
    }

    @Override
    public <Q, R> Retriever<Q, R> retriever(ShardFunction<Q, R> function) {
        return index.retriever(function);
    }

    @Override
    public void commit(long position) {
        index.commit(position);
    }

    @Override
    public long position() {
        return index.position();
    }

    @Override
    public void belongTo(String database) {
        index.belongTo(database);
    }

    @Override
    public Optional<String> database() {
        return index.database();
    }

    @Override
    public void deferMerges() {
        index.deferMerges();
    }

    @Override
    public void compact() {
        index.compact();
    }

    @Override
    public long postingsRead() {
        return index.postingsRead();
    }

    @Override
    public long bytes() {
        return index.bytes();
    }

    @Override
    public void close() throws IOException {
        index.close();
    }

    private final class TimedStore implements FingerprintStore {

        private final FingerprintStore store;

        TimedStore(FingerprintStore store) {
            this.store = store;
        }

        @Override
        public void put(ReferenceId reference, Entry entry) {
            store.put(reference, entry);
        }

        @Override
        public void remove(ReferenceId reference) {
            store.remove(reference);
        }

        @Override
        public List<ReferenceId> withDigest(ContentDigest digest) {
            long before = threads.getCurrentThreadCpuTime();
            List<ReferenceId> found = store.withDigest(digest);
            storedNanos += threads.getCurrentThreadCpuTime() - before;
            return found;
        }

        @Override
        public List<Optional<Stored>> stored(List<Wanted> wanted) {
            long before = threads.getCurrentThreadCpuTime();
            List<Optional<Stored>> found = store.stored(wanted);
            storedNanos += threads.getCurrentThreadCpuTime() - before;
            return found;
        }

        @Override
        public void forEach(BiConsumer<ReferenceId, Stored> each) {
            store.forEach(each);
        }

        @Override
        public List<Candidate> someBlocks(int count, long seed) {
            return store.someBlocks(count, seed);
        }

        @Override
        public int references() {
            return store.references();
        }

        @Override
        public long blocks() {
            return store.blocks();
        }
    }
}
