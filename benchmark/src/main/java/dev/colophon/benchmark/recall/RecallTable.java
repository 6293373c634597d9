package dev.colophon.benchmark.recall;

import dev.colophon.benchmark.corpus.Condition;
import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.benchmark.recall.Results.Row;
import dev.colophon.benchmark.report.ReportPage;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What was found under each condition: a table with intervals drawn beside the figures. The same for every medium. */
public final class RecallTable {

    private static final double WIDTH = 260;
    private static final double HEIGHT = 16;
    private static final double[] TICKS = {0.5, 0.8, 0.9, 0.95, 0.99, 1};

    private final Function<Condition, String> group;
    private final Map<String, Double> bars;

    /**
     * Prepares a table.
     *
     * @param group the heading under which a condition stands
     * @param bars the least share that is wanted, by condition
     */
    public RecallTable(Function<Condition, String> group, Map<String, Double> bars) {
        this.group = group;
        this.bars = bars;
    }

    public String html(Collection<Row> rows) {
        StringBuilder table = new StringBuilder(
                "<table><tr><th>change</th><th>copies</th><th>found</th><th>listed</th><th>placed</th><th>recall</th><th>95 %</th><th>bar</th><th class=text>"
                        + scale() + "</th></tr>");
        String heading = "";
        for (Row row : rows) {
            String next = group.apply(row.condition());
            if (!next.equals(heading)) {
                heading = next;
                table.append("<tr class=group><td colspan=9>")
                        .append(ReportPage.escape(heading))
                        .append("</td></tr>");
            }
            table.append(row(row));
        }
        return table.append("</table>").toString();
    }

    private String row(Row row) {
        double share = (double) row.found() / row.queries();
        boolean match = row.condition().expectMatch();
        Double bar = bars.get(row.condition().name());
        boolean missed = match ? bar != null && share < bar : row.found() > 0;
        return "<tr><td>%s</td><td>%d</td><td>%d</td><td>%d</td><td>%s</td><td class=\"%s\">%s</td><td class=soft>%s–%s</td><td class=soft>%s</td><td>%s</td></tr>"
                .formatted(
                        ReportPage.escape(row.condition().name()),
                        row.queries(),
                        row.found(),
                        row.listed(),
                        match ? row.placed() : "–",
                        missed ? "bad" : "",
                        Numbers.percent(share, 1),
                        Numbers.percent(row.interval().low(), 1).replace(" %", ""),
                        Numbers.percent(row.interval().high(), 1),
                        match ? bar == null ? "" : Numbers.percent(bar, 0) : "none",
                        match ? drawn(row, bar) : "");
    }

    /** The square root of what is missed: 99 % and 90 % are as far apart as 90 % and 60 %. */
    private static double across(double share) {
        return 6 + (WIDTH - 12) * (1 - Math.sqrt(1 - share));
    }

    private static String drawn(Row row, @org.jspecify.annotations.Nullable Double bar) {
        StringBuilder svg = new StringBuilder(format("<svg width=\"%.0f\" height=\"%.0f\">", WIDTH, HEIGHT));
        for (double tick : TICKS) {
            svg.append(format("<path class=\"grid\" d=\"M%.1f 0 v%.0f\"/>", across(tick), HEIGHT));
        }
        if (bar != null) {
            svg.append(format("<path d=\"M%.1f 1 v14\" stroke=\"var(--ink)\" stroke-width=\"2\"/>", across(bar)));
        }
        double share = (double) row.found() / row.queries();
        String colour = bar != null && share < bar ? "var(--bad)" : "var(--a)";
        svg.append(format(
                "<path d=\"M%.1f 8 H%.1f\" stroke=\"%s\" stroke-width=\"2\"/><circle cx=\"%.1f\" cy=\"8\" r=\"4\" fill=\"%s\"/>",
                across(row.interval().low()), across(row.interval().high()), colour, across(share), colour));
        return svg.append("</svg>").toString();
    }

    private static String scale() {
        StringBuilder svg = new StringBuilder(format("<svg width=\"%.0f\" height=\"%.0f\">", WIDTH + 12, HEIGHT));
        for (double tick : TICKS) {
            svg.append(
                    format("<text x=\"%.1f\" y=\"13\" text-anchor=\"middle\">%.0f</text>", across(tick), 100 * tick));
        }
        return svg.append("</svg>").toString();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
