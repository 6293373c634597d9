package dev.colophon.service.watch;

import dev.colophon.crawl.source.DelayCause;
import dev.colophon.sightings.decision.DecisionState;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How watching stands.
 *
 * @param paused sources of these that are paused
 * @param decisions how many sightings there are of each state
 * @param urls known, by state; see {@link dev.colophon.crawl.frontier.FrontierStatus}
 * @param failing addresses that failed at their last look, each once
 * @param due URLs that a watch would visit now
 * @param dueLocal lists, folders and archives of this machine whose turn it is
 * @param waiting URLs whose time has come and that a watch would not visit now, by why
 * @param underWay hosts that are being asked
 * @param analysisTasks captures that wait to be looked into
 * @param asleep hosts that are let alone for a while although something is due there
 * @param blocked hosts with a stop word
 * @param refusing hosts that keep crawlers away from something in tdmrep.json or RSL
 * @param parked URLs at whose bytes this program failed again and again
 * @param laterLook when the newest look was stored, where the clock of this machine has not come to it yet; null where it has
 */
public record StatusReport(
        int sources,
        int paused,
        int due,
        int dueLocal,
        Map<DelayCause, Integer> waiting,
        int hosts,
        int underWay,
        int analysisTasks,
        int sightings,
        Map<DecisionState, Integer> decisions,
        int failing,
        Map<String, Integer> urls,
        List<RestingHost> asleep,
        List<String> blocked,
        List<RefusingHost> refusing,
        List<String> parked,
        @Nullable Instant laterLook) {

    public StatusReport {
        waiting = inOrder(waiting);
        decisions = inOrder(decisions);
        urls = Map.copyOf(urls);
        asleep = List.copyOf(asleep);
        blocked = List.copyOf(blocked);
        refusing = List.copyOf(refusing);
        parked = List.copyOf(parked);
    }

    private static <K extends Enum<K>> Map<K, Integer> inOrder(Map<K, Integer> counts) {
        return Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** A host that is let alone, and why. */
    public record RestingHost(String host, Instant until, String why) {}

    /** A host that keeps crawlers away from something, and the document that says so. */
    public record RefusingHost(String host, String document, String why) {}
}
