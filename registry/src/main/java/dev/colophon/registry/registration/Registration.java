package dev.colophon.registry.registration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What came of a submission. */
public sealed interface Registration {

    Path file();

    Outcome outcome();

    /** The word for it in output. */
    enum Outcome {
        REGISTERED,
        ALREADY_REGISTERED,
        UPDATED,
        COMPETING,
        REFUSED
    }

    /**
     * It is stored and will be found from now on.
     *
     * @param competing matches with references of other owners of the organisation, best first; not empty means COMPETING
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

    /** A detail of a work that its owner may state anew. */
    enum Detail {
        TITLE,
        OWNER,
        POLICY,
        AUTHORISED_HOST,
        IDENTIFIER,
        /** What else is said, as `name: content`. */
        FIELD
    }

    /**
     * One detail that is different now.
     *
     * @param before what it was; empty for what was added
     */
    record Change(Detail detail, Optional<String> before, String after) {}

    /**
     * The same bytes were registered before by this owner, and what is said of them now was applied.
     *
     * @param changes at least one
     * @param kept what else is said of them now and was not applied, since a person has edited it
     */
    record Updated(Path file, Registered registered, List<Change> changes, List<Change> kept) implements Registration {

        public Updated {
            changes = List.copyOf(changes);
            kept = List.copyOf(kept);
        }

        @Override
        public Outcome outcome() {
            return Outcome.UPDATED;
        }
    }

    /**
     * The same bytes were registered before by this owner; nothing changed.
     *
     * @param kept what is said of them now and was not applied, since a person has edited it
     */
    record Known(Path file, Registered registered, List<Change> kept) implements Registration {

        public Known {
            kept = List.copyOf(kept);
        }

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
