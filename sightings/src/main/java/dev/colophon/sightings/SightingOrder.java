package dev.colophon.sightings;

/** In which order sightings are listed. Of what is equal those last seen come first. */
public enum SightingOrder {
    /** Last seen first. */
    NEWEST,
    /** Those with the surest match first. */
    STRENGTH,
    /** Those of one work together, the work first that was registered last. */
    WORK,
    /** First seen longest ago first; of one moment that with the smaller id. Of one work or at one host no index holds it. */
    AGE
}
