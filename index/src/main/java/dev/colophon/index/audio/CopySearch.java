package dev.colophon.index.audio;

import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.search.SoundGrading;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The search the other way round, in an index of copies: which of them may hold a part of a reference. As a {@link
 * SparseWindowSearch}, but one copy that is found accounts for no other, so that every window is asked in every way, and no decoys
 * are asked, since each copy is searched for itself afterwards.
 */
final class CopySearch {

    /** Of the copies that share terms with a window; more are looked at only as long as the last ones were found. */
    private static final int MOST_COPIES = 20_000;

    private final Finder finder;
    private final SoundGrading grading;
    private final AudioSearchParameters parameters;
    private final Search reference;

    CopySearch(Finder finder, SoundGrading grading, AudioSearchParameters parameters, Search reference) {
        this.finder = finder;
        this.grading = grading;
        this.parameters = parameters;
        this.reference = reference;
    }

    Set<ReferenceId> copies() {
        Set<ReferenceId> copies = new HashSet<>();
        double step = reference.isLong() ? parameters.windowSeconds() : parameters.stepSeconds();
        reference.starts(step).forEach(start -> {
            List<Peaks> windows = reference.windowAndBeside(start);
            for (QueryStrategy strategy : SparseWindowSearch.STRATEGIES) {
                for (Finder.Found found : finder.few(windows.getFirst(), strategy, MOST_COPIES)) {
                    if (found.fit().score() < SparseWindowSearch.WORTH_FOLLOWING) {
                        break; // the others score no more
                    }
                    if (score(found, windows, strategy) >= grading.leastScore()) {
                        copies.add(found.reference());
                    }
                }
            }
        });
        return copies;
    }

    /** A window that holds half of what both share scores little; one beside it may hold all. */
    private double score(Finder.Found found, List<Peaks> windows, QueryStrategy strategy) {
        double best = found.fit().score();
        for (Peaks beside : windows.subList(1, windows.size())) {
            best = Math.max(
                    best,
                    finder.fit(beside, found, strategy)
                            .map(moved -> moved.fit().score())
                            .orElse(best));
        }
        return best;
    }
}
