package dev.colophon.registry.offer;

import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.LicenceScope;
import dev.colophon.registry.licence.Licensee;
import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.work.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A licence that is offered for a price. We move no money.
 *
 * @param id UUIDv7
 * @param uses none: any
 * @param dispute where whoever gets it can object, as a URI
 * @param copy that it is about, if it was made for one
 * @param expires from then on it cannot be accepted
 * @param answer at most one, ever
 */
public record Offer(
        String id,
        Party licensor,
        Licensee licensee,
        LicenceScope.NamedWorks scope,
        Set<LicensedUse> uses,
        Territories territories,
        DateRange dates,
        Price price,
        Terms terms,
        String dispute,
        Optional<Copy> copy,
        String note,
        String madeBy,
        Instant madeAt,
        Instant expires,
        Optional<Answer> answer) {

    /** How long an offer stands where nothing else is said (a proposal). */
    public static final Duration USUAL_LIFE = Duration.ofDays(14);

    /**
     * What is agreed besides; it is not kept here.
     *
     * @param sha256 of its bytes, so that nobody can change it afterwards
     * @param uri where it stands
     */
    public record Terms(String sha256, Optional<String> uri) {}

    /**
     * A copy that was seen.
     *
     * @param sighting its id
     * @param place its URI
     */
    public record Copy(String sighting, String place) {}

    /**
     * What came of it.
     *
     * @param licence that the acceptance granted
     * @param words who answered how, as whoever entered it says
     */
    public record Answer(OfferState state, Optional<String> licence, String words, String by, Instant at) {}

    public Offer {
        uses = Set.copyOf(uses);
    }

    public OfferState state(Instant now) {
        return answer.map(Answer::state).orElse(now.isBefore(expires) ? OfferState.OFFERED : OfferState.LAPSED);
    }

    /**
     * The licence that its acceptance grants.
     *
     * @param scope with the works as they are called by now
     */
    public Licence licence(String licenceId, LicenceScope.NamedWorks scope, String grantedBy, Instant at) {
        return new Licence(
                licenceId,
                licensor,
                licensee,
                scope,
                uses,
                territories,
                dates,
                Set.of(),
                Optional.empty(),
                "offer %s, %s".formatted(id, price),
                grantedBy,
                at,
                Optional.empty());
    }
}
