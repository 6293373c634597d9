package dev.colophon.server.web.cases;

import dev.colophon.evidence.messages.Message;
import dev.colophon.operators.Operator;
import dev.colophon.operators.OperatorGraph;
import dev.colophon.operators.OperatorRuling;
import dev.colophon.operators.Suggestion;
import dev.colophon.operators.linkage.Link;
import dev.colophon.operators.linkage.SiteName;
import dev.colophon.server.view.Tongue;
import dev.colophon.service.operators.OperatorWords;
import dev.colophon.service.operators.ShownOperator;
import dev.colophon.service.report.html.ReportWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who seems to run the sites of a case, and why they are thought to be one operator's.
 *
 * @param sites of the operator, with the copies of the case on each
 * @param confidence that all of them belong together, such as {@code 99.4 %}
 * @param waits why a person should look before anybody acts
 * @param lines what ties the sites, the strongest first, then what was looked at and was not enough
 * @param more how many lines are not shown
 */
public record OperatorDossier(
        Map<String, Integer> sites,
        String confidence,
        Optional<Message> waits,
        List<Reason> lines,
        int more,
        Optional<SiteGraph> graph) {

    /** Together they have as many as there are letters. */
    private static final int MOST_RULINGS = 6;

    private static final int MOST_LINES = 14;
    private static final int MOST_LEFT_OUT = 6;

    /** What a person says is drawn as the strongest. */
    private static final double CERTAIN = 20;

    public OperatorDossier {
        lines = List.copyOf(lines);
    }

    /**
     * What ties two sites.
     *
     * @param letter of the line in the drawing
     * @param why as it was found; empty where a person joined them
     * @param bits how much that says; the empty string where a person joined them
     * @param doubt why it does not join them; empty where it does
     */
    public record Reason(String letter, Message why, String a, String b, String bits, Optional<Message> doubt) {}

    /**
     * Of an operator.
     *
     * @param hosts of the case, with how many copies each has
     */
    public static OperatorDossier of(ShownOperator shown, Map<String, Integer> hosts, Tongue words) {
        Operator operator = shown.counted().operator();
        OperatorGraph graph = shown.graph();
        Map<String, Integer> copies = new HashMap<>();
        hosts.forEach((host, count) -> copies.merge(SiteName.of(host), count, Integer::sum));
        List<Reason> reasons = new ArrayList<>();
        List<SiteGraph.Line> lines = new ArrayList<>();
        List<SiteGraph.Site> sites = new ArrayList<>();
        for (String site : operator.sites()) {
            sites.add(new SiteGraph.Site(
                    site, ReportWords.host(site), Optional.of(words.say("case.copies", copies.getOrDefault(site, 0)))));
        }
        for (OperatorRuling ruling :
                operator.rulings().stream().limit(MOST_RULINGS).toList()) {
            add(
                    reasons,
                    lines,
                    SiteName.of(ruling.a()),
                    SiteName.of(ruling.b()),
                    CERTAIN,
                    "",
                    Message.none(),
                    Optional.empty());
        }
        for (Link link : operator.links()
                .subList(0, Math.min(MOST_LINES, operator.links().size()))) {
            add(reasons, lines, link, graph, Optional.empty());
        }
        List<Suggestion> left = graph.suggestions(operator);
        for (Suggestion suggestion : left.subList(0, Math.min(MOST_LEFT_OUT, left.size()))) {
            Link link = suggestion.link();
            add(reasons, lines, link, graph, Optional.of(OperatorWords.doubt(suggestion.doubt())));
            for (String site : List.of(link.a(), link.b())) {
                if (sites.stream().noneMatch(one -> one.name().equals(site))) {
                    sites.add(new SiteGraph.Site(site, ReportWords.host(site), Optional.empty()));
                }
            }
        }
        Map<String, Integer> all = new TreeMap<>();
        operator.sites().forEach(site -> all.put(site, copies.getOrDefault(site, 0)));
        return new OperatorDossier(
                all,
                String.format(Locale.ROOT, "%.1f %%", Math.floor(1_000 * operator.confidence()) / 10),
                OperatorWords.waits(operator),
                reasons,
                Math.max(0, operator.links().size() - MOST_LINES) + Math.max(0, left.size() - MOST_LEFT_OUT),
                SiteGraph.of(sites, lines));
    }

    private static void add(
            List<Reason> reasons, List<SiteGraph.Line> lines, Link link, OperatorGraph graph, Optional<Message> doubt) {
        add(
                reasons,
                lines,
                link.a(),
                link.b(),
                link.bits(),
                String.format(Locale.ROOT, "%.1f", link.bits()),
                OperatorWords.shared(graph.explain(link.a(), link.b()), ShownOperator.REASONS),
                doubt);
    }

    private static void add(
            List<Reason> reasons,
            List<SiteGraph.Line> lines,
            String a,
            String b,
            double strength,
            String bits,
            Message why,
            Optional<Message> doubt) {
        String letter = String.valueOf((char) ('a' + reasons.size()));
        reasons.add(new Reason(letter, why, ReportWords.host(a), ReportWords.host(b), bits, doubt));
        lines.add(new SiteGraph.Line(letter, a, b, strength, doubt.isEmpty()));
    }
}
