package dev.colophon.cli.text;

import dev.colophon.cli.output.Console;
import dev.colophon.operators.Operator;
import dev.colophon.operators.OperatorGraph;
import dev.colophon.operators.OperatorRuling;
import dev.colophon.operators.Suggestion;
import dev.colophon.operators.linkage.Link;
import dev.colophon.operators.linkage.Reasons;
import dev.colophon.operators.linkage.SharedValue;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.operators.CountedOperator;
import dev.colophon.service.operators.ShownOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How operators are said to a person. */
public final class OperatorText {

    private static final int LINKS = 20;
    private static final int SUGGESTIONS = 20;
    private static final int SITES_A_LINE = 6;

    private OperatorText() {}

    /** Two lines of a list. */
    public static List<String> brief(CountedOperator counted) {
        Operator operator = counted.operator();
        String sites = Plural.of(operator.sites().size(), "site", "sites");
        List<String> lines = new ArrayList<>();
        lines.add("@|bold %s|@  %s, %s, %s%s"
                .formatted(
                        Console.safe(operator.id()),
                        sites,
                        percent(operator.confidence()),
                        Plural.of(counted.sightings(), "sighting", "sightings"),
                        operator.waits().isPresent() ? "; @|bold,red waits for you|@" : ""));
        if (operator.sites().size() > 1) {
            lines.add("    " + why(operator));
        }
        return lines;
    }

    /** Why its sites are together, in one line. */
    static String why(Operator operator) {
        return operator.reasons().isEmpty()
                ? "joined by hand"
                : Console.safe(Reasons.sentence(operator.reasons(), ShownOperator.REASONS));
    }

    /** Everything. */
    public static List<String> full(ShownOperator shown) {
        Operator operator = shown.counted().operator();
        OperatorGraph graph = shown.graph();
        List<String> lines = new ArrayList<>();
        lines.add("operator    @|bold " + Console.safe(operator.id()) + "|@");
        sites(operator.sites(), lines);
        lines.add("confidence  %s that all of these belong together".formatted(percent(operator.confidence())));
        lines.add("sightings   " + shown.counted().sightings());
        operator.waits().ifPresent(why -> lines.add("@|bold,red waits|@       " + why));
        for (SharedValue reason : operator.reasons()) {
            lines.add("shared      %s, worth %s".formatted(Console.safe(Reasons.phrase(reason)), bits(reason.bits())));
            reason.seenOn().entrySet().stream()
                    .limit(SITES_A_LINE)
                    .forEach(seen -> lines.add("              on " + Console.safe(seen.getValue())));
            if (reason.seenOn().size() > SITES_A_LINE) {
                lines.add(
                        "              and on %d more".formatted(reason.seenOn().size() - SITES_A_LINE));
            }
        }
        for (OperatorRuling ruling : operator.rulings()) {
            lines.add("by hand     %s = %s, %s"
                    .formatted(Console.safe(ruling.a()), Console.safe(ruling.b()), ruling.ruledAt()));
        }
        operator.links().stream().limit(LINKS).forEach(link -> lines.add("link        " + link(link, graph)));
        if (operator.links().size() > LINKS) {
            lines.add("            and %d more links (all with --json)"
                    .formatted(operator.links().size() - LINKS));
        }
        List<Suggestion> suggestions = graph.suggestions(operator);
        for (Suggestion suggestion : suggestions.subList(0, Math.min(SUGGESTIONS, suggestions.size()))) {
            lines.add("perhaps     @|bold %s|@ too, %s: %s"
                    .formatted(
                            Console.safe(suggestion.other()),
                            suggestion.doubt().words(),
                            link(suggestion.link(), graph)));
            lines.add("              colophon operators merge %s %s   or split"
                    .formatted(Console.safe(operator.id()), Console.safe(suggestion.other())));
        }
        if (suggestions.size() > SUGGESTIONS) {
            lines.add("            and %d more suggestions (all with --json)"
                    .formatted(suggestions.size() - SUGGESTIONS));
        }
        return lines;
    }

    private static void sites(List<String> sites, List<String> lines) {
        for (int start = 0; start < sites.size(); start += SITES_A_LINE) {
            List<String> some = sites.subList(start, Math.min(sites.size(), start + SITES_A_LINE));
            lines.add((start == 0 ? "sites       " : "            ") + Console.safe(String.join(", ", some)));
        }
    }

    private static String link(Link link, OperatorGraph graph) {
        return "%s = %s, %s%s: %s"
                .formatted(
                        Console.safe(link.a()),
                        Console.safe(link.b()),
                        bits(link.bits()),
                        link.grade() == Link.Grade.LIKELY ? " (likely)" : "",
                        Console.safe(Reasons.sentence(graph.explain(link.a(), link.b()), ShownOperator.REASONS)));
    }

    /** {@code 15.2 bits}. */
    public static String bits(double bits) {
        return String.format(Locale.ROOT, "%.1f bits", bits);
    }

    /** {@code 99.4 %}; never more than is known. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", Math.floor(1_000 * share) / 10);
    }
}
