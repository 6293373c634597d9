package dev.colophon.index.audio;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.Medium;
import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.Coverage;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.audio.alignment.TimePitchMap;
import dev.colophon.index.audio.verification.Fit;
import dev.colophon.index.audio.verification.PeakAgreement;
import dev.colophon.index.explanation.AudioExplanation;
import dev.colophon.index.search.Alignment;
import dev.colophon.index.search.Evidence;
import dev.colophon.index.search.MatchGrader;
import dev.colophon.index.search.NullStatistics;
import dev.colophon.index.transform.AudioTransform;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The search for one copy: window by window, then what was found is grown along its line and put together. */
final class Search {

    private static final double SECOND = AudioFingerprint.EIGHTHS_PER_SECOND;
    /** What a stretch covers by half tells nothing new about it. */
    private static final double SAME_STRETCH = 0.5;

    private static final double SAME_SPEED = 0.01;
    private static final double SAME_CENTS = 30;

    private final Finder finder;
    private final Fingerprints fingerprints;
    private final MatchGrader grader;
    private final AudioSearchParameters parameters;
    private final AudioFingerprint copy;
    private final Peaks peaks;
    private final int windows;
    private final IdentityHashMap<Hit, PeakAgreement> grown = new IdentityHashMap<>();

    Search(
            Finder finder,
            Fingerprints fingerprints,
            MatchGrader grader,
            AudioSearchParameters parameters,
            AudioFingerprint copy) {
        this.finder = finder;
        this.fingerprints = fingerprints;
        this.grader = grader;
        this.parameters = parameters;
        this.copy = copy;
        this.peaks = copy.spectralPeaks();
        this.windows = (int) starts(parameters.stepSeconds()).count();
    }

    /**
     * A line that was accepted in a window.
     *
     * @param nulls what decoys of the window reach
     * @param falseAlarms expected in the whole search
     */
    record Hit(Peaks window, Fit fit, NullStatistics nulls, double falseAlarms) {}

    /** Stretches of one reference with one transform. */
    private record Stretch(Hit hit, PeakAgreement agreement) {}

    List<Match> matches() {
        Map<ReferenceId, List<Hit>> hits =
                isLong() ? new SparseWindowSearch(finder, fingerprints, parameters, this).hits() : hitsOfEveryWindow();
        List<Match> matches = new ArrayList<>();
        hits.forEach((reference, found) ->
                fingerprints.get(reference).ifPresent(sound -> matches.addAll(assemble(reference, sound, found))));
        return matches;
    }

    boolean isLong() {
        return copy.seconds() > parameters.longSeconds();
    }

    private Map<ReferenceId, List<Hit>> hitsOfEveryWindow() {
        Map<ReferenceId, List<Hit>> hits = new LinkedHashMap<>();
        for (Peaks window : windows()) {
            accepted(window)
                    .forEach((reference, hit) -> hits.computeIfAbsent(reference, _ -> new ArrayList<>())
                            .add(hit));
        }
        return hits;
    }

    /** The windows of 10 s that overlap by half: what expected false alarms are counted for. */
    List<Peaks> windows() {
        return starts(parameters.stepSeconds()).mapToObj(this::window).toList();
    }

    /** Where windows begin, in eighths of a frame. */
    DoubleStream starts(double stepSeconds) {
        double last = copy.samples() / 16.0 - (parameters.windowSeconds() + parameters.stepSeconds()) * SECOND;
        return IntStream.rangeClosed(0, (int) Math.max(0, Math.ceil(last / (stepSeconds * SECOND))))
                .mapToDouble(number -> number * stepSeconds * SECOND);
    }

    /** The window that begins somewhere; the last reaches to the end. */
    Peaks window(double start) {
        double end = start + parameters.windowSeconds() * SECOND;
        boolean last = end + parameters.stepSeconds() * SECOND >= copy.samples() / 16.0;
        return peaks.between(start, last ? Double.POSITIVE_INFINITY : end);
    }

    /** The window that begins somewhere, and those half a window before and after. */
    List<Peaks> windowAndBeside(double start) {
        return DoubleStream.of(0, -1, 1)
                .map(side -> start + side * parameters.stepSeconds() * SECOND)
                .filter(from -> from >= 0)
                .mapToObj(this::window)
                .toList();
    }

    /** Strategy by strategy until one gives an answer that is sure. */
    private Map<ReferenceId, Hit> accepted(Peaks window) {
        Map<ReferenceId, Hit> accepted = new LinkedHashMap<>();
        List<QueryStrategy> strategies = List.of(QueryStrategy.values());
        Decoys decoys = new Decoys(finder::find, strategies, window);
        for (QueryStrategy strategy : strategies) {
            for (Finder.Found found : finder.find(window, strategy)) {
                accept(window, found, decoys, strategy, accepted);
            }
            if (accepted.values().stream().anyMatch(this::isSure)) {
                break;
            }
        }
        return accepted;
    }

    /**
     * Keeps a line that was found in a window, when no more of its kind are expected by chance than a candidate may have, and fewer
     * than of the line of the same reference that is kept already.
     *
     * @param accepted what is kept, by reference
     */
    void accept(
            Peaks window, Finder.Found found, Decoys decoys, QueryStrategy strategy, Map<ReferenceId, Hit> accepted) {
        double score = found.fit().score();
        if (score < grader.sounds().leastScore()) {
            return;
        }
        ReferenceId reference = found.reference();
        Hit kept = accepted.get(reference);
        ToDoubleFunction<NullStatistics> falseAlarms =
                nulls -> grader.falseAlarms(evidence(found.fit()), reference, nulls);
        Predicate<NullStatistics> allows =
                nulls -> falseAlarms.applyAsDouble(nulls) <= grader.sounds().candidate()
                        && (kept == null || falseAlarms.applyAsDouble(nulls) < kept.falseAlarms());
        Optional<NullStatistics> nulls = score >= grader.sounds().beyondDecoys()
                ? Optional.of(grader.sounds().withoutDecoys()).filter(allows)
                : decoys.upTo(strategy, allows);
        nulls.ifPresent(known ->
                accepted.put(reference, new Hit(window, found.fit(), known, falseAlarms.applyAsDouble(known))));
    }

    private Evidence.Sound evidence(Fit fit) {
        return new Evidence.Sound(fit.score(), windows, copy.seconds());
    }

    boolean isSure(Hit hit) {
        return hit.falseAlarms() <= grader.sounds().strong();
    }

    /** How far a hit reaches; grown once. */
    PeakAgreement grown(Fingerprints.Sound sound, Hit hit) {
        return grown.computeIfAbsent(
                hit,
                _ -> PeakAgreement.grow(
                        peaks, copy.samples() / 16.0, sound.peaks(), sound.length(), hit.fit(), hit.window()));
    }

    /** One match for each transform: where copies differ in speed or pitch they are different uses of the reference. */
    private List<Match> assemble(ReferenceId reference, Fingerprints.Sound sound, List<Hit> hits) {
        List<Hit> bestFirst = hits.stream()
                .sorted(Comparator.comparingDouble(Hit::falseAlarms)
                        .thenComparing(hit -> hit.fit().score(), Comparator.reverseOrder()))
                .toList();
        List<List<Stretch>> uses = new ArrayList<>();
        for (Hit hit : bestFirst) {
            if (uses.stream().flatMap(List::stream).anyMatch(stretch -> covers(stretch.agreement(), hit.window()))) {
                continue;
            }
            PeakAgreement agreement = grown(sound, hit);
            if (uses.stream().flatMap(List::stream).anyMatch(stretch -> repeats(agreement, stretch.agreement()))) {
                continue;
            }
            Stretch stretch = new Stretch(hit, agreement);
            uses.stream()
                    .filter(use -> sameTransform(use.getFirst().agreement().line(), agreement.line()))
                    .findFirst()
                    .ifPresentOrElse(use -> use.add(stretch), () -> uses.add(new ArrayList<>(List.of(stretch))));
        }
        return uses.stream()
                .flatMap(use ->
                        grader
                                .grade(
                                        alignment(reference, sound.fingerprint(), use),
                                        use.getFirst().hit().nulls())
                                .stream())
                .toList();
    }

    private static boolean covers(PeakAgreement agreement, Peaks window) {
        return mostlyWithin(window.times()[0], window.times()[window.size() - 1], agreement);
    }

    private static boolean repeats(PeakAgreement later, PeakAgreement earlier) {
        return mostlyWithin(later.from(), later.to(), earlier);
    }

    private static boolean mostlyWithin(double from, double to, PeakAgreement agreement) {
        return Math.min(to, agreement.to()) - Math.max(from, agreement.from()) >= SAME_STRETCH * (to - from);
    }

    private static boolean sameTransform(TimePitchMap a, TimePitchMap b) {
        return Math.abs(a.speed() / b.speed() - 1) < SAME_SPEED && Math.abs(a.cents() - b.cents()) < SAME_CENTS;
    }

    private Alignment alignment(ReferenceId reference, AudioFingerprint fingerprint, List<Stretch> use) {
        Stretch best = use.getFirst();
        List<Segment> segments = use.stream()
                .map(stretch -> segment(fingerprint, stretch.agreement()))
                .sorted(Comparator.comparingDouble(segment -> ((Span.Time) segment.inCopy()).start()))
                .toList();
        Coverage coverage = new Coverage(
                covered(segments.stream().map(Segment::inReference).toList(), fingerprint.seconds()),
                covered(segments.stream().map(Segment::inCopy).toList(), copy.seconds()));
        return new Alignment(
                reference,
                Medium.AUDIO,
                coverage,
                segments,
                new AudioTransform(best.agreement().line().speed(), (int)
                        Math.round(-best.agreement().line().cents())),
                new AudioExplanation(
                        use.stream()
                                .mapToInt(stretch -> stretch.agreement().matched())
                                .sum(),
                        use.stream()
                                .mapToInt(stretch -> stretch.agreement().possible())
                                .sum(),
                        best.hit().fit().score(),
                        best.hit().nulls().decoys().against(reference)),
                evidence(best.hit().fit()));
    }

    private Segment segment(AudioFingerprint fingerprint, PeakAgreement agreement) {
        TimePitchMap line = agreement.line();
        return new Segment(
                time(line.inReference(agreement.from()), line.inReference(agreement.to()), fingerprint.seconds()),
                time(agreement.from(), agreement.to(), copy.seconds()));
    }

    private static Span.Time time(double from, double to, double seconds) {
        return new Span.Time(Math.clamp(from / SECOND, 0, seconds), Math.clamp(to / SECOND, 0, seconds));
    }

    private static double covered(List<Span> spans, double seconds) {
        List<Span.Time> sorted = spans.stream()
                .map(Span.Time.class::cast)
                .sorted(Comparator.comparingDouble(Span.Time::start))
                .toList();
        double covered = 0;
        double reached = 0;
        for (Span.Time span : sorted) {
            covered += Math.max(0, span.end() - Math.max(reached, span.start()));
            reached = Math.max(reached, span.end());
        }
        return Math.clamp(covered / seconds, 0, 1);
    }
}
