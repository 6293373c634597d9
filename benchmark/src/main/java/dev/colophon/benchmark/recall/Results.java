package dev.colophon.benchmark.recall;

import dev.colophon.benchmark.corpus.Condition;
import dev.colophon.benchmark.recall.SearchOutcome.Kind;
import dev.colophon.index.Match;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a suite counted.
 *
 * @param outcomes of all searches
 */
public record Results(List<SearchOutcome> outcomes) {

    public Results {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Copies made in one way.
     *
     * @param queries how many
     * @param found EXACT or STRONG with the right work; of copies that must not be found, with any
     * @param listed CANDIDATE or better
     * @param placed listed, and where the copy was cut
     */
    public record Row(Condition condition, int queries, int found, int listed, int placed) {

        Row with(SearchOutcome outcome) {
            boolean unlike = outcome.kind() == Kind.UNLIKE;
            return new Row(
                    condition,
                    queries + 1,
                    found + ((unlike ? outcome.isFalse() : outcome.found()) ? 1 : 0),
                    listed + ((unlike ? outcome.wrong() : outcome.right()).isPresent() ? 1 : 0),
                    placed + (outcome.placed() ? 1 : 0));
        }

        Row plus(Row other) {
            return new Row(
                    condition,
                    queries + other.queries,
                    found + other.found,
                    listed + other.listed,
                    placed + other.placed);
        }

        public Interval interval() {
            return Interval.wilson(found, queries);
        }
    }

    /** Queries that should bring nothing wrong, and those that did. */
    public record Negatives(int queries, int wrong) {

        Negatives with(SearchOutcome outcome) {
            return new Negatives(queries + 1, wrong + (outcome.isFalse() ? 1 : 0));
        }

        Negatives plus(Negatives other) {
            return new Negatives(queries + other.queries, wrong + other.wrong);
        }
    }

    /** By medium and condition, in the order in which they were searched. */
    public Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (SearchOutcome outcome : outcomes) {
            if (outcome.kind() == Kind.COPY || outcome.kind() == Kind.UNLIKE) {
                Condition condition = outcome.query().condition();
                rows.merge(
                        outcome.query().source().medium() + " " + condition.name(),
                        new Row(condition, 0, 0, 0, 0).with(outcome),
                        Row::plus);
            }
        }
        return rows;
    }

    /** All copies that must be found. */
    public Row all() {
        return rows().values().stream()
                .filter(row -> row.condition().expectMatch())
                .reduce(new Row(Condition.plain("all"), 0, 0, 0, 0), Row::plus);
    }

    /** By kind; a copy of a registered work is a negative for all other works. */
    public Map<Kind, Negatives> negatives() {
        Map<Kind, Negatives> negatives = new EnumMap<>(Kind.class);
        outcomes.forEach(
                outcome -> negatives.merge(outcome.kind(), new Negatives(0, 0).with(outcome), Negatives::plus));
        return negatives;
    }

    /** The negatives of one kind. */
    public Negatives negatives(Kind kind) {
        return negatives().getOrDefault(kind, new Negatives(0, 0));
    }

    /** All negatives. */
    public Negatives allNegatives() {
        return negatives().values().stream().reduce(new Negatives(0, 0), Negatives::plus);
    }

    /** Each false match, in words. */
    public List<String> falseMatches() {
        return outcomes.stream()
                .filter(SearchOutcome::isFalse)
                .map(outcome -> describe(outcome, outcome.wrong().orElseThrow()))
                .toList();
    }

    private static String describe(SearchOutcome outcome, Match match) {
        return "%s matches %s: %s, %s"
                .formatted(
                        outcome.query().name(),
                        outcome.mistaken().orElseThrow().name(),
                        match.grade(),
                        match.why().sentence());
    }

    /** Each copy that was not found where it is, in words. */
    public List<String> misses() {
        List<String> misses = new ArrayList<>();
        for (SearchOutcome outcome : outcomes) {
            if (outcome.kind() == Kind.COPY && !outcome.placed()) {
                misses.add(outcome.query().name() + ": "
                        + outcome.right()
                                .map(match -> "segments " + match.segments() + " are not at "
                                        + outcome.query().truth())
                                .orElse("not found"));
            }
        }
        return misses;
    }

    /** A table for people. */
    public String table() {
        StringBuilder table = new StringBuilder(
                "%-30s %7s %7s %7s %7s  %s%n".formatted("copies", "queries", "strong", "listed", "placed", "95 %"));
        rows().forEach((name, row) -> line(table, name, row));
        line(table, "all", all());
        negatives()
                .forEach((kind, negatives) -> table.append(
                        "%s: %d queries, %d false%n".formatted(kind.words(), negatives.queries(), negatives.wrong())));
        return table.toString();
    }

    private static void line(StringBuilder table, String name, Row row) {
        table.append("%-30s %7d %7d %7d %7d  %.3f-%.3f%n"
                .formatted(
                        name,
                        row.queries(),
                        row.found(),
                        row.listed(),
                        row.placed(),
                        row.interval().low(),
                        row.interval().high()));
    }
}
