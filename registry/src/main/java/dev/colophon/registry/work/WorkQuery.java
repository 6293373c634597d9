package dev.colophon.registry.work;

import dev.colophon.fingerprint.Medium;
import java.util.Optional;

/**
 * Which works to list.
 *
 * @param owner exact name of the owner, or its id
 * @param title a part of the title, in any case
 * @param after the id of a work: only those that were registered before it
 * @param limit at most this many, newest first
 */
public record WorkQuery(
        Optional<String> owner, Optional<Medium> kind, Optional<String> title, Optional<String> after, int limit) {

    /** All works. */
    public static final WorkQuery ALL =
            new WorkQuery(Optional.empty(), Optional.empty(), Optional.empty(), Integer.MAX_VALUE);

    /** From the newest on. */
    public WorkQuery(Optional<String> owner, Optional<Medium> kind, Optional<String> title, int limit) {
        this(owner, kind, title, Optional.empty(), limit);
    }
}
