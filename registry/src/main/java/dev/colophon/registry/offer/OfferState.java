package dev.colophon.registry.offer;

/** What has come of an offer. */
public enum OfferState {
    /** It waits for an answer. */
    OFFERED,
    /** It became a licence. */
    ACCEPTED,
    DECLINED,
    /** Nobody answered in time, which means nothing. */
    LAPSED
}
