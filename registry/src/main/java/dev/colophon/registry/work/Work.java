package dev.colophon.registry.work;

import dev.colophon.fingerprint.Medium;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What somebody made.
 *
 * @param id UUIDv7
 * @param organisation the id of the one that manages it
 * @param authorisedHosts hosts that may show it, sorted by name
 * @param removedAt since when it is not in the catalogue any more
 */
public record Work(
        String id,
        String organisation,
        String title,
        Medium kind,
        Party owner,
        Policy policy,
        List<Host> authorisedHosts,
        Instant createdAt,
        Optional<Instant> removedAt) {

    public Work {
        authorisedHosts = List.copyOf(authorisedHosts);
    }

    /** Whether its owner has authorised the host of this place to show it; no place on the web is never authorised. */
    public boolean authorises(String place) {
        return Host.ofPlace(place)
                .filter(found -> authorisedHosts.stream().anyMatch(host -> host.covers(found)))
                .isPresent();
    }
}
