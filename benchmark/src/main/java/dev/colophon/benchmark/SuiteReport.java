package dev.colophon.benchmark;

import java.util.List;
import java.util.Map;

/**
 * What a suite counted.
 *
 * @param rows by medium and transform
 * @param misses each copy that was not found, with what was found instead
 * @param negatives searches of copies whose work was not in the index
 * @param falseMatches STRONG or EXACT matches of negatives
 */
public record SuiteReport(
        int works, Map<String, Row> rows, List<String> misses, int negatives, List<String> falseMatches) {

    /** Copies of one kind, and how many of them were found with the right work and place. */
    public record Row(int queries, int found) {

        Row plus(Row other) {
            return new Row(queries + other.queries, found + other.found);
        }
    }

    public int queries() {
        return rows.values().stream().mapToInt(Row::queries).sum();
    }

    public int found() {
        return rows.values().stream().mapToInt(Row::found).sum();
    }

    /** A table for people, misses shown. */
    public String table() {
        StringBuilder table =
                new StringBuilder("%-24s %7s %7s  %s%n".formatted("copies", "found", "of", "95 % interval"));
        rows.forEach((name, row) -> line(table, name, row));
        line(table, "all", new Row(queries(), found()));
        table.append("%d negatives: %d STRONG or EXACT%n".formatted(negatives, falseMatches.size()));
        misses.forEach(miss -> table.append("missed: ").append(miss).append('\n'));
        falseMatches.forEach(wrong -> table.append("false: ").append(wrong).append('\n'));
        return table.toString();
    }

    private static void line(StringBuilder table, String name, Row row) {
        Interval interval = Interval.wilson(row.found(), row.queries());
        table.append("%-24s %7d %7d  %.3f-%.3f%n"
                .formatted(name, row.found(), row.queries(), interval.low(), interval.high()));
    }
}
