package dev.colophon.index.audio;

import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.search.DecoyMaxima;
import dev.colophon.index.search.NullStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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

    /** Peaks that are searched for in each strategy. */
    private static final int KINDS = 3;

    private final Way way;
    private final List<QueryStrategy> strategies;
    private final Peaks flipped;
    private final Peaks flippedBackwards;
    private final Peaks backwards;
    private final Map<ReferenceId, Double> foundBackwards = new HashMap<>();
    private double best;
    private double bestBackwards;

    /** How often was searched: strategy by strategy, with each of the peaks. */
    private int searched;

    /** Decoys of a window that is searched in this way and in these strategies. */
    Decoys(Way way, List<QueryStrategy> strategies, Peaks window) {
        this.way = way;
        this.strategies = strategies;
        this.flipped = window.flipped();
        this.flippedBackwards = flipped.reversed();
        this.backwards = window.reversed();
    }

    /** What they reach in the strategies up to one. */
    NullStatistics upTo(QueryStrategy last) {
        return upTo(last, _ -> true).orElseThrow();
    }

    /**
     * The same, unless that rules a match out; once it does no further search is made, since all that is found there can only add to it.
     *
     * @param allows whether a match is possible when decoys reach so much; then so it is where they reach less
     */
    Optional<NullStatistics> upTo(QueryStrategy last, Predicate<NullStatistics> allows) {
        int all = KINDS * (strategies.indexOf(last) + 1);
        NullStatistics reached = reached();
        while (searched < all && allows.test(reached)) {
            searchNext();
            reached = reached();
        }
        return Optional.of(reached).filter(allows);
    }

    private NullStatistics reached() {
        return NullStatistics.ofDecoys(new DecoyMaxima(best, bestBackwards, foundBackwards));
    }

    private void searchNext() {
        QueryStrategy strategy = strategies.get(searched / KINDS);
        switch (searched % KINDS) {
            case 0 -> best = Math.max(best, best(flipped, strategy));
            case 1 -> bestBackwards = Math.max(bestBackwards, best(flippedBackwards, strategy));
            default -> {
                for (Finder.Found found : way.find(backwards, strategy)) {
                    foundBackwards.merge(found.reference(), found.fit().score(), Math::max);
                }
            }
        }
        searched++;
    }

    private double best(Peaks decoy, QueryStrategy strategy) {
        return way.find(decoy, strategy).stream()
                .mapToDouble(found -> found.fit().score())
                .max()
                .orElse(0);
    }
}
