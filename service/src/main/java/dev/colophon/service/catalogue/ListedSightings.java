package dev.colophon.service.catalogue;

import dev.colophon.sightings.StoredSighting;
import java.util.List;

/**
 * A page of sightings, last seen first, without counts.
 *
 * @param more whether others come after these
 */
public record ListedSightings(List<StoredSighting> sightings, boolean more) {

    /** Where nothing was ever stored. */
    public static final ListedSightings NONE = new ListedSightings(List.of(), false);

    public ListedSightings {
        sightings = List.copyOf(sightings);
    }
}
