package dev.colophon.benchmark.video;

import dev.colophon.benchmark.machine.FigureTable;
import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.index.Match;
import dev.colophon.index.transform.Span;
import dev.colophon.index.transform.VideoTransform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What all searches say together.
 *
 * @param conditions under which films were searched
 * @param outcomes of copies of registered films
 * @param negatives of copies of films that are not registered
 */
record FilmFigures(List<FilmCondition> conditions, List<FilmOutcome> outcomes, List<FilmOutcome> negatives) {

    long films() {
        return outcomes.stream().map(FilmOutcome::work).distinct().count();
    }

    private List<FilmOutcome> all() {
        List<FilmOutcome> all = new ArrayList<>(outcomes);
        all.addAll(negatives);
        return all;
    }

    List<FilmOutcome> falseAlarms() {
        return all().stream()
                .filter(outcome -> outcome.falseAlarm().isPresent())
                .toList();
    }

    List<FilmOutcome> missed() {
        return outcomes.stream()
                .filter(outcome -> isShown(outcome.condition()) && !outcome.found())
                .toList();
    }

    /** Whether something is to be found. */
    private static boolean isShown(FilmCondition condition) {
        return condition.shown() != FilmCondition.Shown.REVERSED;
    }

    private double share(FilmCondition condition, Predicate<FilmOutcome> of) {
        List<FilmOutcome> some = outcomes.stream()
                .filter(outcome -> outcome.condition().equals(condition))
                .toList();
        return some.stream().filter(of).count() / (double) some.size();
    }

    /** One line of the table. */
    List<String> row(FilmCondition condition) {
        if (!isShown(condition)) {
            return List.of(
                    condition.name(),
                    number(share(condition, outcome -> !outcome.wrong().isEmpty())),
                    "",
                    "",
                    "",
                    "");
        }
        return List.of(
                condition.name(),
                number(share(condition, FilmOutcome::found)),
                number(share(condition, FilmOutcome::listed)),
                number(share(condition, FilmOutcome::byKeyframes)),
                number(share(condition, FilmOutcome::placed)),
                number(share(condition, FilmOutcome::rightSpeed)));
    }

    private static String number(double share) {
        return String.format(Locale.ROOT, "%.2f", share);
    }

    void tell(FigureTable table) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (FilmCondition condition : conditions) {
            table.line(String.join("  ", row(condition)), share(condition, FilmOutcome::found), "");
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", condition.name());
            row.put("found", share(condition, FilmOutcome::found));
            row.put("listed", share(condition, FilmOutcome::listed));
            rows.add(row);
        }
        table.put("conditions", rows);
        List<FilmOutcome> copies = outcomes.stream()
                .filter(outcome -> isShown(outcome.condition()))
                .toList();
        double mean = copies.stream().filter(FilmOutcome::found).count() / (double) copies.size();
        table.line("all changes", mean, "0.95");
        table.put("mean", mean);
        table.line("searches", all().size(), "2,000");
        table.line("searches with a wrong STRONG match", falseAlarms().size(), "0");
        table.put("searches", all().size());
        table.put("wrong", falseAlarms().size());
        double millis =
                Numbers.median(all().stream().map(FilmOutcome::searchMillis).toList());
        table.line("a search, ms (median)", millis, "");
        table.put("searchMillis", millis);
    }

    /** What was missed, and every wrong match, a line each. */
    List<String> details(FilmSuite suite) {
        List<String> lines = new ArrayList<>();
        for (FilmOutcome outcome : missed()) {
            lines.add("missed: %s under %s%s"
                    .formatted(
                            outcome.work().name(),
                            outcome.condition().name(),
                            outcome.right()
                                    .map(match -> " (candidate: " + words(match) + ")")
                                    .orElse("")));
        }
        for (FilmOutcome outcome : outcomes) {
            if (isShown(outcome.condition()) && outcome.found() && !(outcome.placed() && outcome.rightSpeed())) {
                lines.add("misplaced: %s under %s: %s"
                        .formatted(
                                outcome.work().name(),
                                outcome.condition().name(),
                                outcome.right().map(FilmFigures::place).orElseThrow()));
            }
        }
        for (FilmOutcome outcome : all()) {
            for (Match match : outcome.wrong()) {
                lines.add("wrong: %s, %s under %s is said to be %s: %s"
                        .formatted(
                                match.grade(),
                                outcome.work().name(),
                                outcome.condition().name(),
                                suite.work(match).name(),
                                words(match)));
            }
        }
        return lines;
    }

    private static String place(Match match) {
        return match.segments().stream()
                        .map(segment -> time(segment.inReference()) + " at " + time(segment.inCopy()))
                        .collect(Collectors.joining(", "))
                + (match.transform() instanceof VideoTransform change
                        ? String.format(Locale.ROOT, ", speed %.2f", change.speed())
                        : "");
    }

    private static String time(Span span) {
        return span instanceof Span.Time(double start, double end)
                ? String.format(Locale.ROOT, "%.1f-%.1f", start, end)
                : span.toString();
    }

    private static String words(Match match) {
        return String.format(Locale.ROOT, "%s, %.1e false alarms", match.why().sentence(), match.falseAlarms());
    }
}
