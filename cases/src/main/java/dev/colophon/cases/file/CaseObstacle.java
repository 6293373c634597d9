package dev.colophon.cases.file;

import dev.colophon.cases.review.ReviewHold;
import dev.colophon.evidence.messages.Language;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.standing.Impediment;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a sighting may not be acted on, so that it goes into no case, and no notice may be made of it where it is in one already.
 *
 * @param kind what it is
 * @param words why, for a person
 */
public record CaseObstacle(Kind kind, String words) {

    /** Why, for a reader: in English with what it hangs on, in other languages what it is. */
    public String words(Language reader) {
        return reader.equals(Language.ENGLISH) ? words : reader.say("case.obstacle." + kind);
    }

    /** What stands in the way. */
    public enum Kind {
        /** Nobody has confirmed it, or it is cleared, held or under review. */
        NOT_CONFIRMED,
        /** The owner allows it there, or claims none of it any more. */
        CLEARED,
        /** Somebody says so since a person confirmed it. */
        MAY_BE_LICENSED,
        /** It is not settled whose it is. */
        CONTESTED,
        /** The file that it matches hits too much. */
        QUARANTINED,
        /** It is not there any more. */
        GONE,
        /** Other bytes of the work stand there now, which are another sighting. */
        REPLACED,
        /** It is on this machine, where nobody else answers for it. */
        NOT_ON_THE_WEB,
        /** A second person has not looked yet, or two persons said different things of it. */
        SECOND_EYE,
        /** It was confirmed together with others, which can be taken back for a while. */
        BULK_HOLD
    }

    /**
     * What stands in the way first; empty when nothing does.
     *
     * @param licences by which it is licensed, or may be
     * @param holds why sightings wait for another person or a while, by their ids
     */
    public static Optional<CaseObstacle> of(
            StoredSighting sighting, CaseLicences licences, Map<String, ReviewHold> holds) {
        if (sighting.decisionState() != DecisionState.CONFIRMED) {
            return Optional.of(new CaseObstacle(
                    Kind.NOT_CONFIRMED, "it is " + sighting.decisionState().phrase()));
        }
        if (CaseOperators.site(sighting.place()).isEmpty()) {
            return Optional.of(new CaseObstacle(Kind.NOT_ON_THE_WEB, "it is not on the web"));
        }
        return licensed(sighting, licences)
                .or(() -> cleared(sighting))
                .or(() -> impeded(sighting))
                .or(() -> gone(sighting))
                .or(() -> Optional.ofNullable(holds.get(sighting.id())).map(CaseObstacle::waits));
    }

    private static CaseObstacle waits(ReviewHold hold) {
        return switch (hold.kind()) {
            case SECOND_EYE ->
                new CaseObstacle(Kind.SECOND_EYE, "a second person is to look at it first, which nobody has done yet");
            case DISAGREED ->
                new CaseObstacle(
                        Kind.SECOND_EYE, "two persons said different things of it, and a third has not decided yet");
            case BULK ->
                new CaseObstacle(
                        Kind.BULK_HOLD,
                        "it was confirmed together with others, which can be taken back until %s"
                                .formatted(hold.until().truncatedTo(ChronoUnit.SECONDS)));
        };
    }

    private static Optional<CaseObstacle> licensed(StoredSighting sighting, CaseLicences licences) {
        Kind kind = licences.covering().containsKey(sighting.id()) ? Kind.CLEARED : Kind.MAY_BE_LICENSED;
        return licences.words(sighting).map(words -> new CaseObstacle(kind, words));
    }

    private static Optional<CaseObstacle> cleared(StoredSighting sighting) {
        List<RegisteredMatch> claimed = sighting.matches().stream()
                .filter(match -> match.registered().reference().removedAt().isEmpty())
                .toList();
        if (claimed.isEmpty()) {
            return Optional.of(new CaseObstacle(Kind.CLEARED, "its file was removed from the catalogue"));
        }
        List<Clearance> clearances = claimed.stream()
                .flatMap(match -> Clearance.of(match, sighting.place()).stream())
                .toList();
        return clearances.size() < claimed.size()
                ? Optional.empty()
                : Optional.of(
                        new CaseObstacle(Kind.CLEARED, clearances.getFirst().words()));
    }

    private static Optional<CaseObstacle> impeded(StoredSighting sighting) {
        return sighting.facts().power().impediments().stream()
                .filter(impediment -> !isReviewed(sighting, impediment))
                .flatMap(impediment -> kind(impediment.kind()).stream()
                        .map(kind -> new CaseObstacle(kind, impediment.sentence() + remedy(impediment))))
                .findFirst();
    }

    /** What somebody registered later takes nothing from who had it first, once a person has decided in spite of it. */
    private static boolean isReviewed(StoredSighting sighting, Impediment impediment) {
        return impediment.kind() == Impediment.Kind.CONTESTED
                && impediment
                        .since()
                        .filter(since -> sighting.decision()
                                .filter(decision -> decision.by().isPresent()
                                        && decision.at().isAfter(since))
                                .isPresent())
                        .isPresent();
    }

    private static String remedy(Impediment impediment) {
        return impediment.kind() == Impediment.Kind.CONTESTED
                ? ", who registered it later: who confirms the copy again, knowing that, may act on it"
                : "";
    }

    private static Optional<Kind> kind(Impediment.Kind impediment) {
        return switch (impediment) {
            case EXCLUDED -> Optional.of(Kind.CLEARED);
            case QUARANTINED -> Optional.of(Kind.QUARANTINED);
            case CONTESTED_BY_OLDER, PARTLY_CONTESTED_BY_OLDER, CONTESTED, COMMON, OVERCLAIMED, NOT_HELD ->
                Optional.of(Kind.CONTESTED);
            // A person has confirmed the rest.
            case PARTLY_EXCLUDED, SHARED, NOT_HELD_EVERYWHERE -> Optional.empty();
        };
    }

    private static Optional<CaseObstacle> gone(StoredSighting sighting) {
        if (sighting.state() != StoredSighting.State.GONE) {
            return Optional.empty();
        }
        return Optional.of(
                sighting.replacement().isPresent()
                        ? new CaseObstacle(Kind.REPLACED, "other bytes of the work stand there now")
                        : new CaseObstacle(Kind.GONE, "it is gone from there"));
    }
}
