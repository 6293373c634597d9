package dev.colophon.sightings;

import dev.colophon.fingerprint.Medium;
import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.decision.Decision;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.outcome.OutcomeRule;
import dev.colophon.sightings.outcome.PolicyOutcome;
import dev.colophon.sightings.outcome.SightingFacts;
import dev.colophon.store.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A work's content that was seen at a place.
 *
 * @param place its URI: a path, an archive entry, a URL
 * @param content the bytes
 * @param state what the last look that tells it said
 * @param replacement what stands there instead, of one that is gone
 * @param unknown where nobody can say whether it is so since
 * @param shown the id of the sighting of what shows the work on a page that stands in its place, where one does
 * @param firstSeen of these bytes at this place
 * @param lastSeen of these bytes at this place
 * @param look at the place, of these bytes: the newest whose bytes are kept, or the newest
 * @param matches with references of the work, at least one, best first
 * @param pages on which it stands, where that is known, first seen first; then those on which it stood
 * @param decisionState what was decided of it
 * @param decision the one that holds, which says why, or the last where none holds any more; empty when there is none
 * @param licence that the decision rests on
 * @param facts on which it depends what is to be done about it
 */
public record StoredSighting(
        String id,
        Work work,
        String place,
        KnownContent content,
        State state,
        Optional<Replacement> replacement,
        Optional<Unknown> unknown,
        Optional<String> shown,
        Instant firstSeen,
        Instant lastSeen,
        Observation look,
        List<RegisteredMatch> matches,
        List<Appearance> pages,
        DecisionState decisionState,
        Optional<Decision> decision,
        Optional<Licence> licence,
        SightingFacts facts) {

    /** Whether it is still there. */
    public enum State {
        PRESENT,
        GONE
    }

    /**
     * Other bytes of the same work that stand at the place of a sighting whose own are gone.
     *
     * @param sighting the id of theirs
     * @param part whether what is gone was only a part of what stood there: the rest of it was not received
     */
    public record Replacement(String sighting, boolean part) {}

    /**
     * Why it is not known whether it is there.
     *
     * @param look the first of the looks since, none of which tells it; empty where nobody looked since
     * @param disallowed whether the robots.txt of its host does not allow to look, or cannot be had
     */
    public record Unknown(Optional<Observation> look, boolean disallowed) {}

    public StoredSighting {
        pages = List.copyOf(pages);
        matches = List.copyOf(matches);
    }

    /** The best match in a medium. */
    public Optional<RegisteredMatch> best(Medium medium) {
        return matches.stream()
                .filter(match -> match.match().medium() == medium)
                .findFirst();
    }

    /** The match that is shown before others: of a film that of its pictures, where they are as sure as its sound; else the best. */
    public RegisteredMatch foremost() {
        RegisteredMatch best = matches.getFirst();
        return best(Medium.VIDEO)
                .filter(film -> film.match().grade() == best.match().grade())
                .orElse(best);
    }

    /** The best match in a medium where one is asked for and there is one; else the foremost. */
    public RegisteredMatch foremost(Optional<Medium> wanted) {
        return wanted.flatMap(this::best).orElseGet(this::foremost);
    }

    /** Whether a person who names it so by its id means it itself, and not one that it has taken the place of. */
    public boolean isMeantBy(String idOrPart) {
        return Ids.isMeant(id, idOrPart);
    }

    /** What is to be done about it. */
    public PolicyOutcome outcome() {
        PolicyOutcome outcome = OutcomeRule.of(facts);
        return isReplaced() && outcome.equals(OutcomeRule.GONE) ? OutcomeRule.REPLACED : outcome;
    }

    /** Whether its bytes are gone, and other bytes of the work stand there. */
    public boolean isReplaced() {
        return replacement.isPresent();
    }

    /** Whether the work is there no more, in whatever bytes. */
    public boolean isGone() {
        return state == State.GONE && !isReplaced();
    }

    /** Whether the owner of the work has authorised this place. */
    public boolean authorised() {
        return work.authorises(place);
    }
}
