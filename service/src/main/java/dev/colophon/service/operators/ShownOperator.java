package dev.colophon.service.operators;

import dev.colophon.operators.OperatorGraph;

/**
 * One operator in full.
 *
 * @param graph of all sites: why its sites are together, and what else may belong to it
 */
public record ShownOperator(CountedOperator counted, OperatorGraph graph) {

    /** So many reasons a sentence about an operator or a link names. */
    public static final int REASONS = 3;
}
