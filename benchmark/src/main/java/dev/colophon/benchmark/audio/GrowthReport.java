package dev.colophon.benchmark.audio;

import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.benchmark.report.Axis;
import dev.colophon.benchmark.report.Plot;
import dev.colophon.benchmark.report.Plot.Point;
import dev.colophon.benchmark.report.ReportPage;
import java.util.List;

/** The section of the report that tells what searches cost in indexes of several sizes. */
final class GrowthReport {

    private GrowthReport() {}

    static void write(ReportPage page, List<GrowthRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        page.heading("Growth");
        double largest = rows.getLast().hours();
        double slowest = rows.stream().mapToDouble(GrowthRow::queryMillis).max().orElseThrow();
        if (largest > rows.getFirst().hours()) {
            page.figure(
                    new Plot(
                                    Axis.log("hours registered", rows.getFirst().hours(), largest),
                                    Axis.linear("CPU ms a search", 0, 1.1 * slowest))
                            .line(
                                    "CPU",
                                    rows.stream()
                                            .filter(row -> row.real() > 0)
                                            .map(row -> new Point(row.hours(), row.queryMillis()))
                                            .toList(),
                                    true)
                            .svg(),
                    "CPU of one search of a 10 s copy against the size of the index. Hours beyond the real ones are imitations: the peaks of real sounds with other times and pitches. The first row has nothing else, to compare what is read of it with the second, which is all real.");
        }
        page.table(
                List.of("hours", "of them real", "CPU ms a search", "postings read", "MB an hour", "found"),
                rows.stream()
                        .map(row -> List.of(
                                Numbers.plain(row.hours()),
                                Numbers.plain(row.real()),
                                Numbers.plain(row.queryMillis()),
                                "%,.0f".formatted(row.postingsRead()),
                                Numbers.plain(row.bytesPerHour() / 1e6),
                                "%d of %d".formatted(row.found(), row.queries())))
                        .toList());
        page.note("Processor time of a search by what it goes into; decoys of the copy ask, too.");
        page.table(
                List.of(
                        "hours",
                        "questions a search",
                        "ms: looking terms up",
                        "reading postings",
                        "reading stored peaks",
                        "the rest"),
                rows.stream()
                        .map(row -> List.of(
                                Numbers.plain(row.hours()),
                                Numbers.plain(row.stages().questions()),
                                Numbers.plain(row.stages().lookUp()),
                                Numbers.plain(row.stages().reading()),
                                Numbers.plain(row.stages().stored()),
                                Numbers.plain(row.stages().rest())))
                        .toList());
    }
}
