package dev.colophon.service.scan;

import dev.colophon.detect.Sighting;
import dev.colophon.index.transform.Segment;
import dev.colophon.index.transform.Span;
import dev.colophon.page.context.PageContext;
import dev.colophon.registry.contest.Claim;
import dev.colophon.registry.contest.Entitlements;
import dev.colophon.registry.licence.CopyUse;
import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.LicenceDecider;
import dev.colophon.registry.licence.LicenceRows;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.policy.ArmedPolicy;
import dev.colophon.registry.policy.ClaimantPower;
import dev.colophon.registry.policy.Policies;
import dev.colophon.registry.policy.condition.MatchedCopy;
import dev.colophon.registry.registration.Clearance;
import dev.colophon.registry.registration.RegisteredMatch;
import dev.colophon.registry.standing.Entitlement;
import dev.colophon.registry.standing.Impediment;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Work;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.exception.PossibleException;
import dev.colophon.sightings.outcome.OutcomeRule;
import dev.colophon.sightings.outcome.PolicyOutcome;
import dev.colophon.sightings.outcome.SightingFacts;
import dev.colophon.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** What is to be done about a file before it stands anywhere: it may be licensed where it is going to stand. */
public final class UploadOutcomes {

    private final Database database;
    private final Organisation organisation;
    private final Optional<Host> host;
    private final Optional<String> territory;
    private final Set<LicensedUse> uses;
    private final InstantSource clock;

    /** @param host at which it is going to stand, where that is said */
    UploadOutcomes(Database database, Organisation organisation, Optional<Host> host, InstantSource clock) {
        this(database, organisation, host, Optional.empty(), Set.of(), clock);
    }

    /**
     * Of what is going to stand somewhere.
     *
     * @param host where that is said
     * @param territory from which it is to be seen, where that is said
     * @param uses to be made of it, where that is said
     */
    public UploadOutcomes(
            Database database,
            Organisation organisation,
            Optional<Host> host,
            Optional<String> territory,
            Set<LicensedUse> uses,
            InstantSource clock) {
        this.database = database;
        this.organisation = organisation;
        this.host = host;
        this.territory = territory;
        this.uses = Set.copyOf(uses);
        this.clock = clock;
    }

    /**
     * By the id of each work, in the order of the matches.
     *
     * @param pages what the file says of itself, if it is a page
     * @param pixels of the file, if it is a picture
     */
    public Map<String, UploadOutcome> of(
            Sighting sighting, List<RegisteredMatch> matches, List<PageContext> pages, OptionalLong pixels) {
        if (matches.isEmpty()) {
            return Map.of();
        }
        Map<Work, List<RegisteredMatch>> byWork = matches.stream()
                .collect(Collectors.groupingBy(
                        match -> match.registered().work(), LinkedHashMap::new, Collectors.toList()));
        Map<String, PossibleException> exceptions = new HashMap<>();
        byWork.keySet()
                .forEach(work -> UploadExceptions.of(sighting, work, matches, pages)
                        .ifPresent(possible -> exceptions.put(work.id(), possible)));
        return database.read(dsl -> outcomes(dsl, sighting, byWork, exceptions, pixels));
    }

    private Map<String, UploadOutcome> outcomes(
            DSLContext dsl,
            Sighting sighting,
            Map<Work, List<RegisteredMatch>> byWork,
            Map<String, PossibleException> exceptions,
            OptionalLong pixels) {
        Map<String, LicenceDecider> deciders =
                LicenceRows.deciders(dsl, byWork.keySet().stream().map(Work::id).collect(Collectors.toSet()));
        Map<String, List<ArmedPolicy>> policies = new Policies(dsl, organisation).inForce(byWork.keySet());
        Instant now = clock.instant();
        Iterator<Entitlement> entitlements = new Entitlements(dsl, organisation, now)
                .of(byWork.entrySet().stream()
                        .map(of -> claim(of.getKey(), of.getValue()))
                        .toList())
                .iterator();
        Map<String, UploadOutcome> outcomes = new LinkedHashMap<>();
        byWork.forEach((work, matches) -> {
            Entitlement entitlement = entitlements.next();
            List<ArmedPolicy> said = policies.getOrDefault(work.id(), List.of());
            SightingFacts facts = facts(sighting, pixels, work, matches, said, entitlement, now);
            LicenceDecider decider = Objects.requireNonNull(deciders.get(work.id()));
            Optional<PossibleException> exception = Optional.ofNullable(exceptions.get(work.id()));
            PolicyOutcome outcome = outcome(facts, decider, exception, entitlement.impediments());
            outcomes.put(work.id(), new UploadOutcome(outcome, entitlement.impediments(), exception));
        });
        return outcomes;
    }

    private static Claim claim(Work work, List<RegisteredMatch> matches) {
        return new Claim(work, matches.stream().map(RegisteredMatch::match).toList(), Set.of());
    }

    private SightingFacts facts(
            Sighting sighting,
            OptionalLong pixels,
            Work work,
            List<RegisteredMatch> matches,
            List<ArmedPolicy> policies,
            Entitlement entitlement,
            Instant now) {
        String place = sighting.found().place();
        return new SightingFacts(
                place,
                DecisionState.OPEN,
                "",
                false,
                host.map(name -> "https://" + name.name() + "/").orElse(place),
                new MatchedCopy(
                        sighting.medium()
                                .orElseGet(() -> matches.getFirst().match().medium()),
                        sighting.durationMillis(),
                        pixels,
                        Set.of(),
                        Optional.empty(),
                        matches),
                work,
                policies,
                ClaimantPower.of(entitlement),
                now);
    }

    private PolicyOutcome outcome(
            SightingFacts facts,
            LicenceDecider decider,
            Optional<PossibleException> exception,
            List<Impediment> impediments) {
        List<Licence> covering = decider.covering(use(facts), Optional.empty());
        if (!covering.isEmpty()) {
            return new PolicyOutcome(
                    PolicyOutcome.Action.NOTHING,
                    PolicyOutcome.By.RULE,
                    covering.stream().map(Licence::sentence).toList());
        }
        // A short quotation is cleared where nothing else is known; a person judges what more is known of it.
        boolean allowed = facts.copy().matches().stream()
                .allMatch(match -> Clearance.of(match, facts.place())
                        .filter(clearance -> clearance != Clearance.SHORT_QUOTATION)
                        .isPresent());
        PolicyOutcome outcome = OutcomeRule.of(
                exception.isEmpty() || allowed
                        ? facts
                        : facts.underReview(exception.get().sentence()));
        boolean licensedToSome = outcome.action().reachesOthers()
                && host.isEmpty()
                && !decider.licences().isEmpty();
        return licensedToSome ? licensedToSome(impediments) : outcome;
    }

    private static PolicyOutcome licensedToSome(List<Impediment> impediments) {
        return new PolicyOutcome(
                PolicyOutcome.Action.REVIEW,
                PolicyOutcome.By.PERSON,
                Stream.concat(
                                UploadOutcome.sentences(impediments).stream(),
                                Stream.of("the work is licensed to some: say with --host where it is going to stand"))
                        .toList());
    }

    private CopyUse use(SightingFacts facts) {
        List<Span> parts = facts.copy().matches().stream()
                .flatMap(match -> match.match().segments().stream())
                .map(Segment::inReference)
                .toList();
        Instant now = facts.now();
        return new CopyUse(facts.work().id(), host, uses, List.of(new CopyUse.Viewing(territory, now)), parts);
    }
}
