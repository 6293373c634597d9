package dev.colophon.index.audio;

import dev.colophon.fingerprint.audio.AudioTerms;
import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.postings.Candidate;
import dev.colophon.index.postings.PostingsIndex;
import dev.colophon.index.postings.Retrieved;
import dev.colophon.index.postings.TermQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Both steps for one window of a copy: passages that share terms with it, then lines verified against stored peaks. */
final class Finder {

    /** The best line found between a window and a reference. */
    record Found(ReferenceId reference, Fit fit) {}

    /** With such a score the first line is the right one. */
    private static final double BEYOND_DOUBT = 15;

    /** Blocks that are read before and after a passage: lines that begin in it are verified against no more. */
    private static final int AROUND = 2;

    private static final double P3_OFFSET_CELL = 8 * 8;
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
    List<Found> find(Peaks window, Stage stage) {
        if (window.size() < parameters.fewestMatched()) {
            return List.of();
        }
        Peaks asking = window.upTo(stage.asking().lastTier());
        Probes probes = new Probes(asking, stage.asking());
        Retrieved retrieved = postings.retrieve(new TermQuery(
                probes.terms(), probes.places(), probes.count(), 1, stage.beginnings(), parameters.readBudget(), true));
        return verify(window, stage, join(asking, stage, probes.shared(retrieved.read()), retrieved.candidates()));
    }

    /** A candidate and what has been read of it. */
    private record Suspect(ReferenceId reference, List<Excerpt> excerpts) {}

    private record Voted(Suspect suspect, Line line) {}

    /** Rebuilds the terms of the candidate passages from their peaks and lets each shared term vote for a line. */
    private List<Voted> join(Peaks window, Stage stage, Probes.Shared probes, List<Candidate> candidates) {
        Map<ReferenceId, Integer> numbers = new HashMap<>();
        List<Suspect> suspects = new ArrayList<>();
        Tallies tallies = new Tallies();
        double middle = middle(window);
        for (Passage passage : Passage.of(window, stage.kind(), candidates)) {
            Optional<Excerpt> excerpt =
                    prints.excerpt(passage.reference(), Math.max(0, passage.from() - AROUND), passage.to() + AROUND);
            if (excerpt.isEmpty()) {
                continue; // removed since the candidates were read
            }
            int number = numbers.computeIfAbsent(passage.reference(), reference -> {
                suspects.add(new Suspect(reference, new ArrayList<>()));
                return suspects.size() - 1;
            });
            suspects.get(number).excerpts().add(excerpt.get());
            Peaks peaks = excerpt.get().alone();
            int from = peaks.firstAt((double) passage.from() * AudioTerms.BLOCK);
            int to = peaks.firstAt((double) passage.to() * AudioTerms.BLOCK);
            AudioTerms.ofReference(
                    peaks,
                    stage.kind(),
                    from,
                    to,
                    (term, first, last) -> probes.asking(term, (copyFirst, copyLast) -> {
                        switch (stage.kind()) {
                            case P3 -> voteP3(tallies, number, peaks, first, window, copyFirst);
                            case T5 -> voteT5(tallies, number, peaks, first, last, window, copyFirst, copyLast, middle);
                        }
                    }));
        }
        return tallies.best(stage.lines()).stream()
                .map(tally -> {
                    Line mean = tally.mean();
                    Line line = switch (stage.kind()) {
                        case P3 -> mean;
                        case T5 -> new Line(mean.speed(), mean.cents(), mean.offset() - mean.speed() * middle);
                    };
                    return new Voted(suspects.get((int) (tally.cell() >>> 48)), line);
                })
                .toList();
    }

    private static double middle(Peaks window) {
        return 0.5 * (window.times()[0] + window.times()[window.size() - 1]);
    }

    private static void voteP3(Tallies tallies, int number, Peaks reference, int first, Peaks copy, int copyFirst) {
        double offset = reference.times()[first] - copy.times()[copyFirst];
        double cents = reference.cents()[first] - copy.cents()[copyFirst];
        long cell = ((long) number << 48) | ((long) Math.floor(offset / P3_OFFSET_CELL) & 0xffff_ffffL);
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

    private List<Found> verify(Peaks window, Stage stage, List<Voted> lines) {
        Map<ReferenceId, Found> best = new HashMap<>();
        for (Voted voted : lines) {
            ReferenceId reference = voted.suspect().reference();
            Found sure = best.get(reference);
            if (sure != null && sure.fit().score() >= BEYOND_DOUBT) {
                continue; // its other lines have fewer votes
            }
            excerpt(window, voted)
                    .flatMap(excerpt -> Verification.fit(window, excerpt, voted.line(), stage.kind()))
                    .ifPresent(fit -> best.merge(
                            reference,
                            new Found(reference, fit),
                            (a, b) -> a.fit().score() >= b.fit().score() ? a : b));
        }
        return best.values().stream()
                .sorted(Comparator.comparingDouble((Found found) -> found.fit().score())
                        .reversed()
                        .thenComparing(Found::reference))
                .toList();
    }

    /** What a line must be verified against; read again when it leaves its passage. */
    private Optional<Excerpt> excerpt(Peaks window, Voted voted) {
        double start = Verification.from(window, voted.line());
        double end = Verification.to(window, voted.line());
        for (Excerpt excerpt : voted.suspect().excerpts()) {
            if (excerpt.covers(start, end)) {
                return Optional.of(excerpt);
            }
        }
        Optional<Excerpt> read =
                prints.excerpt(voted.suspect().reference(), Excerpt.block(start), Excerpt.block(end) + 1);
        read.ifPresent(voted.suspect().excerpts()::add);
        return read;
    }
}
