package dev.colophon.registry.message.record;

import dev.colophon.registry.licence.term.LicensedUse;
import java.util.List;
import java.util.Set;

/**
 * What a party holds of a work, as a message says.
 *
 * @param uses none: any use
 * @param territories none: all
 * @param excluded of these
 * @param shareBasisPoints of 10,000; none of them: it says to hold nothing there
 * @param mayLicense whether it may license the work alone
 */
public record StatedRight(
        String party,
        Set<LicensedUse> uses,
        List<String> territories,
        List<String> excluded,
        StatedPeriod period,
        int shareBasisPoints,
        boolean mayLicense) {

    public StatedRight {
        uses = Set.copyOf(uses);
        territories = List.copyOf(territories);
        excluded = List.copyOf(excluded);
    }
}
