package dev.colophon.index.postings;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.postings.shard.LookedUp;
import dev.colophon.index.postings.shard.ShardFunction;
import dev.colophon.index.search.Retriever;
import java.io.Closeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lies below an engine: fingerprints, their terms, what is computed beside them, and how far the caller's changes have come.
 * Folders of this machine are one ({@link IndexShards}), a cluster may be another. Thread-safe.
 */
public interface TermIndex extends Closeable {

    FingerprintStore fingerprints();

    /** The places that share most terms with a query. */
    Retriever<TermQuery, Retrieved> terms();

    /**
     * What is asked about a copy at first.
     *
     * @param prints how many fingerprints may come along where asking for them later has a price: of the references that share most
     *     with the queries, and of those with the digest
     */
    record Lookup(ContentDigest digest, List<TermQuery> queries, int prints) {}

    /** Asks for references with a digest and for places that share terms, at once where asking has a price. */
    default LookedUp lookUp(Lookup lookup) {
        return new LookedUp(
                fingerprints().withDigest(lookup.digest()), terms().retrieveAll(lookup.queries()), Map.of());
    }

    /** What a function makes of all parts together. */
    <Q, R> Retriever<Q, R> retriever(ShardFunction<Q, R> function);

    /** Makes all changes so far durable and visible, and keeps the position with them. */
    void commit(long position);

    /** The position of the last commit, 0 of what is empty. */
    long position();

    /**
     * Says whose changes are applied; kept with each commit from then on.
     *
     * @throws dev.colophon.index.IndexException when those of another database were applied
     */
    void belongTo(String database);

    /** Whose changes were applied; empty where nobody said so yet. */
    Optional<String> database();

    /** Puts off what makes it fast, for a bulk registration; does nothing where that is not for the caller to say. */
    default void deferMerges() {}

    /** Makes it as fast as it can be, likewise; commit to keep that. */
    default void compact() {}

    /** How many postings all queries have read since this was opened. */
    long postingsRead();

    /** Size on disk. */
    long bytes();
}
