package dev.colophon.registry.licence;

import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.RegistryException;
import java.time.Instant;
import java.util.Set;

/**
 * What a party holds of a work.
 *
 * @param uses none: any use
 * @param shareBasisPoints of 10,000
 * @param mayLicense whether it may license the work alone
 */
public record RightClaim(
        String id,
        String work,
        Party party,
        Set<LicensedUse> uses,
        Territories territories,
        DateRange dates,
        int shareBasisPoints,
        boolean mayLicense) {

    /** All of it. */
    public static final int WHOLE = 10_000;

    /** @throws RegistryException when the share is less than none or more than all */
    public RightClaim {
        uses = Set.copyOf(uses);
        if (shareBasisPoints < 0 || shareBasisPoints > WHOLE) {
            throw new RegistryException(
                    "a share of %d basis points is not within 0 and %d".formatted(shareBasisPoints, WHOLE));
        }
    }

    /** Whether the party holds its share for this use in this territory at this time. */
    boolean holds(LicensedUse use, String territory, Instant at) {
        return (uses.isEmpty() || uses.contains(use)) && territories.contains(territory) && dates.contains(at);
    }

    /** Whether the party may license this use. */
    boolean licenses(CopyUse.Cell cell) {
        return mayLicense
                && work.equals(cell.work())
                && (uses.isEmpty()
                        || cell.use().filter(use -> !uses.contains(use)).isEmpty())
                && cell.territory().filter(code -> !territories.contains(code)).isEmpty()
                && dates.contains(cell.at());
    }

    /** {@code Ada 2,500 of 10,000, any use, worldwide except CN, at any time, may license}. */
    public String sentence() {
        return "%s %,d of %,d, %s, %s, %s%s"
                .formatted(
                        party.name(),
                        shareBasisPoints,
                        WHOLE,
                        LicensedUse.words(uses),
                        territories,
                        dates,
                        mayLicense ? ", may license" : "");
    }
}
