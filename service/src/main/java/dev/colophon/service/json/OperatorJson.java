package dev.colophon.service.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.colophon.operators.Operator;
import dev.colophon.operators.OperatorGraph;
import dev.colophon.operators.OperatorRuling;
import dev.colophon.operators.Suggestion;
import dev.colophon.operators.linkage.Link;
import dev.colophon.operators.linkage.Reasons;
import dev.colophon.operators.linkage.SharedValue;

/** Operators as JSON; the fields are documented in the README. */
public final class OperatorJson {

    /** So many reasons a sentence names. */
    public static final int REASONS = 3;

    private OperatorJson() {}

    /** What the list says of an operator. */
    public static ObjectNode brief(Operator operator, int sightings) {
        ObjectNode line = JsonLines.object()
                .put("operator", operator.id())
                .put("confidence", operator.confidence())
                .put("sightings", sightings);
        operator.sites().forEach(line.putArray("sites")::add);
        operator.waits().ifPresent(why -> line.put("waits", why));
        ArrayNode reasons = line.putArray("reasons");
        operator.reasons().forEach(reason -> add(reasons.addObject(), reason));
        return line;
    }

    /** With how it hangs together, and what may belong to it. */
    public static ObjectNode full(Operator operator, int sightings, OperatorGraph graph) {
        ObjectNode line = brief(operator, sightings);
        ArrayNode links = line.putArray("links");
        for (Link link : operator.links()) {
            add(links.addObject(), link, graph);
        }
        ArrayNode rulings = line.putArray("rulings");
        for (OperatorRuling ruling : operator.rulings()) {
            rulings.addObject()
                    .put("a", ruling.a())
                    .put("b", ruling.b())
                    .put("ruledAt", ruling.ruledAt().toString());
        }
        ArrayNode suggestions = line.putArray("suggestions");
        for (Suggestion suggestion : graph.suggestions(operator)) {
            ObjectNode one = suggestions
                    .addObject()
                    .put("operator", suggestion.other())
                    .put("doubt", suggestion.doubt().name())
                    .put("links", suggestion.links());
            add(one.putObject("strongest"), suggestion.link(), graph);
        }
        return line;
    }

    private static void add(ObjectNode object, Link link, OperatorGraph graph) {
        object.put("a", link.a())
                .put("b", link.b())
                .put("bits", link.bits())
                .put("grade", link.grade().name())
                .put("why", Reasons.sentence(graph.explain(link.a(), link.b()), REASONS));
    }

    private static void add(ObjectNode object, SharedValue shared) {
        object.put("kind", shared.kind().name())
                .put("value", shared.value())
                .put("count", shared.count())
                .put("bits", shared.bits())
                .put("sites", shared.sites())
                .put("known", shared.known());
        ObjectNode seenOn = object.putObject("seenOn");
        shared.seenOn().forEach(seenOn::put);
    }
}
