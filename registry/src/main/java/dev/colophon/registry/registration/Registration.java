package dev.colophon.registry.registration;

import dev.colophon.registry.quarantine.FloodGuard;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of a submission. */
public sealed interface Registration {

    /** After so long who has said nothing of content that another owner registered, too, has given it up (a proposal). */
    Duration TIME_TO_ANSWER = Duration.ofDays(30);

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

        /** Until when both owners have to say whose the shared content is; empty where nothing is shared. */
        public Optional<Instant> contestedUntil() {
            return competing.isEmpty()
                    ? Optional.empty()
                    : Optional.of(registered.reference().registeredAt().plus(TIME_TO_ANSWER));
        }

        /** Why it is in quarantine from the start; empty when it is not. */
        public Optional<String> quarantined() {
            return FloodGuard.reason(competing.stream()
                    .map(match -> match.registered().work().owner())
                    .toList());
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
