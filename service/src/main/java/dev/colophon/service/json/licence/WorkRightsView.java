package dev.colophon.service.json.licence;

import dev.colophon.registry.licence.RightClaim;
import dev.colophon.registry.licence.RightShares;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.service.licence.WorkRights;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who holds what of a work; the schema is {@code work-rights.schema.json}. */
public record WorkRightsView(String work, String title, String owner, List<ClaimView> rights, List<TotalView> totals) {

    /** What a party holds. */
    public record ClaimView(
            String right,
            String party,
            int basisPoints,
            boolean mayLicense,
            @Nullable List<String> uses,
            @Nullable List<String> territories,
            @Nullable List<String> excludedTerritories,
            @Nullable String from,
            @Nullable String to) {

        public static ClaimView of(RightClaim claim) {
            return new ClaimView(
                    claim.id(),
                    claim.party().name(),
                    claim.shareBasisPoints(),
                    claim.mayLicense(),
                    claim.uses().isEmpty() ? null : names(claim.uses()),
                    some(claim.territories().included()),
                    some(claim.territories().excluded()),
                    claim.dates().first().map(LocalDate::toString).orElse(null),
                    claim.dates().last().map(LocalDate::toString).orElse(null));
        }
    }

    /** What shares come to somewhere. */
    public record TotalView(
            RightShares.Sum sum,
            int basisPoints,
            List<String> uses,
            @Nullable List<String> territories,
            @Nullable String from,
            @Nullable String to,
            List<String> parties) {

        private static TotalView of(RightShares.Total total) {
            return new TotalView(
                    total.sum(),
                    total.basisPoints(),
                    names(total.uses()),
                    total.territories().equals(Territories.WORLDWIDE.all()) ? null : List.copyOf(total.territories()),
                    total.dates().first().map(LocalDate::toString).orElse(null),
                    total.dates().last().map(LocalDate::toString).orElse(null),
                    total.claims().stream().map(claim -> claim.party().name()).toList());
        }
    }

    public static WorkRightsView of(WorkRights rights) {
        return new WorkRightsView(
                rights.work().id(),
                rights.work().title(),
                rights.work().owner().name(),
                rights.claims().stream().map(ClaimView::of).toList(),
                rights.totals().stream().map(TotalView::of).toList());
    }

    private static List<String> names(Set<LicensedUse> uses) {
        return uses.stream().sorted().map(LicensedUse::standard).toList();
    }

    private static @Nullable List<String> some(Set<String> codes) {
        return codes.isEmpty() ? null : List.copyOf(codes);
    }
}
