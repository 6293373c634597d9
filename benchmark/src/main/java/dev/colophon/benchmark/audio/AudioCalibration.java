package dev.colophon.benchmark.audio;

import dev.colophon.benchmark.machine.Cores;
import dev.colophon.benchmark.machine.Numbers;
import dev.colophon.benchmark.machine.Steps;
import dev.colophon.benchmark.recall.Query;
import dev.colophon.benchmark.recall.Results;
import dev.colophon.benchmark.recall.SearchOutcome;
import dev.colophon.benchmark.recall.Suite;
import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.index.audio.AudioIndex;
import dev.colophon.index.audio.NullTrial;
import dev.colophon.index.explanation.AudioExplanation;
import dev.colophon.index.search.SoundGrading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Whether the expected false alarms that matches carry come true. Wrong matches are collected from copies searched in an index
 * while the works that they truly contain do not count. Constants are fitted where both the copies and the index are of
 * the tuning half, and tested where one of them or both are not.
 *
 * @param fitted the constants that the tuning half suggests
 * @param fittedOn windows of copies that they come from
 * @param tested windows that the rows are of
 * @param rows rates promised and observed, by rule
 * @param rules what each way of deciding is called and how many true copies it keeps at the threshold of STRONG
 * @param worst the wrong matches that exceed most, in words
 */
record AudioCalibration(
        SoundGrading fitted, int fittedOn, int tested, List<Row> rows, List<Rule> rules, List<String> worst) {

    /** Every how manieth copy is fitted on, and tested: a trial costs as much as four searches. */
    private static final int FITTED = 3;

    private static final int TESTED = 1;

    /** Rates at which the promise is checked. */
    static final List<Double> NOMINAL = List.of(0.1, 0.05, 0.01, 1e-3, 1e-4);

    /**
     * A rate.
     *
     * @param observed windows with a wrong match as sure or surer, by rule
     */
    record Row(double nominal, List<Integer> observed) {}

    /**
     * A way of deciding.
     *
     * @param threshold what a match needs to be STRONG, on the rule's own scale
     * @param kept true copies that have it
     * @param of so many true copies that were listed
     */
    record Rule(String name, double threshold, int kept, int of) {}

    /** One half of the corpus as it was registered. */
    record Half(AudioIndex index, Suite suite, List<Query> queries) {}

    /** A wrong match. */
    private record Wrong(Query query, NullTrial trial, String reference) {}

    static AudioCalibration measure(Half tuning, Half reporting, Results results, Steps steps) throws IOException {
        List<Query> tuned = withoutCompany(tuning.queries());
        List<Query> reported = withoutCompany(reporting.queries());
        List<Wrong> fit = wrong("calibrating", tuning, every(FITTED, tuned), steps);
        List<Wrong> test = new ArrayList<>();
        test.addAll(wrong("testing the calibration, 1 of 3", reporting, every(TESTED, reporting.queries()), steps));
        test.addAll(wrong("testing the calibration, 2 of 3", reporting, every(TESTED, tuning.queries()), steps));
        test.addAll(wrong("testing the calibration, 3 of 3", tuning, every(TESTED, reported), steps));
        return of(fit, test, results);
    }

    private static List<Query> every(int step, List<Query> queries) {
        return IntStream.range(0, queries.size())
                .filter(i -> i % step == 0)
                .mapToObj(queries::get)
                .toList();
    }

    /** Other works that sound in a copy are of the tuning half, so they are truly found there. */
    private static List<Query> withoutCompany(List<Query> queries) {
        return queries.stream()
                .filter(query -> !query.condition().name().contains("other music"))
                .toList();
    }

    private static List<Wrong> wrong(String verb, Half half, List<Query> queries, Steps steps) throws IOException {
        List<Query> single = queries.stream()
                .filter(query -> query.prints().size() == 1
                        && !query.condition().name().equals("clip 30 s")
                        && !query.condition().name().equals(AudioConditions.TWO_WORKS))
                .toList();
        try (Steps.Step step = steps.begin(verb, single.size())) {
            return Cores.map(single, query -> {
                        AudioFingerprint print =
                                (AudioFingerprint) query.prints().getFirst();
                        List<NullTrial> trials =
                                half.index().trials(print, half.suite().known(query));
                        step.done(query.source().name());
                        return trials.stream()
                                .map(trial -> new Wrong(
                                        query,
                                        trial,
                                        trial.reference()
                                                .map(half.suite()::name)
                                                .orElse("nothing")))
                                .toList();
                    })
                    .stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private static AudioCalibration of(List<Wrong> fit, List<Wrong> test, Results results) {
        SoundGrading used = SoundGrading.DEFAULT;
        SoundGrading fitted = fit(fit, wrong -> wrong.trial().excess());
        SoundGrading byScore = fit(fit, wrong -> wrong.trial().score());
        SoundGrading gumbelAlone = fitted.fitted(fitted.shift(), fitted.scale(), fitted.scale(), fitted.mean());
        List<Row> rows = NOMINAL.stream()
                .map(nominal -> new Row(
                        nominal,
                        List.of(
                                count(
                                        test,
                                        nominal,
                                        used,
                                        wrong -> wrong.trial().excess()),
                                count(
                                        test,
                                        nominal,
                                        fitted,
                                        wrong -> wrong.trial().excess()),
                                count(
                                        test,
                                        nominal,
                                        gumbelAlone,
                                        wrong -> wrong.trial().excess()),
                                count(
                                        test,
                                        nominal,
                                        byScore,
                                        wrong -> wrong.trial().score()))))
                .toList();
        List<AudioExplanation> right = results.outcomes().stream()
                .filter(outcome -> outcome.kind() == SearchOutcome.Kind.COPY)
                .flatMap(outcome -> outcome.right().stream())
                .map(match -> match.why())
                .filter(AudioExplanation.class::isInstance)
                .map(AudioExplanation.class::cast)
                .toList();
        ToDoubleFunction<AudioExplanation> excess = why -> why.score() - Math.max(used.floor(), why.decoyMean());
        List<Rule> rules = List.of(
                rule("decoys, as shipped", used, right, excess),
                rule("decoys, fitted again", fitted, right, excess),
                rule("decoys, Gumbel alone", gumbelAlone, right, excess),
                rule("score alone", byScore, right, AudioExplanation::score));
        List<String> worst = test.stream()
                .sorted(Comparator.comparingDouble(
                                (Wrong wrong) -> wrong.trial().excess())
                        .reversed())
                .limit(40)
                .map(wrong -> "%s looks like %s: score %.1f, %.1f above its decoys"
                        .formatted(
                                wrong.query().name(),
                                wrong.reference(),
                                wrong.trial().score(),
                                wrong.trial().excess()))
                .toList();
        return new AudioCalibration(fitted, fit.size(), test.size(), rows, rules, worst);
    }

    /**
     * A Gumbel distribution through the median and the 90th percentile, and the mean of what lies beyond its own 99th. From the
     * 95th on, the copies of a few clips decide that resemble one other work of their package.
     */
    private static SoundGrading fit(List<Wrong> wrong, ToDoubleFunction<Wrong> of) {
        List<Double> values = wrong.stream().map(of::applyAsDouble).toList();
        double median = Numbers.quantile(values, 0.5);
        double scale = (Numbers.quantile(values, 0.9) - median) / (gumbel(0.9) - gumbel(0.5));
        double shift = median - gumbel(0.5) * scale;
        double tail = shift - scale * Math.log(SoundGrading.TAIL);
        double beyond = values.stream()
                .filter(value -> value > tail)
                .mapToDouble(value -> value - tail)
                .average()
                .orElse(scale);
        return SoundGrading.DEFAULT.fitted(shift, scale, Math.max(scale, beyond), Numbers.mean(values));
    }

    /** The standard Gumbel distribution's quantile. */
    private static double gumbel(double share) {
        return -Math.log(-Math.log(share));
    }

    private static int count(List<Wrong> wrong, double nominal, SoundGrading rule, ToDoubleFunction<Wrong> of) {
        return (int) wrong.stream()
                .filter(one -> -Math.expm1(-rule.falseAlarms(of.applyAsDouble(one))) <= nominal)
                .count();
    }

    private static Rule rule(
            String name, SoundGrading rule, List<AudioExplanation> right, ToDoubleFunction<AudioExplanation> of) {
        double threshold = rule.tail() + rule.tailScale() * Math.log(SoundGrading.TAIL / rule.strong());
        return new Rule(
                name,
                threshold,
                (int) right.stream()
                        .filter(why -> of.applyAsDouble(why) >= threshold)
                        .count(),
                right.size());
    }
}
