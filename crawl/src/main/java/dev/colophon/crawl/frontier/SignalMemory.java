package dev.colophon.crawl.frontier;

import dev.colophon.page.signal.SignalKind;
import dev.colophon.page.signal.SiteSignal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which signals were stored since the crawler started, so that each page does not store those of its whole site again. Forgets
 * when it is full: to store one twice changes nothing.
 */
final class SignalMemory {

    private static final int SLOTS = 1 << 16;
    private static final int SITES = 5_000;

    /** The skeletons of so many pages tell a site's templates; all of its pages would only repeat them. */
    private static final int MOST_TEMPLATES = 24;

    private final long[] told = new long[SLOTS];
    private final Map<String, Integer> templates = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > SITES;
        }
    };

    /** Whether it was not asked about before; remembers it. */
    boolean isNew(SiteSignal signal) {
        long hash = signal.site().hashCode() * 0x9E3779B97F4A7C15L
                ^ signal.value().hashCode() * 0xC2B2AE3D27D4EB4FL
                ^ (long) signal.kind().name().hashCode() << 32;
        int slot = (int) (hash >>> 20) & (SLOTS - 1);
        if (told[slot] == hash) {
            return false;
        }
        told[slot] = hash;
        return signal.kind() != SignalKind.TEMPLATE
                || templates.merge(signal.site(), 1, Integer::sum) <= MOST_TEMPLATES;
    }
}
