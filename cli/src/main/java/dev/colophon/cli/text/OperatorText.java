package dev.colophon.cli.text;

import dev.colophon.cli.output.Columns;
import dev.colophon.cli.output.Console;
import dev.colophon.evidence.messages.Language;
import dev.colophon.operators.Operator;
import dev.colophon.operators.OperatorGraph;
import dev.colophon.operators.OperatorRuling;
import dev.colophon.operators.Suggestion;
import dev.colophon.operators.linkage.Link;
import dev.colophon.operators.linkage.SharedValue;
import dev.colophon.service.operators.CountedOperator;
import dev.colophon.service.operators.OperatorWords;
import dev.colophon.service.operators.ShownOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How operators are said to a person. */
public final class OperatorText {

    private static final int LINKS = 20;
    private static final int SUGGESTIONS = 20;
    private static final int SITES_A_LINE = 6;

    private static final String INDENT = "            ";
    private static final String DEEP = INDENT + "  ";

    private OperatorText() {}

    /** Two lines of a list. */
    public static List<String> brief(CountedOperator counted, Language reader) {
        Operator operator = counted.operator();
        List<String> lines = new ArrayList<>();
        lines.add("@|bold %s|@  %s%s"
                .formatted(
                        Console.safe(operator.id()),
                        reader.say(
                                "operators.brief",
                                operator.sites().size(),
                                percent(operator.confidence()),
                                counted.sightings()),
                        operator.waits().isPresent()
                                ? reader.say("change.separator") + "@|bold,red " + reader.say("operators.waits-for-you")
                                        + "|@"
                                : ""));
        if (operator.sites().size() > 1) {
            lines.add("    " + why(operator, reader));
        }
        return lines;
    }

    /** Why its sites are together, in one line. */
    static String why(Operator operator, Language reader) {
        return operator.reasons().isEmpty()
                ? reader.say("operators.by-hand")
                : Console.safe(OperatorWords.shared(operator.reasons(), ShownOperator.REASONS)
                        .in(reader));
    }

    /** Everything. */
    public static List<String> full(ShownOperator shown, Language reader) {
        Operator operator = shown.counted().operator();
        OperatorGraph graph = shown.graph();
        List<String> lines = new ArrayList<>();
        lines.add(label("operators.operator", reader) + "@|bold " + Console.safe(operator.id()) + "|@");
        sites(operator.sites(), lines, reader);
        lines.add(label("operators.confidence", reader)
                + reader.say("operators.confidence.of", percent(operator.confidence())));
        lines.add(label("operators.sightings", reader) + shown.counted().sightings());
        OperatorWords.waits(operator).ifPresent(why -> {
            String label = label("operators.waits", reader);
            lines.add("@|bold,red " + label.strip() + "|@"
                    + label.substring(label.strip().length()) + why.in(reader));
        });
        for (SharedValue reason : operator.reasons()) {
            lines.add(label("operators.shared", reader)
                    + reader.say(
                            "operators.worth",
                            Console.safe(OperatorWords.one(reason).in(reader)),
                            bits(reason.bits(), reader)));
            reason.seenOn().entrySet().stream()
                    .limit(SITES_A_LINE)
                    .forEach(seen -> lines.add(DEEP + reader.say("operators.on", Console.safe(seen.getValue()))));
            if (reason.seenOn().size() > SITES_A_LINE) {
                lines.add(DEEP + reader.say("operators.on.more", reason.seenOn().size() - SITES_A_LINE));
            }
        }
        for (OperatorRuling ruling : operator.rulings()) {
            lines.add(label("operators.ruling", reader)
                    + "%s = %s, %s".formatted(Console.safe(ruling.a()), Console.safe(ruling.b()), ruling.ruledAt()));
        }
        operator.links().stream()
                .limit(LINKS)
                .forEach(link -> lines.add(label("operators.link", reader) + link(link, graph, reader)));
        if (operator.links().size() > LINKS) {
            lines.add(
                    INDENT + reader.say("operators.links.more", operator.links().size() - LINKS));
        }
        suggestions(operator, graph, lines, reader);
        return lines;
    }

    private static void suggestions(Operator operator, OperatorGraph graph, List<String> lines, Language reader) {
        List<Suggestion> suggestions = graph.suggestions(operator);
        for (Suggestion suggestion : suggestions.subList(0, Math.min(SUGGESTIONS, suggestions.size()))) {
            lines.add(label("operators.perhaps", reader)
                    + reader.say(
                            "operators.perhaps.too",
                            "@|bold " + Console.safe(suggestion.other()) + "|@",
                            OperatorWords.doubt(suggestion.doubt()).in(reader),
                            link(suggestion.link(), graph, reader)));
            lines.add(DEEP
                    + reader.say(
                            "operators.perhaps.how", Console.safe(operator.id()), Console.safe(suggestion.other())));
        }
        if (suggestions.size() > SUGGESTIONS) {
            lines.add(INDENT + reader.say("operators.perhaps.more", suggestions.size() - SUGGESTIONS));
        }
    }

    private static String label(String key, Language reader) {
        return Columns.label(reader.say(key), INDENT.length());
    }

    private static void sites(List<String> sites, List<String> lines, Language reader) {
        for (int start = 0; start < sites.size(); start += SITES_A_LINE) {
            List<String> some = sites.subList(start, Math.min(sites.size(), start + SITES_A_LINE));
            lines.add((start == 0 ? label("operators.sites", reader) : INDENT) + Console.safe(String.join(", ", some)));
        }
    }

    private static String link(Link link, OperatorGraph graph, Language reader) {
        return reader.say(
                link.grade() == Link.Grade.LIKELY ? "operators.link.likely" : "operators.link.sure",
                Console.safe(link.a()),
                Console.safe(link.b()),
                bits(link.bits(), reader),
                Console.safe(OperatorWords.shared(graph.explain(link.a(), link.b()), ShownOperator.REASONS)
                        .in(reader)));
    }

    /** {@code 15.2 bits}. */
    public static String bits(double bits, Language reader) {
        return reader.say("operators.bits", String.format(Locale.ROOT, "%.1f", bits));
    }

    /** {@code 99.4 %}; never more than is known. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", Math.floor(1_000 * share) / 10);
    }
}
