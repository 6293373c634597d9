package dev.colophon.cases.decision;

import dev.colophon.index.Grade;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.decision.LicenceRules;
import dev.colophon.sightings.review.ReviewLock;
import dev.colophon.sightings.review.Reviewer;
import dev.colophon.sightings.signal.LicenceSignals;
import dev.colophon.sightings.signal.LicenceSignals.Copy;
import dev.colophon.sightings.signal.StoredSignal;
import dev.colophon.store.PlaceKey;
import dev.colophon.store.Sanitiser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * Why a sighting may not be confirmed together with others.
 *
 * @param words why, in English, to follow the name of the sighting
 */
public record BulkObstacle(String sighting, Kind kind, String words) {

    /** What stands in the way. */
    public enum Kind {
        /** It is no more. */
        MISSING,
        /** Something was decided of it. */
        DECIDED,
        /** It is held, since it may be licensed. */
        HELD,
        /** The law may allow it. */
        EXCEPTION,
        /** A licence covers it, or somebody says so. */
        LICENCE,
        /** It is a candidate. */
        CANDIDATE,
        /** Its file was removed from the catalogue. */
        REMOVED,
        /** Somebody else looks at it. */
        LOCKED
    }

    private static BulkObstacle of(StoredSighting sighting, Kind kind, String words) {
        return new BulkObstacle(sighting.id(), kind, words);
    }

    /**
     * What stands in the way of each of these of which something does; none when all may be confirmed together.
     *
     * @param sightings all that there are of those that were asked for
     * @param confirmed those that a person has confirmed one by one already
     * @param locks who looks at which of them
     */
    public static List<BulkObstacle> all(
            DSLContext dsl,
            List<StoredSighting> sightings,
            Set<String> confirmed,
            Map<String, ReviewLock> locks,
            Reviewer reviewer) {
        Map<String, String> covering = LicenceRules.covering(
                dsl, sightings.stream().map(StoredSighting::id).toList());
        Map<Copy, List<StoredSignal>> said = LicenceSignals.licensing(
                dsl, sightings.stream().map(BulkObstacle::copy).toList());
        return sightings.stream()
                .flatMap(sighting -> (confirmed.contains(sighting.id())
                                ? Optional.<BulkObstacle>empty()
                                : undecided(sighting, locks, reviewer))
                        .or(() -> licence(sighting, covering, said)).or(() -> itself(sighting)).stream())
                .toList();
    }

    private static Optional<BulkObstacle> undecided(
            StoredSighting sighting, Map<String, ReviewLock> locks, Reviewer reviewer) {
        return switch (sighting.decisionState()) {
            case OPEN ->
                Optional.ofNullable(locks.get(sighting.id()))
                        .filter(lock -> !lock.isOf(reviewer))
                        .map(lock -> of(
                                sighting,
                                Kind.LOCKED,
                                "%s looks at it now".formatted(lock.by().name())));
            case HELD -> Optional.of(of(sighting, Kind.HELD, "it is held, because it may be licensed"));
            case REVIEW -> Optional.of(of(sighting, Kind.EXCEPTION, "an exception is possible"));
            default ->
                Optional.of(of(
                        sighting,
                        Kind.DECIDED,
                        "it is %s already".formatted(sighting.decisionState().phrase())));
        };
    }

    private static Copy copy(StoredSighting sighting) {
        return new Copy(
                PlaceKey.of(Sanitiser.clean(sighting.place())),
                sighting.content().content().sha256());
    }

    private static Optional<BulkObstacle> licence(
            StoredSighting sighting, Map<String, String> covering, Map<Copy, List<StoredSignal>> said) {
        return Optional.ofNullable(covering.get(sighting.id()))
                .map(licences -> of(sighting, Kind.LICENCE, "a licence covers it: " + licences))
                .or(() -> said.getOrDefault(copy(sighting), List.of()).stream()
                        .findFirst()
                        .map(signal -> of(
                                sighting,
                                Kind.LICENCE,
                                "%s says what may license it"
                                        .formatted(signal.signal().saidOn()))));
    }

    private static Optional<BulkObstacle> itself(StoredSighting sighting) {
        BulkItem item = BulkItem.of(sighting);
        if (item.cleared().isPresent()) {
            String words = item.cleared().get();
            return Optional.of(
                    of(sighting, words.equals(Clearance.REMOVED.words()) ? Kind.REMOVED : Kind.LICENCE, words));
        }
        if (sighting.decisionState() != DecisionState.CONFIRMED
                && sighting.decision().flatMap(decision -> decision.exception()).isPresent()) {
            return Optional.of(of(sighting, Kind.EXCEPTION, "an exception is possible"));
        }
        return item.grade() == Grade.CANDIDATE
                ? Optional.of(of(sighting, Kind.CANDIDATE, "it is a CANDIDATE"))
                : Optional.empty();
    }
}
