package dev.colophon.registry.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that was done to a work; never changed afterwards.
 *
 * @param work the id of the work
 * @param actor the name of the person or program that did it
 */
public record WorkEvent(String id, String work, Instant at, String actor, Action action, List<Change> changes) {

    /** What was done. */
    public enum Action {
        /** A person set or removed details. */
        EDITED,
        /** A later registration said something else of it. */
        UPDATED,
        /** Others were merged into it. */
        MERGED,
        /** It was merged into another. */
        MERGED_INTO,
        /** It left the catalogue with its files. */
        REMOVED,
        /** A file brought it back. */
        RESTORED,
        FILES_ADDED,
        FILES_REMOVED
    }

    /**
     * One thing that is different now.
     *
     * @param what such as {@code title} or {@code file}
     * @param before empty for what was added
     * @param after empty for what was removed
     */
    public record Change(String what, Optional<String> before, Optional<String> after) {

        public static Change added(String what, String value) {
            return new Change(what, Optional.empty(), Optional.of(value));
        }

        public static Change removed(String what, String value) {
            return new Change(what, Optional.of(value), Optional.empty());
        }

        public static Change changed(String what, String before, String after) {
            return new Change(what, Optional.of(before), Optional.of(after));
        }
    }

    public WorkEvent {
        changes = List.copyOf(changes);
    }
}
