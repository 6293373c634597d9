package dev.colophon.registry.licence;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Who may license a work.
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

    /** Whether the licensor of this licence may license this use. */
    boolean support(Licence licence, CopyUse.Cell cell) {
        String licensor = licence.licensor().id();
        return ownedOrOwns(licence)
                || claims.stream().anyMatch(claim -> claim.party().id().equals(licensor) && claim.licenses(cell));
    }

    private boolean ownedOrOwns(Licence licence) {
        String licensor = licence.licensor().id();
        Instant sold = formerOwners.get(licensor);
        return licensor.equals(owner) || (sold != null && licence.grantedAt().isBefore(sold));
    }

    /** Whether the licensor holds anything of the work, so that the licence means something. */
    boolean support(Licence licence) {
        return ownedOrOwns(licence)
                || claims.stream()
                        .anyMatch(claim -> claim.mayLicense()
                                && claim.party().id().equals(licence.licensor().id()));
    }
}
