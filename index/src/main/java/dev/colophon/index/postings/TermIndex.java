package dev.colophon.index.postings;

import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.search.Retriever;
import java.io.Closeable;

/**
 * What lies below an engine that keeps its fingerprints as wholes: these, their terms, and how far the caller's changes have come.
 * Folders of this machine are one ({@link IndexShards}), a cluster may be another. Thread-safe.
 */
public interface TermIndex extends Closeable {

    PrintStore fingerprints();

    /** The places that share most terms with a query. */
    Retriever<TermQuery, Retrieved> terms();

    /** Makes all changes so far durable and visible, and keeps the position with them. */
    void commit(long position);

    /** The position of the last commit, 0 of what is empty. */
    long position();

    /** Puts off what makes it fast, for a bulk registration; does nothing where that is not for the caller to say. */
    default void deferMerges() {}

    /** Size on disk. */
    long bytes();
}
