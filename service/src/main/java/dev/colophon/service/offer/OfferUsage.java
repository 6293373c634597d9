package dev.colophon.service.offer;

import dev.colophon.registry.contest.Entitlements;
import dev.colophon.registry.licence.term.WorkSegment;
import dev.colophon.registry.offer.Offer;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;

/** What is said when something cannot be meant, or cannot be done any more. */
final class OfferUsage {

    private OfferUsage() {}

    static ServiceException usage(String message) {
        return new ServiceException(Category.USAGE, message);
    }

    static ServiceException refused(String message) {
        return new ServiceException(Category.REFUSED, message);
    }

    static <T> T parsed(Supplier<T> value) {
        try {
            return value.get();
        } catch (RegistryException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    /** That an offer still waits for an answer. */
    static void requireOpen(Offer offer, Instant now) {
        switch (offer.state(now)) {
            case OFFERED -> {}
            case ACCEPTED, DECLINED -> throw answered(offer);
            case LAPSED ->
                throw refused("the offer %s lapsed at %s: make a new one".formatted(offer.id(), offer.expires()));
        }
    }

    /**
     * That its owner may license what is offered: whoever pays for what another had first, or for what nobody claims, pays for
     * nothing.
     */
    static void requireClaimed(Entitlements entitlements, Collection<Work> works, Optional<WorkSegment> segment) {
        for (Work work : works) {
            entitlements.ofLicence(work, segment).ifPresent(impediment -> {
                throw refused("`%s` cannot be licensed: %s: %s"
                        .formatted(
                                work.title(),
                                impediment.sentence(),
                                impediment.kind().isOfOlder()
                                        ? "settle that first: `colophon works contest %s`".formatted(work.id())
                                        : "its owner has nothing of it to license"));
            });
        }
    }

    static ServiceException answered(Offer offer) {
        return refused("the offer %s is answered already: `colophon offer show` says how".formatted(offer.id()));
    }
}
