package dev.colophon.registry.licence;

import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.LicenceCondition;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.licence.term.WorkSegment;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Permission to show works.
 *
 * @param id UUIDv7; of a host that the owner of a work authorised {@code host:NAME}
 * @param uses none: any use
 * @param publicLicence where a licence stands that is offered to everybody
 * @param note what the licensor calls it, such as the number of a contract
 * @param grantedBy who entered it
 */
public record Licence(
        String id,
        Party licensor,
        Licensee licensee,
        LicenceScope scope,
        Set<LicensedUse> uses,
        Territories territories,
        DateRange dates,
        Set<LicenceCondition> conditions,
        Optional<String> publicLicence,
        String note,
        String grantedBy,
        Instant grantedAt,
        Optional<Revocation> revocation) {

    /** After a licence is revoked the licensee has so long to take the works down (a proposal: thirty days, as CC 4.0 gives for a cure). */
    public static final Duration GRACE = Duration.ofDays(30);

    private static final String AUTHORISED = "host:";

    /** What was seen before it, and in the days of grace after it, stays licensed. */
    public record Revocation(String by, Instant at) {

        /** From when on it is no licence any more. */
        public Instant effective() {
            return at.plus(GRACE);
        }
    }

    public Licence {
        uses = Set.copyOf(uses);
        conditions = Set.copyOf(conditions);
    }

    /** That the owner of a work authorised a host: for any use, everywhere, until it is taken from the list. */
    public static Licence ofAuthorisedHost(Work work, Host host) {
        return new Licence(
                AUTHORISED + host.name(),
                work.owner(),
                new Licensee.AtHosts(List.of(host)),
                new LicenceScope.NamedWorks(new TreeSet<>(Set.of(work.id())), Optional.empty()),
                Set.of(),
                Territories.WORLDWIDE,
                DateRange.ALWAYS,
                Set.of(),
                Optional.empty(),
                "authorised host",
                "",
                work.createdAt(),
                Optional.empty());
    }

    /** The host that a decision rests on which names such a permission; empty when it names a licence. */
    public static Optional<Host> authorisedHost(String id) {
        return id.startsWith(AUTHORISED) ? Optional.of(new Host(id.substring(AUTHORISED.length()))) : Optional.empty();
    }

    /** Whether it covers this use of a work, if its licensor may license that. */
    boolean covers(CopyUse.Cell cell) {
        return isOf(cell)
                && (licensee instanceof Licensee.Anyone
                        || cell.host()
                                .filter(found -> licensee.hosts().stream().anyMatch(host -> host.covers(found)))
                                .isPresent())
                && (uses.isEmpty()
                        || cell.use().filter(use -> !uses.contains(use)).isEmpty())
                && cell.territory().filter(code -> !territories.contains(code)).isEmpty()
                && dates.contains(cell.at())
                && revocation
                        .filter(revoked -> !cell.at().isBefore(revoked.effective()))
                        .isEmpty();
    }

    /** Whether the other permits the same to the same, and neither is revoked. */
    boolean saysAs(Licence other) {
        return licensor.id().equals(other.licensor().id())
                && licensee.getClass().equals(other.licensee().getClass())
                && Set.copyOf(licensee.hosts())
                        .equals(Set.copyOf(other.licensee().hosts()))
                && scope.equals(other.scope())
                && uses.equals(other.uses())
                && territories.equals(other.territories())
                && dates.equals(other.dates())
                && conditions.equals(other.conditions())
                && publicLicence.equals(other.publicLicence())
                && note.equals(other.note())
                && revocation.isEmpty()
                && other.revocation().isEmpty();
    }

    private boolean isOf(CopyUse.Cell cell) {
        return switch (scope) {
            case LicenceScope.AllWorks _ -> true;
            case LicenceScope.NamedWorks(var works, Optional<WorkSegment> segment) ->
                works.contains(cell.work())
                        && (segment.isEmpty()
                                || cell.part().filter(segment.get()::contains).isPresent());
        };
    }

    /** {@code licence ID of Ada for radio.example, from 2026-01-01 to 2027-12-31, DE, FR}. */
    public String sentence() {
        Optional<Host> authorised = authorisedHost(id);
        if (authorised.isPresent()) {
            return "%s authorised the host %s".formatted(licensor.name(), authorised.get());
        }
        return "licence %s of %s for %s, %s, %s%s%s%s"
                .formatted(
                        id,
                        licensor.name(),
                        licensee,
                        dates,
                        territories,
                        publicLicence.map(uri -> ", " + uri).orElse(""),
                        note.isEmpty() ? "" : ", " + note,
                        revocation
                                .map(revoked -> ", revoked on " + LocalDate.ofInstant(revoked.at(), ZoneOffset.UTC))
                                .orElse(""));
    }
}
