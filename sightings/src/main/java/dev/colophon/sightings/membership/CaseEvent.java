package dev.colophon.sightings.membership;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What happened to a case; never changed afterwards.
 *
 * @param sequence from 1, without gaps
 * @param by the person; empty when a rule of this program did
 */
public record CaseEvent(long sequence, Instant at, What what, Optional<String> by, Payload payload) {

    /** What can happen. */
    public enum What {
        OPENED,
        /** Sightings came to it. */
        JOINED,
        /** Sightings left it. */
        LEFT,
        /** All that was in it went to another case, or all of another came to it. */
        MERGED,
        /** Some of what was in it went to a new case, or it is the new one. */
        SPLIT,
        REGIME_CHOSEN,
        NOTED,
        CLOSED,
        REOPENED
    }

    /**
     * What else is to be said of it.
     *
     * @param reason in words; blank where there is none
     * @param sightings that it is about, ids
     * @param toBeRetracted those of them about which a notice was out
     * @param details by name: one of the constants here
     */
    public record Payload(
            String reason, List<String> sightings, List<String> toBeRetracted, Map<String, String> details) {

        /** The other case of a merger or a split: its number. */
        public static final String CASE = "case";

        /** Of the other case of a merger or a split: its id. */
        public static final String CASE_ID = "caseId";

        /** {@value #INTO} where sightings went to the other case, {@value #FROM} where they came from it. */
        public static final String DIRECTION = "direction";

        public static final String INTO = "INTO";
        public static final String FROM = "FROM";

        public static final String OUTCOME = "outcome";
        public static final String REGIME = "regime";
        public static final String REGIME_VERSION = "regimeVersion";

        public Payload {
            sightings = List.copyOf(sightings);
            toBeRetracted = List.copyOf(toBeRetracted);
            details = Map.copyOf(details);
        }

        /** Words alone. */
        public static Payload of(String reason) {
            return new Payload(reason, List.of(), List.of(), Map.of());
        }

        /** Words about sightings. */
        public static Payload of(String reason, List<String> sightings) {
            return new Payload(reason, sightings, List.of(), Map.of());
        }

        /** The same with one more detail. */
        public Payload with(String name, String value) {
            Map<String, String> more = new TreeMap<>(details);
            more.put(name, value);
            return new Payload(reason, sightings, toBeRetracted, more);
        }

        /** A detail, where there is one. */
        public Optional<String> detail(String name) {
            return Optional.ofNullable(details.get(name));
        }
    }
}
