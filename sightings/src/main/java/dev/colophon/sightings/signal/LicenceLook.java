package dev.colophon.sightings.signal;

import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.page.licence.PageLicences;
import java.util.List;

/**
 * What was read of licences in one place. What was read there before, and now would have been, has ended.
 *
 * @param place the key of the page or file
 * @param said all that it says now
 */
public record LicenceLook(String place, Extent extent, List<LicenceSignal> said) {

    public LicenceLook {
        if (said.size() >= PageLicences.MOST_SIGNALS) {
            extent = Extent.PART;
        }
    }

    /** How much of it was read. */
    public enum Extent {
        /** All of it, and how it was answered. */
        WHOLE,
        /** All of it, but not the headers of its answer. */
        WITHOUT_HEADERS,
        /** Not all of it, or not what stood there: what is missing may still be said. */
        PART
    }
}
