package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;

import dev.colophon.registry.contest.Claim;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.policy.ArmedPolicy;
import dev.colophon.registry.policy.ClaimantPower;
import dev.colophon.registry.policy.condition.MatchedCopy;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.standing.Entitlement;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.outcome.SightingFacts;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jooq.Record;

/** What was seen, as a policy looks at it. The size of pictures is not kept. */
final class SightedCopy {

    private SightedCopy() {}

    static MatchedCopy of(
            KnownContent content, Observation look, List<Appearance> pages, List<RegisteredMatch> matches) {
        return new MatchedCopy(
                content.kind().orElseGet(() -> matches.getFirst().match().medium()),
                content.durationMillis(),
                OptionalLong.empty(),
                pages.stream()
                        .flatMap(page -> LicensedUse.ofElement(page.element()).stream())
                        .collect(Collectors.toSet()),
                look.vantage().flatMap(Territories::ofVantage),
                matches);
    }

    /** What its owner would act on. */
    static Claim claim(Observation look, List<RegisteredMatch> matches) {
        return new Claim(
                matches.getFirst().registered().work(),
                matches.stream()
                        .filter(match ->
                                match.registered().reference().removedAt().isEmpty())
                        .map(RegisteredMatch::match)
                        .toList(),
                look.vantage().flatMap(Territories::ofVantage).stream().collect(Collectors.toSet()));
    }

    /** All that says what is to be done about it. */
    static SightingFacts facts(
            Record row, MatchedCopy copy, List<ArmedPolicy> policies, Entitlement entitlement, Instant now) {
        return new SightingFacts(
                Rows.text(row, SIGHTING.ID),
                DecisionState.valueOf(Rows.text(row, SIGHTING.DECISION_STATE)),
                Rows.maybeText(row, DECISION.REASON).orElse(""),
                Rows.text(row, SIGHTING.STATE).equals(StoredSighting.State.GONE.name()),
                Rows.text(row, PLACE.URI),
                copy,
                copy.matches().getFirst().registered().work(),
                policies,
                ClaimantPower.of(entitlement),
                now);
    }
}
