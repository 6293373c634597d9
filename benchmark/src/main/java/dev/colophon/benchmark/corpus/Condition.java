package dev.colophon.benchmark.corpus;

import dev.colophon.index.transform.Transform;
import java.util.Optional;

/**
 * One way to alter a clip of a work.
 *
 * @param expectMatch whether the copy must be found; where not, finding it is a mistake
 * @param transform what was done, as far as a match should say it
 * @param recipe everything that the copy depends on apart from its source, so that a changed recipe is another copy
 */
public record Condition(String name, boolean expectMatch, Optional<Transform> transform, String recipe) {

    /** A copy that must be found, where a match says nothing about the change that could be checked. */
    public static Condition plain(String name) {
        return new Condition(name, true, Optional.empty(), name);
    }
}
