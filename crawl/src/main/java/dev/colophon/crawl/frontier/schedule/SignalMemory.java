package dev.colophon.crawl.frontier.schedule;

import dev.colophon.page.signal.SignalKind;
import dev.colophon.page.signal.SiteSignal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

    /** Those that are worth storing, each once. */
    List<SiteSignal> fresh(List<SiteSignal> signals) {
        List<SiteSignal> fresh = new ArrayList<>();
        Set<Long> here = new HashSet<>();
        Map<String, Integer> more = new HashMap<>();
        for (SiteSignal signal : signals) {
            long hash = hash(signal);
            if (told[slot(hash)] != hash
                    && here.add(hash)
                    && (signal.kind() != SignalKind.TEMPLATE
                            || templates.getOrDefault(signal.site(), 0) + more.merge(signal.site(), 1, Integer::sum)
                                    <= MOST_TEMPLATES)) {
                fresh.add(signal);
            }
        }
        return fresh;
    }

    /** It is stored. */
    void add(SiteSignal signal) {
        long hash = hash(signal);
        told[slot(hash)] = hash;
        if (signal.kind() == SignalKind.TEMPLATE) {
            templates.merge(signal.site(), 1, Integer::sum);
        }
    }

    private static long hash(SiteSignal signal) {
        return signal.site().hashCode() * 0x9E3779B97F4A7C15L
                ^ signal.value().hashCode() * 0xC2B2AE3D27D4EB4FL
                ^ (long) signal.kind().name().hashCode() << 32;
    }

    private static int slot(long hash) {
        return (int) (hash >>> 20) & (SLOTS - 1);
    }
}
