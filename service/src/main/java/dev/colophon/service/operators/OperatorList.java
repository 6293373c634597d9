package dev.colophon.service.operators;

import dev.colophon.operators.OperatorGraph;
import java.util.List;

/**
 * Who runs the sites that were seen.
 *
 * @param operators those with the most sites first
 * @param graph of all sites
 */
public record OperatorList(List<CountedOperator> operators, OperatorGraph graph) {

    public OperatorList {
        operators = List.copyOf(operators);
    }
}
