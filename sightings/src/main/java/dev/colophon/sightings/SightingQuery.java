package dev.colophon.sightings;

import dev.colophon.index.Grade;
import dev.colophon.registry.work.Host;
import dev.colophon.sightings.decision.DecisionState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which sightings to list.
 *
 * @param work the id of the work
 * @param weakest a match of this grade or better must be among them
 * @param strongest and none of a better grade than this
 * @param since seen at this time or later
 * @param place a part of the place
 * @param host at this host or one under it
 * @param states of which one of these was decided
 * @param order in which they come
 * @param limit at most this many of the first
 * @param after those that come after this one in the same list
 */
public record SightingQuery(
        Optional<String> work,
        Grade weakest,
        Grade strongest,
        Optional<Instant> since,
        Optional<String> place,
        Optional<Host> host,
        Set<DecisionState> states,
        SightingOrder order,
        int limit,
        Optional<StoredSighting> after) {

    /** All sightings, whatever was decided of them. */
    public static final SightingQuery ALL =
            new SightingQuery(Optional.empty(), Grade.CANDIDATE, Optional.empty(), Optional.empty(), Integer.MAX_VALUE);

    public SightingQuery {
        states = Set.copyOf(states);
    }

    /** At any host, whatever was decided, from the first on. */
    public SightingQuery(
            Optional<String> work, Grade weakest, Optional<Instant> since, Optional<String> place, int limit) {
        this(
                work,
                weakest,
                Grade.EXACT,
                since,
                place,
                Optional.empty(),
                EnumSet.allOf(DecisionState.class),
                SightingOrder.NEWEST,
                limit,
                Optional.empty());
    }

    /** Of these those that have no match of a better grade. */
    public SightingQuery atBest(Grade grade) {
        return new SightingQuery(work, weakest, grade, since, place, host, states, order, limit, after);
    }

    /** Of these those whose best match is of this grade. */
    SightingQuery of(Grade grade) {
        return new SightingQuery(work, grade, grade, since, place, host, states, order, limit, after);
    }

    /** Of these at one host. */
    public SightingQuery at(Optional<Host> only) {
        return new SightingQuery(work, weakest, strongest, since, place, only, states, order, limit, after);
    }

    /** Of these what one of these was decided of. */
    public SightingQuery in(Set<DecisionState> only) {
        return new SightingQuery(work, weakest, strongest, since, place, host, only, order, limit, after);
    }

    /** The same in another order. */
    public SightingQuery by(SightingOrder other) {
        return new SightingQuery(work, weakest, strongest, since, place, host, states, other, limit, after);
    }

    /** The same of another work. */
    public SightingQuery of(Optional<String> only) {
        return new SightingQuery(only, weakest, strongest, since, place, host, states, order, limit, after);
    }

    /** A part of the same list. */
    public SightingQuery page(int most, Optional<StoredSighting> last) {
        return new SightingQuery(work, weakest, strongest, since, place, host, states, order, most, last);
    }
}
