package dev.colophon.service.offer;

import dev.colophon.service.licence.LicenceResult;

/** An offer that was accepted, and the licence that it became. */
public record AcceptedOffer(OfferDetail detail, LicenceResult licence) {}
