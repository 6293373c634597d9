package dev.colophon.index.search;

import java.util.Optional;

/**
 * The second step of a search: compares what a copy and a reference really hold. Pure: the answer follows from the arguments,
 * whatever else is in the index.
 *
 * @param <C> of the copy
 * @param <R> of the reference
 * @param <P> where in both to look, as a {@link Retriever} proposed it
 * @param <A> what was found to agree: an {@link Alignment}, or a part of one
 */
@FunctionalInterface
public interface Verifier<C, R, P, A> {

    Optional<A> verify(C copy, R reference, P place);
}
