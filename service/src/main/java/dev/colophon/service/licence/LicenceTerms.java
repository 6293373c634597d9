package dev.colophon.service.licence;

import dev.colophon.registry.licence.DateRange;
import dev.colophon.registry.licence.LicenceCondition;
import dev.colophon.registry.licence.LicensedUse;
import dev.colophon.registry.licence.Territories;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a licence, or a right, is limited to, as somebody wrote it.
 *
 * @param uses such as {@code Stream}; none: any
 * @param territories ISO 3166-1 codes or {@code worldwide}; none: worldwide
 * @param excluded territories that are left out
 * @param from the first day, such as {@code 2026-01-01}
 * @param to the last day
 */
public record LicenceTerms(
        List<String> uses,
        List<String> territories,
        List<String> excluded,
        Optional<String> from,
        Optional<String> to) {

    public LicenceTerms {
        uses = List.copyOf(uses);
        territories = List.copyOf(territories);
        excluded = List.copyOf(excluded);
    }

    /** Whether it limits nothing. */
    public boolean isEmpty() {
        return uses.isEmpty() && territories.isEmpty() && excluded.isEmpty() && from.isEmpty() && to.isEmpty();
    }

    Set<LicensedUse> parsedUses() {
        return uses.stream().map(LicensedUse::parse).collect(Collectors.toSet());
    }

    Territories parsedTerritories() {
        return Territories.of(territories, excluded);
    }

    DateRange parsedDates() {
        return new DateRange(from.map(LicenceTerms::day), to.map(LicenceTerms::day));
    }

    static Set<LicenceCondition> parsed(List<String> conditions) {
        return conditions.stream().map(LicenceCondition::parse).collect(Collectors.toSet());
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw LicenceUsage.refused("`%s` is no day: write it like 2026-12-31".formatted(text));
        }
    }
}
