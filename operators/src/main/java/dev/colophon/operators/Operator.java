package dev.colophon.operators;

import dev.colophon.operators.linkage.Link;
import dev.colophon.operators.linkage.SharedValue;
import java.util.List;
import java.util.Optional;

/**
 * Sites that one operator seems to run.
 *
 * @param id the first of its sites in the alphabet; any other of its sites leads to it as well
 * @param sites in the alphabet's order
 * @param confidence 0..1: the probability, as the weights have it, that every one of its sites belongs: the product over the
 *     strongest links that hold it together of {@code (1 − deception) / (1 + 2^(prior − bits))}, see {@link
 *     OperatorParameters}; what a person joined counts as certain
 * @param links between its sites, strongest first
 * @param rulings by which a person joined sites of it
 * @param reasons what its sites share, by how much it explains
 * @param waits why a person should look at it before anybody acts on it
 */
public record Operator(
        String id,
        List<String> sites,
        double confidence,
        List<Link> links,
        List<OperatorRuling> rulings,
        List<SharedValue> reasons,
        Optional<String> waits) {

    public Operator {
        sites = List.copyOf(sites);
        links = List.copyOf(links);
        rulings = List.copyOf(rulings);
        reasons = List.copyOf(reasons);
    }
}
