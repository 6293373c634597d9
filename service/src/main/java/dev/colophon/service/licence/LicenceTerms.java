package dev.colophon.service.licence;

import dev.colophon.registry.licence.term.CreativeCommonsLicences;
import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.LicenceCondition;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.StatedDay;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.work.WorkDetails;
import dev.colophon.service.caller.ServiceException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    private static final int LONGEST_URI = 2_000;

    public LicenceTerms {
        uses = List.copyOf(uses);
        territories = List.copyOf(territories);
        excluded = List.copyOf(excluded);
    }

    /** Whether it limits nothing. */
    public boolean isEmpty() {
        return uses.isEmpty() && territories.isEmpty() && excluded.isEmpty() && from.isEmpty() && to.isEmpty();
    }

    public Set<LicensedUse> parsedUses() {
        return uses.stream().map(LicensedUse::parse).collect(Collectors.toSet());
    }

    public Territories parsedTerritories() {
        return Territories.of(territories, excluded);
    }

    public DateRange parsedDates() {
        return new DateRange(from.map(LicenceTerms::day), to.map(LicenceTerms::day));
    }

    /** That its last day is over, if it is: it covers what was before, and nothing to come. */
    public Optional<String> over(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return parsedDates()
                .last()
                .filter(today::isAfter)
                .map(last -> "it is over: its last day was %s (UTC), and nothing that is seen from now on is covered"
                        .formatted(last));
    }

    /** Those that are written, and those that the address of a public licence names. */
    static Set<LicenceCondition> conditions(List<String> written, Optional<String> publicLicence) {
        return Stream.concat(
                        written.stream().map(LicenceCondition::parse),
                        publicLicence.map(LicenceCondition::ofPublicLicence).orElse(Set.of()).stream())
                .collect(Collectors.toSet());
    }

    /**
     * The address of a public licence.
     *
     * @throws ServiceException when it is none
     */
    public static String publicLicence(String text) {
        String uri = WorkDetails.checked("public licence", text, LONGEST_URI);
        if (!uri.matches("https?://\\S+")) {
            throw LicenceUsage.refused(
                    "`%s` is no address of a public licence: write it like https://creativecommons.org/licenses/by/4.0/"
                            .formatted(uri));
        }
        if (CreativeCommonsLicences.isUnknown(uri)) {
            throw LicenceUsage.refused(
                    "`%s` is no licence of Creative Commons: write it like https://creativecommons.org/licenses/by/4.0/"
                            .formatted(uri));
        }
        return uri;
    }

    private static LocalDate day(String text) {
        return StatedDay.parse(text)
                .orElseThrow(
                        () -> LicenceUsage.refused("`%s` is no day: write it like 2026-12-31".formatted(text.strip())));
    }
}
