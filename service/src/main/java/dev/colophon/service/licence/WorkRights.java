package dev.colophon.service.licence;

import dev.colophon.registry.licence.RightClaim;
import dev.colophon.registry.licence.RightShares;
import dev.colophon.registry.work.Work;
import java.util.List;

/**
 * Who holds what of a work.
 *
 * @param claims oldest first; none: its owner holds it
 * @param totals what their shares come to, by time
 */
public record WorkRights(Work work, List<RightClaim> claims, List<RightShares.Total> totals) {

    public WorkRights {
        claims = List.copyOf(claims);
        totals = List.copyOf(totals);
    }
}
