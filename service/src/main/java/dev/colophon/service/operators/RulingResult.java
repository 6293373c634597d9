package dev.colophon.service.operators;

import java.util.List;

/**
 * What came of ruling that two sites are one operator's, or are not.
 *
 * @param same what was ruled
 * @param operators of both sites as they are now: one, or two
 * @param overruled how many earlier rulings are without effect, because later ones say otherwise
 */
public record RulingResult(boolean same, List<ShownOperator> operators, int overruled) {

    public RulingResult {
        operators = List.copyOf(operators);
    }
}
