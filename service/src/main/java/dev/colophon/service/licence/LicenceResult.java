package dev.colophon.service.licence;

import dev.colophon.registry.licence.Licences;

/**
 * A licence that was granted or revoked.
 *
 * @param cleared how many sightings are licensed now that were open or held before
 * @param confirmed how many it covers that persons confirmed as copies that nothing allows: these stay until somebody decides them
 *     anew
 * @param known whether it was granted before, with the same words
 */
public record LicenceResult(Licences.Standing standing, int cleared, int confirmed, boolean known) {}
