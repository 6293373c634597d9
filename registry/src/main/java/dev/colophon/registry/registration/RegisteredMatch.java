package dev.colophon.registry.registration;

import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A match, and what it matches. */
public record RegisteredMatch(Registered registered, Match match) {

    private static final Comparator<RegisteredMatch> BEST_FIRST = Comparator.comparing(
                    (RegisteredMatch match) -> match.match().grade())
            .thenComparingDouble(match -> match.match().falseAlarms())
            .thenComparing(match -> match.match().reference());

    /** The matches with what they match, best first; those of references that are not registered are left out. */
    public static List<RegisteredMatch> joined(List<Match> matches, Map<ReferenceId, Registered> registered) {
        return matches.stream()
                .flatMap(match -> Optional.ofNullable(registered.get(match.reference())).stream()
                        .map(of -> new RegisteredMatch(of, match)))
                .sorted(BEST_FIRST)
                .toList();
    }
}
