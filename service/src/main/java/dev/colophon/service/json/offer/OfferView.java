package dev.colophon.service.json.offer;

import dev.colophon.registry.licence.Licensee;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.offer.Offer;
import dev.colophon.registry.offer.OfferState;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Work;
import dev.colophon.service.offer.AcceptedOffer;
import dev.colophon.service.offer.OfferDetail;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An offer; the schema is {@code offer.schema.json}. */
public record OfferView(
        String offer,
        OfferState state,
        String licensor,
        String licensee,
        @Nullable List<String> hosts,
        List<String> works,
        @Nullable String segment,
        @Nullable List<String> uses,
        @Nullable List<String> territories,
        @Nullable List<String> excludedTerritories,
        @Nullable String from,
        @Nullable String to,
        String amount,
        String currency,
        String termsSha256,
        @Nullable String termsUrl,
        String dispute,
        @Nullable String sighting,
        @Nullable String seenAt,
        @Nullable String note,
        String madeBy,
        Instant made,
        Instant expires,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable Instant answered,
        @Nullable String licence,
        @Nullable Integer cleared,
        @Nullable Integer confirmed) {

    public static OfferView of(OfferDetail detail) {
        return of(detail, null, null);
    }

    /** With what the licence came to. */
    public static OfferView of(AcceptedOffer accepted) {
        return of(
                accepted.detail(),
                accepted.licence().cleared(),
                accepted.licence().confirmed());
    }

    private static OfferView of(OfferDetail detail, @Nullable Integer cleared, @Nullable Integer confirmed) {
        Offer offer = detail.offer();
        return new OfferView(
                offer.id(),
                detail.state(),
                offer.licensor().name(),
                offer.licensee().toString(),
                offer.licensee() instanceof Licensee.Anyone
                        ? null
                        : some(offer.licensee().hosts().stream().map(Host::name).toList()),
                detail.works().stream().map(Work::id).toList(),
                offer.scope()
                        .segment()
                        .map(part -> part.words(detail.works().getFirst().kind()))
                        .orElse(null),
                some(offer.uses().stream().sorted().map(LicensedUse::standard).toList()),
                some(offer.territories().included()),
                some(offer.territories().excluded()),
                offer.dates().first().map(LocalDate::toString).orElse(null),
                offer.dates().last().map(LocalDate::toString).orElse(null),
                offer.price().amount(),
                offer.price().currency().getCurrencyCode(),
                offer.terms().sha256(),
                offer.terms().uri().orElse(null),
                offer.dispute(),
                offer.copy().map(Offer.Copy::sighting).orElse(null),
                offer.copy().map(Offer.Copy::place).orElse(null),
                offer.note().isEmpty() ? null : offer.note(),
                offer.madeBy(),
                offer.madeAt(),
                offer.expires(),
                offer.answer().map(Offer.Answer::words).orElse(null),
                offer.answer().map(Offer.Answer::by).orElse(null),
                offer.answer().map(Offer.Answer::at).orElse(null),
                offer.answer().flatMap(Offer.Answer::licence).orElse(null),
                cleared,
                confirmed);
    }

    private static @Nullable List<String> some(Collection<String> values) {
        return values.isEmpty() ? null : List.copyOf(values);
    }
}
