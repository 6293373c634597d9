package dev.colophon.service.report.html;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the first page says beside counts of sightings.
 *
 * @param asked which sightings were asked for, as it was written; empty for all
 * @param registered works
 * @param looked how many contents were looked into, by kind
 * @param notLooked how many could not be, or only in part, by the code of the reason; and addresses that were not looked at, by why
 */
public record Overview(
        Instant written, String asked, int registered, Map<String, Integer> looked, Map<String, Integer> notLooked) {

    public Overview {
        looked = Collections.unmodifiableMap(new TreeMap<>(looked));
        notLooked = Collections.unmodifiableMap(new TreeMap<>(notLooked));
    }

    /** Hosts on the web, without what was found elsewhere. */
    public int hosts(SeenCounts counts) {
        return (int) counts.hosts().stream().filter(row -> !row.key().isEmpty()).count();
    }
}
