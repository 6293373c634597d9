package dev.colophon.index.audio;

import dev.colophon.fingerprint.audio.Peaks;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.audio.verification.PeakAgreement;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The search through a long sound, most of which is found nowhere: windows without overlap, only the regions that share most
 * are looked at, and of a stretch that a found reference accounts for no more is asked than what costs little. A window that
 * holds half of an excerpt gives a line that scores a little; it is followed to the windows beside it. RATIONALE.md has what
 * this finds and costs beside searching every window.
 */
final class SparseWindowSearch {

    /** At any speed first, because it costs least; that finds copies as they are, too. */
    static final List<QueryStrategy> STRATEGIES = List.of(QueryStrategy.CHANGED_UNSTEADY, QueryStrategy.COVERED);

    /** A line that scores this much may be the edge of an excerpt. One in a hundred wrong references reaches 5.3. */
    static final double WORTH_FOLLOWING = 4.5;

    /** Stretches that cover so much of a window explain it. */
    private static final double EXPLAINED = 0.75;

    private final Finder finder;
    private final Fingerprints fingerprints;
    private final AudioSearchParameters parameters;
    private final Search search;

    SparseWindowSearch(Finder finder, Fingerprints fingerprints, AudioSearchParameters parameters, Search search) {
        this.finder = finder;
        this.fingerprints = fingerprints;
        this.parameters = parameters;
        this.search = search;
    }

    /** What was accepted, by reference. */
    Map<ReferenceId, List<Search.Hit>> hits() {
        Map<ReferenceId, List<Search.Hit>> hits = new LinkedHashMap<>();
        List<PeakAgreement> explained = new ArrayList<>();
        search.starts(parameters.windowSeconds()).forEach(start -> {
            List<QueryStrategy> strategies =
                    isExplained(explained, search.window(start)) ? STRATEGIES.subList(0, 1) : STRATEGIES;
            accepted(start, strategies).forEach((reference, hit) -> {
                hits.computeIfAbsent(reference, _ -> new ArrayList<>()).add(hit);
                if (search.isSure(hit) && !isExplained(explained, hit.window())) {
                    fingerprints.get(reference).ifPresent(sound -> explained.add(search.grown(sound, hit)));
                }
            });
        });
        return hits;
    }

    private static boolean isExplained(List<PeakAgreement> explained, Peaks window) {
        if (window.size() == 0) {
            return true;
        }
        double from = window.times()[0];
        double to = window.times()[window.size() - 1] + 1.0;
        return explained.stream()
                .anyMatch(stretch ->
                        Math.min(to, stretch.to()) - Math.max(from, stretch.from()) >= EXPLAINED * (to - from));
    }

    private Map<ReferenceId, Search.Hit> accepted(double start, List<QueryStrategy> strategies) {
        Map<ReferenceId, Search.Hit> accepted = new LinkedHashMap<>();
        IdentityHashMap<Peaks, Decoys> decoys = new IdentityHashMap<>();
        List<Peaks> windows = search.windowAndBeside(start);
        for (QueryStrategy strategy : strategies) {
            for (Finder.Found found : finder.few(windows.getFirst(), strategy)) {
                if (found.fit().score() < WORTH_FOLLOWING) {
                    break; // the others score no more
                }
                Peaks best = windows.getFirst();
                Finder.Found there = found;
                for (Peaks beside : windows.subList(1, windows.size())) {
                    Finder.Found moved = finder.fit(beside, found, strategy).orElse(found);
                    if (moved.fit().score() > there.fit().score()) {
                        best = beside;
                        there = moved;
                    }
                }
                Decoys against = decoys.computeIfAbsent(best, window -> new Decoys(finder::few, strategies, window));
                search.accept(best, there, against, strategy, accepted);
            }
            if (accepted.values().stream().anyMatch(search::isSure)) {
                break;
            }
        }
        return accepted;
    }
}
