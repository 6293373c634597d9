package dev.colophon.service.catalogue;

import dev.colophon.sightings.history.PastLook;
import java.util.List;

/**
 * A page of the looks at a place, the newest first.
 *
 * @param place its URI
 * @param more whether there are older ones
 */
public record ListedLooks(String place, List<PastLook> looks, boolean more) {

    public ListedLooks {
        looks = List.copyOf(looks);
    }
}
