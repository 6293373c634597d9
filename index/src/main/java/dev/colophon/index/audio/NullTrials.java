package dev.colophon.index.audio;

import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SelfTest;
import dev.colophon.index.audio.term.AudioTerms;
import dev.colophon.index.postings.retrieval.Candidate;
import dev.colophon.index.search.SoundGrading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Searches in which only wrong matches are of interest. */
final class NullTrials {

    private static final double WORTH_DECOYS = 0.15;
    private static final double FASTER = 1.05;

    private static final int HIGHER_CENTS = 84;

    /** Blocks of a stretch: 10 s. */
    private static final int BLOCKS = 4;

    private final Finder finder;
    private final Fingerprints fingerprints;
    private final SoundGrading grading;

    NullTrials(Finder finder, Fingerprints fingerprints, SoundGrading grading) {
        this.finder = finder;
        this.fingerprints = fingerprints;
        this.grading = grading;
    }

    /**
     * As {@link Search} goes on when nothing is accepted. Decoys are searched where they could make a difference to a rate of
     * one in ten or less.
     */
    NullTrial of(Peaks window, Predicate<ReferenceId> known) {
        Decoys decoys = new Decoys(finder::find, List.of(QueryStrategy.values()), window);
        NullTrial worst = new NullTrial(0, Double.NEGATIVE_INFINITY, 0, Optional.empty());
        double best = 0;
        Optional<ReferenceId> reference = Optional.empty();
        for (QueryStrategy strategy : QueryStrategy.values()) {
            for (Finder.Found found : finder.find(window, strategy)) {
                if (!known.test(found.reference()) && found.fit().score() > best) {
                    best = found.fit().score();
                    reference = Optional.of(found.reference());
                }
            }
            double excess = grading.excess(best, 0);
            if (reference.isPresent() && grading.falseAlarms(excess) < WORTH_DECOYS) {
                excess = grading.excess(best, decoys.upTo(strategy).decoys().against(reference.get()));
            }
            if (excess > worst.excess()) {
                worst = new NullTrial(best, excess, grading.falseAlarms(excess), reference);
            }
        }
        return worst;
    }

    /** Tests the index with stretches of its own references: as they are, faster, and under each other. */
    SelfTest selfTest(List<Candidate> blocks) {
        List<NullTrial> trials = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Optional<Fingerprints.Sound> sound = fingerprints.get(blocks.get(i).reference());
            Optional<Fingerprints.Sound> other =
                    fingerprints.get(blocks.get((i + 1) % blocks.size()).reference());
            if (sound.isEmpty() || other.isEmpty()) {
                continue;
            }
            Peaks plain = stretch(sound.get(), blocks.get(i).block());
            Peaks beside =
                    stretch(other.get(), blocks.get((i + 1) % blocks.size()).block());
            Peaks window = switch (i % 3) {
                case 0 -> plain;
                case 1 -> plain.changed(FASTER, HIGHER_CENTS);
                default -> plain.under(beside);
            };
            if (window.size() >= AudioSearchParameters.DEFAULT.fewestMatched()) {
                Set<ReferenceId> known = family(plain);
                known.add(blocks.get(i).reference());
                if (i % 3 == 2) {
                    known.addAll(family(beside));
                    known.add(blocks.get((i + 1) % blocks.size()).reference());
                }
                trials.add(of(window, known::contains));
            }
        }
        if (trials.isEmpty()) {
            return SelfTest.of(0, 0, 0);
        }
        double share = (double) trials.stream()
                        .filter(trial -> trial.probability() <= SelfTest.PROMISED)
                        .count()
                / trials.size();
        double drift = trials.stream().mapToDouble(NullTrial::excess).average().orElseThrow() - grading.mean();
        return SelfTest.of(trials.size(), share, drift);
    }

    private static Peaks stretch(Fingerprints.Sound sound, int block) {
        return sound.peaks().between((double) block * AudioTerms.BLOCK, ((double) block + BLOCKS) * AudioTerms.BLOCK);
    }

    /** The references that hold a stretch unchanged: the same recording, registered more than once. */
    private Set<ReferenceId> family(Peaks stretch) {
        Set<ReferenceId> family = new HashSet<>();
        double sure = grading.tail() + grading.tailScale() * Math.log(SoundGrading.TAIL / grading.strong());
        Decoys decoys = new Decoys(finder::find, List.of(QueryStrategy.values()), stretch);
        for (Finder.Found found : finder.find(stretch, QueryStrategy.AS_IT_IS)) {
            double against = decoys.upTo(QueryStrategy.AS_IT_IS).decoys().against(found.reference());
            if (grading.excess(found.fit().score(), against) >= sure) {
                family.add(found.reference());
            }
        }
        return family;
    }
}
