package dev.colophon.index.search;

/**
 * The first step of a search: cheap candidates for what a copy asks, of which nothing is proved yet. Thread-safe.
 *
 * @param <Q> what is asked
 * @param <R> what is found: candidates, and what verification needs to know of how they were found
 */
@FunctionalInterface
public interface Retriever<Q, R> {

    R retrieve(Q query);
}
