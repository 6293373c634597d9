package dev.colophon.registry.licence;

import dev.colophon.registry.licence.term.WorkSegment;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is licensed. */
public sealed interface LicenceScope {

    /** All works that the licensor holds, also those of later. */
    record AllWorks() implements LicenceScope {}

    /**
     * Works that are named.
     *
     * @param works their ids
     * @param segment the part of each that is licensed; empty: the whole
     */
    record NamedWorks(SortedSet<String> works, Optional<WorkSegment> segment) implements LicenceScope {

        public NamedWorks {
            works = new TreeSet<>(works);
        }
    }
}
