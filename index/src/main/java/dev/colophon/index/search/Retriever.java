package dev.colophon.index.search;

import java.util.List;

/**
 * The first step of a search: cheap candidates for what a copy asks, of which nothing is proved yet. Thread-safe.
 *
 * @param <Q> what is asked
 * @param <R> what is found: candidates, and what verification needs to know of how they were found
 */
@FunctionalInterface
public interface Retriever<Q, R> {

    R retrieve(Q query);

    /** What is found for each of several queries, in their order; where asking has a price, asked at once. */
    default List<R> retrieveAll(List<Q> queries) {
        return queries.stream().map(this::retrieve).toList();
    }
}
