package dev.colophon.service.removal;

import dev.colophon.cases.removal.RemovalFinding;
import dev.colophon.sightings.StoredSighting;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of looking for one copy again. */
public sealed interface LookedCopy {

    /**
     * It was looked for.
     *
     * @param vantages from where
     * @param next when it is to be looked for again; empty when all looks are made
     */
    record Looked(
            StoredSighting sighting, Instant at, RemovalFinding finding, List<String> vantages, Optional<Instant> next)
            implements LookedCopy {

        public Looked {
            vantages = List.copyOf(vantages);
        }
    }

    /**
     * It was not.
     *
     * @param what as it was named
     * @param over whether nothing is to be mended: there is no reason to look any more
     */
    record NotLooked(String what, String why, boolean over) implements LookedCopy {}
}
