package dev.colophon.benchmark.recall;

import dev.colophon.index.Match;
import dev.colophon.index.explanation.AudioExplanation;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** One line a query, tab-separated, for those who want to look closer. */
public final class RawRows {

    private static final List<String> HEAD = List.of(
            "kind",
            "condition",
            "expect",
            "source",
            "work",
            "clip",
            "from",
            "to",
            "right_grade",
            "right_false_alarms",
            "right_score",
            "right_decoys",
            "start_error",
            "end_error",
            "speed",
            "true_speed",
            "cents",
            "true_cents",
            "wrong_work",
            "wrong_grade",
            "wrong_false_alarms",
            "wrong_score",
            "wrong_decoys",
            "cpu_ms");

    private RawRows() {}

    /** The file of a report's rows: the same name, ending in {@code .tsv}. */
    public static Path beside(Path report) {
        String name = String.valueOf(report.getFileName());
        return report.resolveSibling(name.replaceFirst("\\.html?$", "") + ".tsv");
    }

    public static String of(Results results) {
        StringBuilder rows = new StringBuilder(String.join("\t", HEAD)).append('\n');
        results.outcomes()
                .forEach(outcome ->
                        rows.append(String.join("\t", cells(outcome))).append('\n'));
        return rows.toString();
    }

    private static List<String> cells(SearchOutcome outcome) {
        Query query = outcome.query();
        List<String> cells = new ArrayList<>(List.of(
                outcome.kind().name(),
                query.condition().name(),
                query.condition().expectMatch() ? "match" : "nomatch",
                plain(query.source().source()),
                plain(query.source().name()),
                Integer.toString(query.clip()),
                time(query, Span.Time::start),
                time(query, Span.Time::end)));
        cells.addAll(match(outcome.right()));
        cells.add(number(outcome.startError()));
        cells.add(number(outcome.endError()));
        cells.add(transform(outcome.right(), AudioTransform::speed));
        cells.add(truth(query, AudioTransform::speed));
        cells.add(transform(outcome.right(), sound -> (double) sound.pitchCents()));
        cells.add(truth(query, sound -> (double) sound.pitchCents()));
        cells.add(outcome.mistaken().map(item -> plain(item.name())).orElse(""));
        cells.addAll(match(outcome.wrong()));
        cells.add("%.1f".formatted(outcome.cpuMillis()));
        return cells;
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}]", "_");
    }

    private static String time(Query query, Function<Span.Time, Double> part) {
        return query.truth()
                .filter(Span.Time.class::isInstance)
                .map(Span.Time.class::cast)
                .map(time -> "%.3f".formatted(part.apply(time)))
                .orElse("");
    }

    private static List<String> match(Optional<Match> match) {
        Optional<AudioExplanation> why =
                match.map(Match::why).filter(AudioExplanation.class::isInstance).map(AudioExplanation.class::cast);
        return List.of(
                match.map(found -> found.grade().name()).orElse(""),
                match.map(found -> "%.3e".formatted(found.falseAlarms())).orElse(""),
                why.map(sound -> "%.2f".formatted(sound.score())).orElse(""),
                why.map(sound -> "%.2f".formatted(sound.decoyMean())).orElse(""));
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? "%.3f".formatted(value.getAsDouble()) : "";
    }

    private static String transform(Optional<Match> match, Function<AudioTransform, Double> part) {
        return match.map(Match::transform)
                .filter(AudioTransform.class::isInstance)
                .map(AudioTransform.class::cast)
                .map(sound -> "%.4f".formatted(part.apply(sound)))
                .orElse("");
    }

    private static String truth(Query query, Function<AudioTransform, Double> part) {
        return query.condition()
                .transform()
                .filter(AudioTransform.class::isInstance)
                .map(AudioTransform.class::cast)
                .map(sound -> "%.4f".formatted(part.apply(sound)))
                .orElse("");
    }
}
