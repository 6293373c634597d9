package dev.colophon.benchmark.image;

import dev.colophon.benchmark.image.PictureConditions.Group;
import dev.colophon.benchmark.image.PictureConditions.PictureCondition;
import dev.colophon.benchmark.image.PictureCorpus.Kind;
import dev.colophon.benchmark.image.PictureCorpus.Picture;
import dev.colophon.benchmark.machine.FigureTable;
import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.benchmark.recall.Interval;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.InlierExplanation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of a run.
 *
 * @param copies of works that are registered
 * @param negatives copies of pictures that are not
 */
record PictureFigures(List<PictureOutcome> copies, List<PictureOutcome> negatives) {

    /** Share of the copies that was found; not a number when there are none. */
    double found(Predicate<PictureOutcome> which) {
        List<PictureOutcome> some = copies.stream().filter(which).toList();
        return some.stream().filter(PictureOutcome::found).count() / (double) some.size();
    }

    static Predicate<PictureOutcome> of(Kind kind, PictureCondition condition) {
        return outcome ->
                outcome.picture().kind() == kind && outcome.condition().name().equals(condition.name());
    }

    /** Searches with a match that may lead to something without a person, with another work. */
    List<PictureOutcome> falseAlarms() {
        return Stream.concat(copies.stream(), negatives.stream())
                .filter(outcome -> outcome.falseAlarm().isPresent())
                .toList();
    }

    static Picture work(Match match, Map<ReferenceId, Picture> registered) {
        return Objects.requireNonNull(registered.get(match.reference()));
    }

    /** Puts the figures into a table. */
    void tell(FigureTable table) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (PictureCondition condition : PictureConditions.ALL) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", condition.name());
            row.put("group", condition.group().name());
            for (Kind kind : Kind.values()) {
                double share = found(of(kind, condition));
                if (!Double.isNaN(share)) {
                    table.line(condition.name() + ", " + words(kind), share, bar(kind, condition.group()));
                    row.put(words(kind), share);
                }
            }
            rows.add(row);
        }
        table.put("conditions", rows);
        for (Kind kind : Kind.values()) {
            for (Group group : Group.values()) {
                double share = found(outcome ->
                        outcome.picture().kind() == kind && outcome.condition().group() == group);
                table.line(words(kind) + ": " + group.words(), share, bar(kind, group));
            }
            double mean = found(outcome -> outcome.picture().kind() == kind);
            table.line(words(kind) + ": all changes", mean, kind == Kind.PHOTOGRAPH ? "0.95" : "0.85");
            table.put(words(kind), mean);
        }
        table.line("searches", copies.size() + negatives.size(), "20,000");
        table.line("searches with a wrong STRONG match", falseAlarms().size(), "0");
        table.line("  so below (95 %)", Interval.atMost(falseAlarms().size(), copies.size() + negatives.size()), "");
        table.put("searches", copies.size() + negatives.size());
        table.put("wrong", falseAlarms().size());
        cost(table, "to make the fingerprint of a copy, ms", "fingerprintMillis", PictureOutcome::fingerprintMillis);
        cost(table, "to search, ms", "searchMillis", PictureOutcome::searchMillis);
        table.put("inliersOfWrong", wrongInliers());
    }

    private void cost(FigureTable table, String words, String key, ToDoubleFunction<PictureOutcome> cost) {
        List<Double> millis = Stream.concat(copies.stream(), negatives.stream())
                .map(cost::applyAsDouble)
                .filter(value -> value > 0)
                .toList();
        if (!millis.isEmpty()) {
            table.line(words + " (median)", Numbers.median(millis), "");
            table.put(key, Numbers.median(millis));
        }
    }

    private static String words(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "s";
    }

    private static String bar(Kind kind, Group group) {
        return kind == Kind.GRAPHIC || group.bar() == 0 ? "" : String.format(Locale.ROOT, "%.2f", group.bar());
    }

    /** How many wrong matches have how many inliers, the best of each search. */
    Map<Integer, Long> wrongInliers() {
        return Stream.concat(copies.stream(), negatives.stream())
                .flatMap(outcome -> outcome.wrong().stream()
                        .map(Match::why)
                        .filter(InlierExplanation.class::isInstance)
                        .map(why -> ((InlierExplanation) why).inliers())
                        .max(Integer::compare)
                        .stream())
                .collect(Collectors.groupingBy(inliers -> inliers, TreeMap::new, Collectors.counting()));
    }

    /** What was missed, and every wrong match, a line each. */
    List<String> details(Map<ReferenceId, Picture> registered) {
        List<String> lines = new ArrayList<>();
        copies.stream()
                .filter(outcome -> !outcome.found())
                .collect(Collectors.groupingBy(outcome -> outcome.picture().name(), TreeMap::new, Collectors.toList()))
                .forEach((name, missed) -> lines.add("missed: %s under %d of %d changes: %s"
                        .formatted(
                                name,
                                missed.size(),
                                PictureConditions.ALL.size(),
                                missed.stream()
                                        .map(outcome ->
                                                outcome.condition().name() + (outcome.listed() ? " (candidate)" : ""))
                                        .collect(Collectors.joining(", ")))));
        Stream.concat(copies.stream(), negatives.stream())
                .forEach(outcome -> outcome.wrong()
                        .forEach(match -> lines.add("wrong: %s, %s under %s is said to be %s: %s"
                                .formatted(
                                        match.grade(),
                                        outcome.picture().name(),
                                        outcome.condition().name(),
                                        work(match, registered).name(),
                                        match.why().sentence()))));
        return lines;
    }
}
