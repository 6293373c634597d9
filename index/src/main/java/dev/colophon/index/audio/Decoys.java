package dev.colophon.index.audio;

import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.ReferenceId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the same search finds for sounds that nobody registered: the copy's own peaks upside down, and upside down and
 * backwards. And what it finds for the copy merely backwards: a reference that agrees with that, too, has tones without
 * direction, and agrees for them. Searched when first asked for; not thread-safe.
 */
final class Decoys {

    /** How a window is searched in one stage. */
    @FunctionalInterface
    interface Way {
        List<Finder.Found> find(Peaks window, Stage stage);
    }

    private final Way way;
    private final List<Stage> stages;
    private final Peaks flipped;
    private final Peaks flippedBackwards;
    private final Peaks backwards;
    private final Set<Stage> searched = EnumSet.noneOf(Stage.class);
    private final Map<ReferenceId, Double> foundBackwards = new HashMap<>();
    private double best;
    private double bestBackwards;

    /** Decoys of a window that is searched in this way and in these stages. */
    Decoys(Way way, List<Stage> stages, Peaks window) {
        this.way = way;
        this.stages = stages;
        this.flipped = window.flipped();
        this.flippedBackwards = flipped.reversed();
        this.backwards = window.reversed();
    }

    /** Searches in the stages up to one, as far as that was not done yet. */
    Decoys upTo(Stage last) {
        for (Stage stage : stages.subList(0, stages.indexOf(last) + 1)) {
            if (searched.add(stage)) {
                best = Math.max(best, best(flipped, stage));
                bestBackwards = Math.max(bestBackwards, best(flippedBackwards, stage));
                for (Finder.Found found : way.find(backwards, stage)) {
                    foundBackwards.merge(found.reference(), found.fit().score(), Math::max);
                }
            }
        }
        return this;
    }

    private double best(Peaks decoy, Stage stage) {
        return way.find(decoy, stage).stream()
                .mapToDouble(found -> found.fit().score())
                .max()
                .orElse(0);
    }

    /** The mean over the decoys of the best score of any reference. */
    double mean() {
        return 0.5 * (best + bestBackwards);
    }

    /** What a match with a reference must exceed. */
    double against(ReferenceId reference) {
        return Math.max(mean(), foundBackwards.getOrDefault(reference, 0.0));
    }
}
