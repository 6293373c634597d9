package dev.colophon.service.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.colophon.operators.Operator;
import dev.colophon.operators.OperatorGraph;
import dev.colophon.operators.OperatorRuling;
import dev.colophon.operators.Suggestion;
import dev.colophon.operators.linkage.Link;
import dev.colophon.operators.linkage.Reasons;
import dev.colophon.service.operators.ShownOperator;
import java.time.Instant;
import java.util.List;

/**
 * An operator, how its sites hang together, and what may belong to it; the schema is {@code operator-detail.schema.json}.
 */
public record OperatorDetailView(
        @JsonUnwrapped OperatorView operator,
        List<LinkView> links,
        List<RulingView> rulings,
        List<SuggestionView> suggestions) {

    /** Two sites that have enough in common to be told. */
    public record LinkView(String a, String b, double bits, Link.Grade grade, String why) {

        private static LinkView of(Link link, OperatorGraph graph) {
            return new LinkView(
                    link.a(),
                    link.b(),
                    link.bits(),
                    link.grade(),
                    Reasons.sentence(graph.explain(link.a(), link.b()), ShownOperator.REASONS));
        }
    }

    /** Two sites that a person joined. */
    public record RulingView(String a, String b, Instant ruledAt) {

        private static RulingView of(OperatorRuling ruling) {
            return new RulingView(ruling.a(), ruling.b(), ruling.ruledAt());
        }
    }

    /** Another operator that may be the same. */
    public record SuggestionView(String operator, Suggestion.Doubt doubt, int links, LinkView strongest) {

        private static SuggestionView of(Suggestion suggestion, OperatorGraph graph) {
            return new SuggestionView(
                    suggestion.other(), suggestion.doubt(), suggestion.links(), LinkView.of(suggestion.link(), graph));
        }
    }

    public static OperatorDetailView of(ShownOperator shown) {
        Operator operator = shown.counted().operator();
        OperatorGraph graph = shown.graph();
        return new OperatorDetailView(
                OperatorView.of(shown.counted()),
                operator.links().stream().map(link -> LinkView.of(link, graph)).toList(),
                operator.rulings().stream().map(RulingView::of).toList(),
                graph.suggestions(operator).stream()
                        .map(suggestion -> SuggestionView.of(suggestion, graph))
                        .toList());
    }
}
