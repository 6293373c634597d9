package dev.colophon.service.offer;

import dev.colophon.registry.offer.Offer;
import dev.colophon.registry.offer.OfferState;
import dev.colophon.registry.work.Work;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An offer with what it names.
 *
 * @param works as they are by now
 * @param state when it was asked for
 */
public record OfferDetail(Offer offer, List<Work> works, OfferState state) {

    public OfferDetail {
        works = List.copyOf(works);
    }

    static List<OfferDetail> of(List<Offer> offers, OfferedWorks works, Instant now) {
        Map<String, Work> named = works.of(
                offers.stream().flatMap(offer -> offer.scope().works().stream()).collect(Collectors.toSet()));
        return offers.stream()
                .map(offer -> new OfferDetail(
                        offer,
                        offer.scope().works().stream()
                                .flatMap(id -> Optional.ofNullable(named.get(id)).stream())
                                .distinct()
                                .toList(),
                        offer.state(now)))
                .toList();
    }

    static OfferDetail of(Offer offer, OfferedWorks works, Instant now) {
        return of(List.of(offer), works, now).getFirst();
    }
}
