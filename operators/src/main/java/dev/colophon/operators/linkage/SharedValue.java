package dev.colophon.operators.linkage;

import dev.colophon.page.signal.SignalKind;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that sites have in common, and what that is worth.
 *
 * @param value for several files, the rarest of them
 * @param count how many values stand together as this one reason: files; 1 for all else
 * @param bits what it adds to a link; 0 when it follows from another value that is shared
 * @param sites how many known sites have it
 * @param known how many sites are known
 * @param seenOn where it was seen, a URL for each of the sites in question that shows it
 */
public record SharedValue(
        SignalKind kind, String value, int count, double bits, int sites, int known, SortedMap<String, String> seenOn) {

    public SharedValue {
        seenOn = Collections.unmodifiableSortedMap(new TreeMap<>(seenOn));
    }
}
