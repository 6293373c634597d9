package dev.colophon.registry.policy.condition;

import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.registration.RegisteredMatch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A copy of one work, as a policy looks at it.
 *
 * @param kind what the copy is; a film may match by its sound alone
 * @param durationMillis of the copy, if it is sound or film and that is known
 * @param pixels of the copy, if it is a picture and that is known
 * @param uses what the pages on which it stands make of it; none: not known
 * @param territory from which it was seen; empty: not known
 * @param matches with references of the work
 */
public record MatchedCopy(
        Medium kind,
        OptionalLong durationMillis,
        OptionalLong pixels,
        Set<LicensedUse> uses,
        Optional<String> territory,
        List<RegisteredMatch> matches) {

    public MatchedCopy {
        uses = Set.copyOf(uses);
        matches = List.copyOf(matches);
    }
}
