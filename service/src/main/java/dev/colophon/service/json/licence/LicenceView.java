package dev.colophon.service.json.licence;

import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.LicenceScope;
import dev.colophon.registry.licence.Licences;
import dev.colophon.registry.licence.Licensee;
import dev.colophon.registry.licence.term.LicenceCondition;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.WorkSegment;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Work;
import dev.colophon.service.licence.LicenceResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A licence; the schema is {@code licence.schema.json}. */
public record LicenceView(
        String licence,
        String licensor,
        Kind licensee,
        @Nullable String operator,
        @Nullable List<String> hosts,
        @Nullable List<String> works,
        @Nullable List<String> unsupported,
        @Nullable String segment,
        @Nullable List<String> uses,
        @Nullable List<String> territories,
        @Nullable List<String> excludedTerritories,
        @Nullable String from,
        @Nullable String to,
        @Nullable List<String> conditions,
        @Nullable String publicLicence,
        @Nullable String note,
        String grantedBy,
        Instant granted,
        @Nullable String revokedBy,
        @Nullable Instant revoked,
        @Nullable Instant ends,
        int sightings,
        @Nullable Integer cleared,
        @Nullable Integer confirmed,
        @Nullable Boolean known) {

    /** Who is licensed. */
    public enum Kind {
        HOST,
        OPERATOR,
        ANYONE
    }

    /** Of a list. */
    public static LicenceView of(Licences.Standing standing) {
        return of(standing, null, null, null);
    }

    /** Of what was done. */
    public static LicenceView of(LicenceResult result) {
        return of(result.standing(), result.cleared(), result.confirmed(), result.known() ? true : null);
    }

    private static LicenceView of(
            Licences.Standing standing,
            @Nullable Integer cleared,
            @Nullable Integer confirmed,
            @Nullable Boolean known) {
        Licence licence = standing.licence();
        Optional<WorkSegment> segment =
                licence.scope() instanceof LicenceScope.NamedWorks named ? named.segment() : Optional.empty();
        return new LicenceView(
                licence.id(),
                licence.licensor().name(),
                kind(licence.licensee()),
                licence.licensee() instanceof Licensee.OfOperator of ? of.site() : null,
                some(licence.licensee().hosts().stream().map(Host::name).toList()),
                some(standing.works().stream().map(Work::id).toList()),
                some(standing.unsupported().stream().map(Work::id).toList()),
                segment.map(part -> part.words(standing.works().getFirst().kind()))
                        .orElse(null),
                some(licence.uses().stream().sorted().map(LicensedUse::standard).toList()),
                some(licence.territories().included()),
                some(licence.territories().excluded()),
                licence.dates().first().map(LocalDate::toString).orElse(null),
                licence.dates().last().map(LocalDate::toString).orElse(null),
                some(licence.conditions().stream()
                        .sorted()
                        .map(LicenceCondition::word)
                        .toList()),
                licence.publicLicence().orElse(null),
                licence.note().isEmpty() ? null : licence.note(),
                licence.grantedBy(),
                licence.grantedAt(),
                licence.revocation().map(Licence.Revocation::by).orElse(null),
                licence.revocation().map(Licence.Revocation::at).orElse(null),
                licence.revocation().map(Licence.Revocation::effective).orElse(null),
                standing.cleared(),
                cleared,
                confirmed,
                known);
    }

    private static Kind kind(Licensee licensee) {
        return switch (licensee) {
            case Licensee.AtHosts _ -> Kind.HOST;
            case Licensee.OfOperator _ -> Kind.OPERATOR;
            case Licensee.Anyone _ -> Kind.ANYONE;
        };
    }

    private static @Nullable List<String> some(Collection<String> values) {
        return values.isEmpty() ? null : List.copyOf(values);
    }
}
