package dev.colophon.index.audio;

import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.audio.alignment.Excerpt;
import dev.colophon.index.audio.alignment.HoughAccumulator;
import dev.colophon.index.audio.alignment.TimePitchMap;
import dev.colophon.index.audio.term.AudioTerms;
import dev.colophon.index.audio.term.AudioTerms.Asking;
import dev.colophon.index.audio.term.QueryTerms;
import dev.colophon.index.audio.verification.AudioVerifier;
import dev.colophon.index.audio.verification.Fit;
import dev.colophon.index.audio.verification.ProposedLine;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.postings.retrieval.Retrieved;
import dev.colophon.index.postings.retrieval.TermQuery;
import dev.colophon.index.search.Retriever;
import dev.colophon.index.search.SoundGrading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Both steps for one window of a copy: regions that share terms with it, then lines verified against stored peaks. */
final class Finder {

    /** The best line found between a window and a reference. */
    record Found(ReferenceId reference, Fit fit) {}

    /** With such a score the first line is the right one. */
    private static final double BEYOND_DOUBT = 15;

    /** Lines that are verified for each candidate, where a few are looked at. */
    private static final int LINES_OF_EACH = 2;

    /** Blocks that are read before and after a region: lines that begin in it are verified against no more. */
    private static final int AROUND = 2;

    private static final double P3_OFFSET_CELL = 8 * 8;
    private static final double T5_OFFSET_CELL = 20 * 8;
    private static final double T5_SPEED_CELL = 0.03;
    private static final double T5_CENTS_CELL = 40;

    private final Retriever<TermQuery, Retrieved> retriever;
    private final Fingerprints fingerprints;
    private final AudioSearchParameters parameters;
    private final SoundGrading grading;
    private final AudioVerifier verifier;

    Finder(
            Retriever<TermQuery, Retrieved> retriever,
            Fingerprints fingerprints,
            AudioSearchParameters parameters,
            SoundGrading grading) {
        this.retriever = retriever;
        this.fingerprints = fingerprints;
        this.parameters = parameters;
        this.grading = grading;
        this.verifier = new AudioVerifier(parameters.fewestMatched());
    }

    /** The references with a line that verifies, best first, each with its best line. */
    List<Found> find(Peaks window, QueryStrategy strategy) {
        if (window.size() < parameters.fewestMatched()) {
            return List.of();
        }
        return new Asked(window, strategy, strategy.asking(), strategy.beginnings())
                .among(0, strategy.beginnings(), strategy.lines());
    }

    /** The same, but candidates are looked at a few at a time, best first, and no more when these scored too little to count. */
    List<Found> few(Peaks window, QueryStrategy strategy) {
        return few(window, strategy, strategy.beginnings());
    }

    /** The same, with at most so many candidates. */
    List<Found> few(Peaks window, QueryStrategy strategy, int beginnings) {
        if (window.size() < parameters.fewestMatched()) {
            return List.of();
        }
        Asked asked = new Asked(window, strategy, strategy.sparse(), beginnings);
        List<Found> all = new ArrayList<>();
        for (int from = 0; from < asked.candidates.size(); from += parameters.few()) {
            List<Found> some = asked.among(from, from + parameters.few(), LINES_OF_EACH * parameters.few());
            all.addAll(some);
            if (some.isEmpty() || some.getFirst().fit().score() < grading.leastScore()) {
                break;
            }
        }
        return bestOfEach(all);
    }

    /** The line of a reference, fitted anew to another window, which may be silent. */
    Optional<Found> fit(Peaks window, Found found, QueryStrategy strategy) {
        if (window.size() == 0) {
            return Optional.empty();
        }
        TimePitchMap line = found.fit().line();
        return excerpt(window, new Suspect(found.reference(), new ArrayList<>()), line)
                .flatMap(excerpt -> verifier.verify(window, excerpt, new ProposedLine(line, strategy.kind())))
                .map(fit -> new Found(found.reference(), fit));
    }

    /** A window whose terms were looked up. */
    private final class Asked {

        private final Peaks window;
        private final QueryStrategy strategy;
        private final Peaks asking;
        private final List<Candidate> candidates;
        private final QueryTerms.Shared shared;

        Asked(Peaks window, QueryStrategy strategy, Asking how, int beginnings) {
            this.window = window;
            this.strategy = strategy;
            this.asking = window.upTo(how.lastTier());
            QueryTerms terms = new QueryTerms(asking, how);
            Retrieved retrieved = retriever.retrieve(new TermQuery(
                    terms.terms(), terms.places(), terms.count(), 1, beginnings, parameters.readBudget(), true));
            this.candidates = retrieved.candidates();
            this.shared = terms.shared(retrieved.read());
        }

        /** What verifies among some of the candidates, counted from the best. */
        List<Found> among(int from, int to, int lines) {
            List<Candidate> some =
                    candidates.subList(Math.min(from, candidates.size()), Math.min(to, candidates.size()));
            return verify(window, strategy, join(asking, strategy, lines, shared, some));
        }
    }

    /** A candidate and what has been read of it. */
    private record Suspect(ReferenceId reference, List<Excerpt> excerpts) {}

    private record Voted(Suspect suspect, TimePitchMap line) {}

    /** Rebuilds the terms of the candidate regions from their peaks and lets each shared term vote for a line. */
    private List<Voted> join(
            Peaks window, QueryStrategy strategy, int lines, QueryTerms.Shared terms, List<Candidate> candidates) {
        Map<ReferenceId, Integer> numbers = new HashMap<>();
        List<Suspect> suspects = new ArrayList<>();
        HoughAccumulator accumulator = new HoughAccumulator();
        double middle = middle(window);
        List<CandidateRegion> regions = CandidateRegion.of(window, strategy.kind(), candidates);
        List<Optional<Excerpt>> excerpts = fingerprints.excerpts(
                regions.stream().map(region -> region.widened(AROUND)).toList());
        for (int i = 0; i < regions.size(); i++) {
            CandidateRegion region = regions.get(i);
            Optional<Excerpt> excerpt = excerpts.get(i);
            if (excerpt.isEmpty()) {
                continue; // removed since the candidates were read
            }
            int number = numbers.computeIfAbsent(region.reference(), reference -> {
                suspects.add(new Suspect(reference, new ArrayList<>()));
                return suspects.size() - 1;
            });
            suspects.get(number).excerpts().add(excerpt.get());
            Peaks peaks = excerpt.get().alone();
            int from = peaks.firstAt((double) region.from() * AudioTerms.BLOCK);
            int to = peaks.firstAt((double) region.to() * AudioTerms.BLOCK);
            AudioTerms.ofReference(
                    peaks,
                    strategy.kind(),
                    from,
                    to,
                    (term, first, last) -> terms.asking(term, (copyFirst, copyLast) -> {
                        switch (strategy.kind()) {
                            case P3 -> voteP3(accumulator, number, peaks, first, window, copyFirst);
                            case T5 ->
                                voteT5(accumulator, number, peaks, first, last, window, copyFirst, copyLast, middle);
                        }
                    }));
        }
        return accumulator.best(lines).stream()
                .map(bin -> {
                    TimePitchMap mean = bin.mean();
                    TimePitchMap line = switch (strategy.kind()) {
                        case P3 -> mean;
                        case T5 -> new TimePitchMap(mean.speed(), mean.cents(), mean.offset() - mean.speed() * middle);
                    };
                    return new Voted(suspects.get((int) (bin.cell() >>> 48)), line);
                })
                .toList();
    }

    private static double middle(Peaks window) {
        return 0.5 * (window.times()[0] + window.times()[window.size() - 1]);
    }

    private static void voteP3(
            HoughAccumulator accumulator, int number, Peaks reference, int first, Peaks copy, int copyFirst) {
        double offset = reference.times()[first] - copy.times()[copyFirst];
        double cents = reference.cents()[first] - copy.cents()[copyFirst];
        long cell = ((long) number << 48) | ((long) Math.floor(offset / P3_OFFSET_CELL) & 0xffff_ffffL);
        accumulator.vote(cell, 1, cents, offset);
    }

    /** The offset is counted at the middle of the window, where an error of the speed moves it least. */
    private void voteT5(
            HoughAccumulator accumulator,
            int number,
            Peaks reference,
            int first,
            int last,
            Peaks copy,
            int copyFirst,
            int copyLast,
            double middle) {
        double speed = (double) (reference.times()[last] - reference.times()[first])
                / (copy.times()[copyLast] - copy.times()[copyFirst]);
        double cents = reference.cents()[first] - copy.cents()[copyFirst];
        if (speed < parameters.slowest()
                || speed > parameters.fastest()
                || Math.abs(cents) > parameters.widestCents()) {
            return;
        }
        double offset = reference.times()[first] - speed * (copy.times()[copyFirst] - middle);
        long cell = ((long) number << 48)
                | (((long) Math.floor(Math.log(speed) / T5_SPEED_CELL) & 0xff) << 40)
                | (((long) Math.floor(cents / T5_CENTS_CELL) & 0xff) << 32)
                | ((long) Math.floor(offset / T5_OFFSET_CELL) & 0xffff_ffffL);
        accumulator.vote(cell, speed, cents, offset);
    }

    private List<Found> verify(Peaks window, QueryStrategy strategy, List<Voted> lines) {
        Map<ReferenceId, Found> best = new HashMap<>();
        for (Voted voted : lines) {
            ReferenceId reference = voted.suspect().reference();
            Found sure = best.get(reference);
            if (sure != null && sure.fit().score() >= BEYOND_DOUBT) {
                continue; // its other lines have fewer votes
            }
            excerpt(window, voted.suspect(), voted.line())
                    .flatMap(excerpt ->
                            verifier.verify(window, excerpt, new ProposedLine(voted.line(), strategy.kind())))
                    .ifPresent(fit -> best.merge(reference, new Found(reference, fit), Finder::better));
        }
        return bestFirst(best);
    }

    private static Found better(Found a, Found b) {
        return a.fit().score() >= b.fit().score() ? a : b;
    }

    private static List<Found> bestOfEach(List<Found> all) {
        Map<ReferenceId, Found> best = new LinkedHashMap<>();
        all.forEach(found -> best.merge(found.reference(), found, Finder::better));
        return bestFirst(best);
    }

    private static List<Found> bestFirst(Map<ReferenceId, Found> best) {
        return best.values().stream()
                .sorted(Comparator.comparingDouble((Found found) -> found.fit().score())
                        .reversed()
                        .thenComparing(Found::reference))
                .toList();
    }

    /** What a line must be verified against; read again when it leaves its region. */
    private Optional<Excerpt> excerpt(Peaks window, Suspect suspect, TimePitchMap line) {
        double start = AudioVerifier.from(window, line);
        double end = AudioVerifier.to(window, line);
        for (Excerpt excerpt : suspect.excerpts()) {
            if (excerpt.covers(start, end)) {
                return Optional.of(excerpt);
            }
        }
        Optional<Excerpt> read = fingerprints
                .excerpts(
                        List.of(new CandidateRegion(suspect.reference(), Excerpt.block(start), Excerpt.block(end) + 1)))
                .getFirst();
        read.ifPresent(suspect.excerpts()::add);
        return read;
    }
}
