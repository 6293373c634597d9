package dev.colophon.registry.contest;

import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.registry.licence.RightClaim;
import dev.colophon.registry.licence.RightClaims;
import dev.colophon.registry.licence.RightShares;
import dev.colophon.registry.quarantine.Quarantines;
import dev.colophon.registry.standing.ClaimantStanding;
import dev.colophon.registry.standing.Entitlement;
import dev.colophon.registry.standing.StandingEvents;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;

/** What owners may do about copies of their works, within a transaction of whoever asks. */
public final class Entitlements {

    private final DSLContext dsl;
    private final Organisation organisation;
    private final Instant at;

    /** As it is at this moment. */
    public Entitlements(DSLContext dsl, Organisation organisation, Instant at) {
        this.dsl = dsl;
        this.organisation = organisation;
        this.at = at;
    }

    /** Of each claim, in their order; a page of them costs a few questions to the database, however many they are. */
    public List<Entitlement> of(List<Claim> claims) {
        Map<String, Work> works = new LinkedHashMap<>();
        Set<Party> owners = new LinkedHashSet<>();
        for (Claim claim : claims) {
            works.put(claim.work().id(), claim.work());
            owners.add(claim.work().owner());
        }
        Map<String, ClaimantStanding> standings = new StandingEvents(dsl, organisation).standings(owners, at);
        Map<String, Impediments> impediments = impediments(works.keySet(), claims);
        List<Entitlement> entitlements = new ArrayList<>();
        for (Claim claim : claims) {
            Work work = claim.work();
            entitlements.add(Entitlement.of(
                    Objects.requireNonNull(standings.get(work.owner().id())),
                    impediments.getOrDefault(work.id(), Impediments.NONE).of(claim, at)));
        }
        return entitlements;
    }

    private Map<String, Impediments> impediments(Set<String> works, List<Claim> claims) {
        Contests stored = new Contests(dsl, organisation);
        Set<SharedContent> shared = stored.shared(works);
        Map<String, List<Contest>> contests = stored.of(works, shared);
        Set<ReferenceId> matched = new LinkedHashSet<>();
        claims.stream()
                .flatMap(claim -> claim.matches().stream())
                .map(Match::reference)
                .forEach(matched::add);
        Set<Claimant> files = new LinkedHashSet<>();
        contests.forEach((work, of) -> of.stream()
                .map(contest -> contest.own(work))
                .filter(file -> matched.contains(file.reference()))
                .forEach(files::add));
        Map<ReferenceId, CommonMaterial> common = stored.common(files, shared);
        Map<ReferenceId, String> quarantined = new Quarantines(dsl, organisation).reasons(matched);
        Map<String, List<RightClaim>> rights = new RightClaims(dsl).of(works);
        Map<String, Impediments> impediments = new HashMap<>();
        for (String work : works) {
            impediments.put(
                    work,
                    new Impediments(
                            contests.getOrDefault(work, List.of()),
                            common,
                            quarantined,
                            RightShares.of(rights.getOrDefault(work, List.of()))));
        }
        return impediments;
    }
}
