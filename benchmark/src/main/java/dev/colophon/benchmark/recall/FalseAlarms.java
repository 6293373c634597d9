package dev.colophon.benchmark.recall;

import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.benchmark.recall.SearchOutcome.Kind;
import dev.colophon.benchmark.report.Axis;
import dev.colophon.benchmark.report.Plot;
import dev.colophon.benchmark.report.Plot.Point;
import dev.colophon.benchmark.report.ReportPage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrongly found, at every threshold. The same for every medium. */
public final class FalseAlarms {

    private static final double LOWEST = 1e-8;
    private static final int STEPS_PER_DECADE = 10;

    private final Results results;
    private final double strong;

    /**
     * Prepares the section.
     *
     * @param strong expected false alarms up to which a match is STRONG
     */
    public FalseAlarms(Results results, double strong) {
        this.results = results;
        this.strong = strong;
    }

    public void write(ReportPage page) {
        List<List<String>> rows = new ArrayList<>();
        results.negatives().forEach((kind, negatives) -> rows.add(row(kind.words(), negatives)));
        rows.add(row("all", results.allNegatives()));
        page.table(List.of("queries", "count", "false", "rate", "at most (95 %)"), rows);
        page.note(
                "False: an EXACT or STRONG match with a work that the query is no copy of. The bound is exact and one-sided.");
        List<String> wrong = results.falseMatches();
        if (!wrong.isEmpty()) {
            page.folded(wrong.size() + " false matches", wrong);
        }
        page.figure(
                plot(),
                "Share of queries with a match at or below a threshold of expected false alarms. Found: copies of registered works, "
                        + "with the right work. Wrong: queries of works that are not registered, or must not match. A calibrated "
                        + "engine keeps wrong at or below the dashed line, where the rate is what the threshold promises. Nothing is "
                        + "listed above the threshold of a CANDIDATE.");
    }

    private static List<String> row(String name, Results.Negatives negatives) {
        return List.of(
                name,
                "%,d".formatted(negatives.queries()),
                Integer.toString(negatives.wrong()),
                Numbers.rate((double) negatives.wrong() / negatives.queries()),
                Numbers.rate(Interval.atMost(negatives.wrong(), negatives.queries())));
    }

    private String plot() {
        List<Double> right = levels(Kind.COPY, outcome -> outcome.right());
        List<Double> wrong = new ArrayList<>();
        int negatives = 0;
        for (Kind kind : List.of(Kind.UNLIKE, Kind.APART, Kind.WITHDRAWN)) {
            wrong.addAll(levels(kind, SearchOutcome::wrong));
            negatives += results.negatives(kind).queries();
        }
        int copies = results.all().queries();
        double floor = 0.5 / Math.max(1, negatives);
        Axis x = Axis.log("threshold: expected false alarms a query", LOWEST, 1e-1);
        Axis y = Axis.log("share of queries", Math.pow(10, Math.floor(Math.log10(floor))), 1);
        List<Point> promised =
                List.of(new Point(y.from(), y.from()), new Point(0.01, 0.01), new Point(0.1, 1 - Math.exp(-0.1)));
        return new Plot(x, y)
                .line("found", curve(right, copies, floor), false)
                .line("wrong", curve(wrong, negatives, floor), false)
                .guide("as promised", promised)
                .mark("STRONG", strong)
                .svg();
    }

    private List<Double> levels(Kind kind, java.util.function.Function<SearchOutcome, Optional<Match>> which) {
        return results.outcomes().stream()
                .filter(outcome -> outcome.kind() == kind)
                .map(which)
                .flatMap(Optional::stream)
                .map(match -> match.grade() == Grade.EXACT ? 0 : match.falseAlarms())
                .sorted()
                .toList();
    }

    /** What lies below the floor, none of so many queries, is drawn at it. */
    private static List<Point> curve(List<Double> sorted, int of, double floor) {
        List<Point> points = new ArrayList<>();
        int counted = 0;
        int decades = (int) Math.round(Math.log10(0.1 / LOWEST));
        for (int step = 0; step <= decades * STEPS_PER_DECADE; step++) {
            double threshold = LOWEST * Math.pow(10, (double) step / STEPS_PER_DECADE);
            while (counted < sorted.size() && sorted.get(counted) <= threshold * (1 + 1e-9)) {
                counted++;
            }
            points.add(new Point(threshold, Math.max(floor, (double) counted / Math.max(1, of))));
        }
        return points;
    }
}
