package dev.colophon.registry;

import java.nio.file.Path;
import java.util.List;

/** What came of a submission. */
public sealed interface Registration {

    Path file();

    Outcome outcome();

    /** The word for it in output. */
    enum Outcome {
        REGISTERED,
        ALREADY_REGISTERED,
        COMPETING,
        REFUSED
    }

    /**
     * It is stored and will be found from now on.
     *
     * @param competing matches with references of other rightsholders, best first; not empty means COMPETING
     */
    record Added(Path file, Registered registered, List<RegisteredMatch> competing) implements Registration {

        public Added {
            competing = List.copyOf(competing);
        }

        @Override
        public Outcome outcome() {
            return competing.isEmpty() ? Outcome.REGISTERED : Outcome.COMPETING;
        }
    }

    /** The same bytes were registered before by this owner for this work; nothing changed. */
    record Known(Path file, Registered registered) implements Registration {

        @Override
        public Outcome outcome() {
            return Outcome.ALREADY_REGISTERED;
        }
    }

    /**
     * Nothing was stored.
     *
     * @param reason {@code CODE: what, why, what to do}
     */
    record Refused(Path file, String reason) implements Registration {

        @Override
        public Outcome outcome() {
            return Outcome.REFUSED;
        }
    }
}
