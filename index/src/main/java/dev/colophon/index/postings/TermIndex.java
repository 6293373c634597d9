package dev.colophon.index.postings;

import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.postings.shard.ShardFunction;
import dev.colophon.index.search.Retriever;
import java.io.Closeable;

/**
 * What lies below an engine: fingerprints, their terms, what is computed beside them, and how far the caller's changes have come.
 * Folders of this machine are one ({@link IndexShards}), a cluster may be another. Thread-safe.
 */
public interface TermIndex extends Closeable {

    FingerprintStore fingerprints();

    /** The places that share most terms with a query. */
    Retriever<TermQuery, Retrieved> terms();

    /** What a function makes of all parts together. */
    <Q, R> Retriever<Q, R> retriever(ShardFunction<Q, R> function);

    /** Makes all changes so far durable and visible, and keeps the position with them. */
    void commit(long position);

    /** The position of the last commit, 0 of what is empty. */
    long position();

    /** Puts off what makes it fast, for a bulk registration; does nothing where that is not for the caller to say. */
    default void deferMerges() {}

    /** Makes it as fast as it can be, likewise; commit to keep that. */
    default void compact() {}

    /** How many postings all queries have read since this was opened. */
    long postingsRead();

    /** Size on disk. */
    long bytes();
}
