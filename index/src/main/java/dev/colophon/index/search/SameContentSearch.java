package dev.colophon.index.search;

import dev.colophon.fingerprint.ContentDigest;
import dev.colophon.fingerprint.Fingerprint;
import dev.colophon.index.Coverage;
import dev.colophon.index.Grade;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.SearchOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What all engines have in common: references with the very content of the copy are found by its digest, whatever an engine
 * makes of them, and stand before what it finds alike. What cannot be told from chance is nobody's, the same or not.
 */
public final class SameContentSearch {

    private static final Comparator<Match> BEST_FIRST =
            Comparator.comparing(Match::grade).thenComparingDouble(Match::falseAlarms);

    private final Function<ContentDigest, List<ReferenceId>> byDigest;
    private final MatchGrader grader;
    private final Comparator<Match> bestFirst;

    /**
     * A search.
     *
     * @param byDigest the references with a digest
     * @param coverage how much of what is shared ranks matches that are equally sure
     */
    public SameContentSearch(
            Function<ContentDigest, List<ReferenceId>> byDigest,
            MatchGrader grader,
            ToDoubleFunction<Coverage> coverage) {
        this.byDigest = byDigest;
        this.grader = grader;
        this.bestFirst = BEST_FIRST
                .thenComparingDouble(match -> -coverage.applyAsDouble(match.coverage()))
                .thenComparing(Match::reference);
    }

    /**
     * The matches of a copy, best first.
     *
     * @param whole lays all of the copy on all of a reference with the same content; empty when that was removed meanwhile
     * @param alike what an engine finds, in any order; it need not look at those with the same content
     */
    public List<Match> search(
            Fingerprint copy,
            SearchOptions options,
            Function<ReferenceId, Optional<Alignment>> whole,
            Function<Set<ReferenceId>, List<Match>> alike) {
        return copy.unmatchable().isPresent()
                ? List.of()
                : search(copy, byDigest.apply(copy.digest()), options, whole, alike);
    }

    /**
     * As above.
     *
     * @param withDigest the references with the digest of the copy, which are known already
     */
    public List<Match> search(
            Fingerprint copy,
            List<ReferenceId> withDigest,
            SearchOptions options,
            Function<ReferenceId, Optional<Alignment>> whole,
            Function<Set<ReferenceId>, List<Match>> alike) {
        if (copy.unmatchable().isPresent()) {
            return List.of();
        }
        List<Match> matches = new ArrayList<>();
        for (ReferenceId reference : withDigest) {
            whole.apply(reference)
                    .flatMap(alignment -> grader.grade(alignment, NullStatistics.NONE))
                    .ifPresent(matches::add);
        }
        if (options.weakest() != Grade.EXACT) {
            Set<ReferenceId> same = new HashSet<>();
            matches.forEach(match -> same.add(match.reference()));
            alike.apply(same).stream()
                    .filter(match -> !same.contains(match.reference()))
                    .forEach(matches::add);
        }
        return matches.stream()
                .filter(match -> match.grade().compareTo(options.weakest()) <= 0)
                .sorted(bestFirst)
                .limit(options.limit())
                .toList();
    }

    /** In an index of copies: those with the very content of a reference. */
    public Set<ReferenceId> copiesOf(Fingerprint reference) {
        return new HashSet<>(byDigest.apply(reference.digest()));
    }
}
