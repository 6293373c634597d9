package dev.colophon.service.policy;

import dev.colophon.sightings.outcome.PolicyOutcome;
import dev.colophon.sightings.outcome.PolicyOutcome.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a policy changes about the sightings of the last days.
 *
 * @param since those that were seen from then on are compared
 * @param sightings how many that are
 * @param alone about how many of them it would act without a person as far as it depends on the policy
 * @param changes in the order of what was to be done before
 */
public record PolicyDifference(Instant since, int sightings, int alone, List<Change> changes) {

    /** A proposal: as long as a month has a chance to show what is usual. */
    static final Duration PERIOD = Duration.ofDays(30);

    private static final int MOST_EXAMPLES = 5;

    /**
     * Something else is to be done.
     *
     * @param count about how many sightings
     * @param examples the ids of some of them
     */
    public record Change(Action before, Action after, int count, List<String> examples) {

        public Change {
            examples = List.copyOf(examples);
        }
    }

    public PolicyDifference {
        changes = List.copyOf(changes);
    }

    /** Of sightings that come one after the other. */
    static final class Counts {

        private record Pair(Action before, Action after) implements Comparable<Pair> {

            @Override
            public int compareTo(Pair other) {
                int order = before.compareTo(other.before);
                return order != 0 ? order : after.compareTo(other.after);
            }
        }

        private final Map<Pair, List<String>> examples = new TreeMap<>();
        private final Map<Pair, Integer> counts = new TreeMap<>();
        private int sightings;
        private int alone;

        void add(String sighting, PolicyOutcome before, PolicyOutcome after, boolean enabled) {
            sightings++;
            if (enabled && after.action().reachesOthers()) {
                alone++;
            }
            if (before.action() != after.action()) {
                Pair pair = new Pair(before.action(), after.action());
                counts.merge(pair, 1, Integer::sum);
                List<String> some = examples.computeIfAbsent(pair, _ -> new ArrayList<>());
                if (some.size() < MOST_EXAMPLES) {
                    some.add(sighting);
                }
            }
        }

        PolicyDifference since(Instant since) {
            List<Change> changes = new ArrayList<>();
            counts.forEach((pair, count) -> changes.add(
                    new Change(pair.before(), pair.after(), count, examples.getOrDefault(pair, List.of()))));
            return new PolicyDifference(since, sightings, alone, changes);
        }
    }
}
