package dev.colophon.registry.licence;

import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may license a work. Its owner holds what is stated of it, and where nothing is, what is not stated of others: where their
 * shares come to all of it, the owner has nothing to license.
 *
 * @param owner the id of the party that owns it
 * @param formerOwners ids of those that gave it to another, and when: licences of before stay
 * @param claims of co-owners and others
 */
public record Holders(String owner, Map<String, Instant> formerOwners, List<RightClaim> claims) {

    public Holders {
        formerOwners = Map.copyOf(formerOwners);
        claims = List.copyOf(claims);
    }

    /** Whether the licensor of this licence may license this use; of what is not known any use and territory may be meant. */
    boolean support(Licence licence, CopyUse.Cell cell) {
        String licensor = licence.licensor().id();
        return isOfFormerOwner(licence)
                || (licensor.equals(owner)
                        && ownerHolds(
                                cell.use().map(Set::of).orElse(Set.of()),
                                cell.territory().map(Set::of).orElseGet(Territories.WORLDWIDE::all),
                                cell.at()))
                || claims.stream().anyMatch(claim -> claim.party().id().equals(licensor) && claim.licenses(cell));
    }

    /** Whether the licensor holds anything of what is licensed, so that the licence means something at a time. */
    boolean support(Licence licence, Instant at) {
        String licensor = licence.licensor().id();
        return isOfFormerOwner(licence)
                || (licensor.equals(owner)
                        && ownerHolds(licence.uses(), licence.territories().all(), within(licence.dates(), at)))
                || claims.stream()
                        .anyMatch(claim ->
                                claim.mayLicense() && claim.party().id().equals(licensor));
    }

    /** Whoever gave the work away bound the new owner by what was licensed before. */
    private boolean isOfFormerOwner(Licence licence) {
        Instant sold = formerOwners.get(licence.licensor().id());
        return sold != null && licence.grantedAt().isBefore(sold);
    }

    /** @param uses none: any use */
    private boolean ownerHolds(Set<LicensedUse> uses, Set<String> territories, Instant at) {
        if (claims.isEmpty()) {
            return true;
        }
        Set<LicensedUse> any = uses.isEmpty() ? EnumSet.allOf(LicensedUse.class) : uses;
        return any.stream().anyMatch(use -> territories.stream().anyMatch(code -> ownerHolds(use, code, at)));
    }

    private boolean ownerHolds(LicensedUse use, String territory, Instant at) {
        List<RightClaim> there =
                claims.stream().filter(claim -> claim.holds(use, territory, at)).toList();
        List<RightClaim> own = there.stream().filter(this::isOwners).toList();
        int others = there.stream()
                .filter(claim -> !isOwners(claim))
                .mapToInt(RightClaim::shareBasisPoints)
                .sum();
        return own.isEmpty() ? others < RightClaim.WHOLE : own.stream().anyMatch(claim -> claim.shareBasisPoints() > 0);
    }

    private boolean isOwners(RightClaim claim) {
        return claim.party().id().equals(owner);
    }

    /** The moment of these days that is next to a moment. */
    private static Instant within(DateRange dates, Instant at) {
        Instant begin = dates.begins().map(Instant::ofEpochMilli).orElse(at);
        Instant last = dates.ends().map(end -> Instant.ofEpochMilli(end - 1)).orElse(at);
        return at.isBefore(begin) ? begin : at.isAfter(last) ? last : at;
    }
}
