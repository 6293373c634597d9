package dev.colophon.index.audio;

import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.search.DecoyMaxima;
import dev.colophon.index.search.NullStatistics;
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

    /** How a window is searched in one strategy. */
    @FunctionalInterface
    interface Way {
        List<Finder.Found> find(Peaks window, QueryStrategy strategy);
    }

    private final Way way;
    private final List<QueryStrategy> strategies;
    private final Peaks flipped;
    private final Peaks flippedBackwards;
    private final Peaks backwards;
    private final Set<QueryStrategy> searched = EnumSet.noneOf(QueryStrategy.class);
    private final Map<ReferenceId, Double> foundBackwards = new HashMap<>();
    private double best;
    private double bestBackwards;

    /** Decoys of a window that is searched in this way and in these strategies. */
    Decoys(Way way, List<QueryStrategy> strategies, Peaks window) {
        this.way = way;
        this.strategies = strategies;
        this.flipped = window.flipped();
        this.flippedBackwards = flipped.reversed();
        this.backwards = window.reversed();
    }

    /** Searches in the strategies up to one, as far as that was not done yet. */
    Decoys upTo(QueryStrategy last) {
        for (QueryStrategy strategy : strategies.subList(0, strategies.indexOf(last) + 1)) {
            if (searched.add(strategy)) {
                best = Math.max(best, best(flipped, strategy));
                bestBackwards = Math.max(bestBackwards, best(flippedBackwards, strategy));
                for (Finder.Found found : way.find(backwards, strategy)) {
                    foundBackwards.merge(found.reference(), found.fit().score(), Math::max);
                }
            }
        }
        return this;
    }

    private double best(Peaks decoy, QueryStrategy strategy) {
        return way.find(decoy, strategy).stream()
                .mapToDouble(found -> found.fit().score())
                .max()
                .orElse(0);
    }

    /** What they reach, as far as they were searched. */
    NullStatistics statistics() {
        return NullStatistics.ofDecoys(new DecoyMaxima(best, bestBackwards, foundBackwards));
    }
}
