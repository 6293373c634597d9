package dev.colophon.index.audio;

import dev.colophon.fingerprint.AudioFingerprint;
import dev.colophon.fingerprint.audio.AudioTerms;
import dev.colophon.fingerprint.audio.AudioTerms.Kind;
import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.Candidate;
import dev.colophon.index.postings.PostingsIndex;
import dev.colophon.index.postings.Retrieved;
import dev.colophon.index.postings.TermQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Both stages for one window of a copy: blocks that share terms with it, then lines verified against stored peaks. */
final class Finder {

    /** The best line found between a window and a reference. */
    record Found(ReferenceId reference, Fit fit) {}

    private static final double P4_OFFSET_CELL = 8 * 8;
    private static final double T5_OFFSET_CELL = 20 * 8;
    private static final double T5_SPEED_CELL = 0.03;
    private static final double T5_CENTS_CELL = 40;

    private final PostingsIndex postings;
    private final Prints prints;
    private final AudioSearchParameters parameters;

    Finder(PostingsIndex postings, Prints prints, AudioSearchParameters parameters) {
        this.postings = postings;
        this.prints = prints;
        this.parameters = parameters;
    }

    /** The references with a line that verifies, best first, each with its best line. */
    List<Found> find(Peaks window, Kind kind) {
        if (window.size() < parameters.fewestMatched()) {
            return List.of();
        }
        Probes probes = new Probes(window, kind);
        Retrieved retrieved = postings.retrieve(new TermQuery(
                probes.terms(), probes.count(), 1, parameters.candidateBlocks(), parameters.readBudget(), true));
        return verify(window, kind, join(window, kind, probes.shared(retrieved.read()), retrieved.candidates()));
    }

    private record Voted(ReferenceId reference, AudioFingerprint print, Line line) {}

    /** Rebuilds the terms of the candidate blocks from their peaks and lets each shared term vote for a line. */
    private List<Voted> join(Peaks window, Kind kind, Probes.Shared probes, List<Candidate> candidates) {
        Map<ReferenceId, Integer> numbers = new LinkedHashMap<>();
        List<ReferenceId> references = new ArrayList<>();
        List<AudioFingerprint> stored = new ArrayList<>();
        Tallies tallies = new Tallies();
        double middle = middle(window);
        for (Candidate candidate : candidates) {
            Optional<AudioFingerprint> print = prints.get(candidate.reference());
            if (print.isEmpty()) {
                continue; // removed since the candidates were read
            }
            int number = numbers.computeIfAbsent(candidate.reference(), reference -> {
                references.add(reference);
                stored.add(print.get());
                return references.size() - 1;
            });
            Peaks peaks = Peaks.of(print.get());
            int from = peaks.firstAt((double) candidate.block() * AudioTerms.BLOCK);
            int to = peaks.firstAt((candidate.block() + 1.0) * AudioTerms.BLOCK);
            AudioTerms.ofReference(
                    peaks,
                    kind,
                    from,
                    to,
                    (term, first, last) -> probes.asking(term, (copyFirst, copyLast) -> {
                        switch (kind) {
                            case P4 -> voteP4(tallies, number, peaks, first, window, copyFirst);
                            case T5 -> voteT5(tallies, number, peaks, first, last, window, copyFirst, copyLast, middle);
                        }
                    }));
        }
        int limit = kind == Kind.P4 ? parameters.linesP4() : parameters.linesT5();
        return tallies.best(limit).stream()
                .map(tally -> {
                    int number = (int) (tally.cell() >>> 48);
                    Line mean = tally.mean();
                    Line line = kind == Kind.P4
                            ? mean
                            : new Line(mean.speed(), mean.cents(), mean.offset() - mean.speed() * middle);
                    return new Voted(references.get(number), stored.get(number), line);
                })
                .toList();
    }

    private static double middle(Peaks window) {
        return 0.5 * (window.times()[0] + window.times()[window.size() - 1]);
    }

    private static void voteP4(Tallies tallies, int number, Peaks reference, int first, Peaks copy, int copyFirst) {
        double offset = reference.times()[first] - copy.times()[copyFirst];
        double cents = reference.cents()[first] - copy.cents()[copyFirst];
        long cell = ((long) number << 48) | ((long) Math.floor(offset / P4_OFFSET_CELL) & 0xffff_ffffL);
        tallies.vote(cell, 1, cents, offset);
    }

    /** The offset is counted at the middle of the window, where an error of the speed moves it least. */
    private void voteT5(
            Tallies tallies,
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
        tallies.vote(cell, speed, cents, offset);
    }

    private static List<Found> verify(Peaks window, Kind kind, List<Voted> lines) {
        Map<ReferenceId, Found> best = new LinkedHashMap<>();
        for (Voted voted : lines) {
            double length = voted.print().samples() / 16.0;
            Verification.fit(window, Peaks.of(voted.print()), length, voted.line(), kind)
                    .ifPresent(fit -> best.merge(
                            voted.reference(),
                            new Found(voted.reference(), fit),
                            (a, b) -> a.fit().z() >= b.fit().z() ? a : b));
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble((Found found) -> found.fit().z())
                        .reversed()
                        .thenComparing(Found::reference))
                .toList();
    }
}
