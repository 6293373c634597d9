package dev.colophon.cases.review;

import static dev.colophon.store.schema.tables.CaseSite.CASE_SITE;
import static dev.colophon.store.schema.tables.Notice.NOTICE;
import static dev.colophon.store.schema.tables.SecondEye.SECOND_EYE;

import dev.colophon.cases.review.SecondReview.Cause;
import dev.colophon.operators.linkage.SiteName;
import dev.colophon.registry.standing.ClaimantStanding;
import dev.colophon.registry.standing.StandingEvents;
import dev.colophon.registry.standing.StandingLevel;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Says which confirmed sightings of an organisation a second person looks at, and asks for it. For one transaction. */
public final class SecondEyes {

    private final DSLContext dsl;
    private final Organisation organisation;
    private final Ids ids;

    public SecondEyes(DSLContext dsl, Organisation organisation, Ids ids) {
        this.dsl = dsl;
        this.organisation = organisation;
        this.ids = ids;
    }

    /** The seed of the organisation, which is made once, from random bits. */
    public SecondEye eye(long random) {
        dsl.insertInto(SECOND_EYE)
                .set(SECOND_EYE.ORGANISATION, organisation.id())
                .set(SECOND_EYE.SEED, random)
                .onConflictDoNothing()
                .execute();
        return new SecondEye(dsl.select(SECOND_EYE.SEED)
                .from(SECOND_EYE)
                .where(SECOND_EYE.ORGANISATION.eq(organisation.id()))
                .fetchSingle()
                .value1());
    }

    /**
     * Asks a second person to look at those of these confirmed sightings that are drawn, or of which much hangs on whether it is right.
     *
     * @param decisions that confirmed them, by their ids
     * @param by who decided
     * @return why, by the ids of the sightings
     */
    public Map<String, Cause> confirmed(
            Collection<StoredSighting> sightings, Map<String, String> decisions, SecondEye eye, String by, Instant at) {
        Set<String> noticed = noticedSites(sightings);
        Map<String, ClaimantStanding> standings = standings(sightings, at);
        SecondReviews reviews = new SecondReviews(dsl, organisation);
        Map<String, Cause> asked = new HashMap<>();
        for (StoredSighting sighting : sightings) {
            String decision = decisions.get(sighting.id());
            if (decision == null) {
                continue;
            }
            Optional<Cause> drawn = eye.draws(sighting.id(), by) ? Optional.of(Cause.DRAWN) : Optional.empty();
            cause(sighting, noticed, standings).or(() -> drawn).ifPresent(cause -> {
                reviews.ask(ids.next(), sighting.id(), Optional.of(decision), cause, by);
                asked.put(sighting.id(), cause);
            });
        }
        return asked;
    }

    /** Why a second person is asked about a sighting once somebody confirms it; empty where only chance decides that. */
    public Optional<Cause> foreseen(StoredSighting sighting, Instant at) {
        List<StoredSighting> one = List.of(sighting);
        return cause(sighting, noticedSites(one), standings(one, at));
    }

    private Map<String, ClaimantStanding> standings(Collection<StoredSighting> sightings, Instant at) {
        Set<Party> owners =
                sightings.stream().map(sighting -> sighting.work().owner()).collect(Collectors.toSet());
        return new StandingEvents(dsl, organisation).standings(owners, at);
    }

    private static Optional<Cause> cause(
            StoredSighting sighting, Set<String> noticed, Map<String, ClaimantStanding> standings) {
        ClaimantStanding standing = standings.get(sighting.work().owner().id());
        if (standing == null || standing.level() == StandingLevel.REVIEW_ONLY) {
            return Optional.of(Cause.UNPROVEN);
        }
        if (site(sighting).filter(site -> !noticed.contains(site)).isPresent()) {
            return Optional.of(Cause.FIRST_NOTICE);
        }
        return Optional.empty();
    }

    private static Optional<String> site(StoredSighting sighting) {
        return Host.ofPlace(sighting.place()).map(host -> SiteName.of(host.name()));
    }

    /** Those of their sites about whose operators a notice was drafted before. */
    private Set<String> noticedSites(Collection<StoredSighting> sightings) {
        Set<String> noticed = new HashSet<>();
        List<String> sites = sightings.stream()
                .flatMap(sighting -> site(sighting).stream())
                .distinct()
                .toList();
        for (List<String> some : Rows.parts(sites)) {
            noticed.addAll(dsl.selectDistinct(CASE_SITE.SITE)
                    .from(CASE_SITE)
                    .join(NOTICE)
                    .on(NOTICE.CASE_FILE.eq(CASE_SITE.CASE_FILE))
                    .where(CASE_SITE.SITE.in(some), NOTICE.ORGANISATION.eq(organisation.id()))
                    .fetch(CASE_SITE.SITE));
        }
        return noticed;
    }
}
