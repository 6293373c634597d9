package dev.colophon.benchmark.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.colophon.benchmark.corpus.Condition;
import dev.colophon.benchmark.corpus.Item;
import dev.colophon.benchmark.recall.Results.Negatives;
import dev.colophon.benchmark.recall.SearchOutcome.Kind;
import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.explanation.AudioExplanation;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final Item WORK = new Item(Medium.AUDIO, "album", Path.of("work.ogg"), "1", 100);
    private static final Item OTHER = new Item(Medium.AUDIO, "album", Path.of("other.ogg"), "2", 100);
    private static final Optional<Span> TRUTH = Optional.of(new Span.Time(20, 30));

    private static Query query(String condition, boolean expectMatch) {
        return new Query(
                WORK,
                0,
                new Condition(condition, expectMatch, Optional.of(new AudioTransform(1.05, 0)), condition),
                TRUTH,
                List.of());
    }

    private static Match match(Grade grade, double start, double end) {
        return new Match(
                new ReferenceId("any"),
                Medium.AUDIO,
                grade,
                grade == Grade.STRONG ? 1e-9 : 1e-3,
                new Coverage(0.1, 1),
                List.of(new Segment(new Span.Time(start, end), new Span.Time(0, 10))),
                new AudioTransform(1.0521, -3),
                new AudioExplanation(50, 60, 30, 5));
    }

    private static SearchOutcome outcome(Kind kind, Optional<Match> right, Optional<Match> wrong) {
        return new SearchOutcome(
                query("tempo +5 %", kind != Kind.UNLIKE),
                kind,
                right,
                right.filter(match -> SearchOutcome.isPlaced(match, TRUTH)).isPresent(),
                wrong,
                wrong.map(_ -> OTHER),
                1);
    }

    private static final Optional<Match> NONE = Optional.empty();

    @Test
    void onlyWhatMayBeActedOnIsFound() {
        Results results = new Results(List.of(
                outcome(Kind.COPY, Optional.of(match(Grade.STRONG, 20.1, 29.9)), NONE),
                outcome(Kind.COPY, Optional.of(match(Grade.STRONG, 60, 70)), NONE),
                outcome(Kind.COPY, Optional.of(match(Grade.CANDIDATE, 20, 30)), NONE),
                outcome(Kind.COPY, NONE, NONE)));
        Results.Row row = results.all();
        assertThat(row.queries()).isEqualTo(4);
        assertThat(row.found()).isEqualTo(2);
        assertThat(row.listed()).isEqualTo(3);
        assertThat(row.placed()).isEqualTo(2);
        assertThat(results.misses()).hasSize(2).anyMatch(miss -> miss.contains("not found"));
    }

    @Test
    void everyQueryIsANegativeForTheOtherWorks() {
        Results results = new Results(List.of(
                outcome(Kind.COPY, Optional.of(match(Grade.STRONG, 20, 30)), Optional.of(match(Grade.STRONG, 1, 2))),
                outcome(Kind.APART, NONE, NONE),
                outcome(Kind.APART, NONE, Optional.of(match(Grade.CANDIDATE, 1, 2))),
                outcome(Kind.UNLIKE, NONE, Optional.of(match(Grade.STRONG, 1, 2)))));
        assertThat(results.allNegatives()).isEqualTo(new Negatives(4, 2));
        assertThat(results.negatives(Kind.APART)).isEqualTo(new Negatives(2, 0));
        assertThat(results.falseMatches())
                .hasSize(2)
                .first()
                .asString()
                .contains("tempo +5 % of work.ogg at 20.0 s matches other.ogg: STRONG");
    }

    @Test
    void whatMustNotMatchCountsAgainstUs() {
        Results results = new Results(List.of(
                outcome(Kind.UNLIKE, NONE, Optional.of(match(Grade.STRONG, 1, 2))), outcome(Kind.UNLIKE, NONE, NONE)));
        assertThat(results.rows().values()).singleElement().satisfies(row -> {
            assertThat(row.found()).isEqualTo(1);
            assertThat(row.queries()).isEqualTo(2);
        });
        assertThat(results.all().queries()).isZero();
    }

    @Test
    void errorsAreTakenAgainstTheTruth() {
        PlacementErrors placement = PlacementErrors.of(List.of(
                outcome(Kind.COPY, Optional.of(match(Grade.STRONG, 20.25, 29.5)), NONE),
                outcome(Kind.COPY, Optional.of(match(Grade.CANDIDATE, 0, 1)), NONE)));
        assertThat(placement.start())
                .singleElement()
                .satisfies(error -> assertThat(error).isCloseTo(0.25, within(1e-9)));
        assertThat(placement.ends()).hasSize(2).last().isEqualTo(0.5);
        assertThat(placement.speed())
                .singleElement()
                .satisfies(error -> assertThat(error).isCloseTo(0.002, within(1e-6)));
        assertThat(placement.cents()).containsExactly(3.0);
    }
}
