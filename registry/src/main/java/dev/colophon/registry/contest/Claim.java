package dev.colophon.registry.contest;

import dev.colophon.index.Match;
import dev.colophon.registry.work.Work;
import java.util.List;
import java.util.Set;

/**
 * What an owner would act on.
 *
 * @param matches of files of the work that were not removed
 * @param territories from which the copy was seen (ISO 3166-1); none: not known
 */
public record Claim(Work work, List<Match> matches, Set<String> territories) {

    public Claim {
        matches = List.copyOf(matches);
        territories = Set.copyOf(territories);
    }
}
