package dev.colophon.registry.contest;

import static dev.colophon.store.schema.tables.Reference.REFERENCE;

import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.registry.contest.FileParts.Part;
import dev.colophon.registry.licence.RightClaim;
import dev.colophon.registry.licence.RightClaims;
import dev.colophon.registry.licence.RightShares;
import dev.colophon.registry.licence.term.WorkSegment;
import dev.colophon.registry.quarantine.Quarantines;
import dev.colophon.registry.standing.ClaimantStanding;
import dev.colophon.registry.standing.Entitlement;
import dev.colophon.registry.standing.Impediment;
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
import java.util.Optional;
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
        Set<SharedContent> shared = new Contests(dsl, organisation).shared(works);
        Set<ReferenceId> matched = new LinkedHashSet<>();
        claims.stream()
                .flatMap(claim -> claim.matches().stream())
                .map(Match::reference)
                .forEach(matched::add);
        return impediments(works, matched, shared);
    }

    private Map<String, Impediments> impediments(Set<String> works, Set<ReferenceId> used, Set<SharedContent> shared) {
        Contests stored = new Contests(dsl, organisation);
        Map<String, List<Contest>> contests = stored.of(works, shared);
        Set<Claimant> files = new LinkedHashSet<>();
        contests.forEach((work, of) -> of.stream()
                .map(contest -> contest.own(work))
                .filter(file -> used.contains(file.reference()))
                .forEach(files::add));
        Map<ReferenceId, CommonParts> common = stored.common(files, shared, contests, at);
        Map<ReferenceId, String> quarantined = new Quarantines(dsl, organisation).reasons(used);
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

    /**
     * Why nobody is to pay for a licence of a work: another owner had some of it before and it is not settled whose it is, or its
     * owner claims none of it.
     *
     * @param segment of each file; empty: all
     */
    public Optional<Impediment> ofLicence(Work work, Optional<WorkSegment> segment) {
        Set<SharedContent> shared = new Contests(dsl, organisation).shared(Set.of(work.id()));
        Map<ReferenceId, FileParts> used = new LinkedHashMap<>();
        for (String file : dsl.select(REFERENCE.ID)
                .from(REFERENCE)
                .where(REFERENCE.WORK.eq(work.id()), REFERENCE.REMOVED_AT.isNull())
                .fetch(REFERENCE.ID)) {
            ReferenceId reference = new ReferenceId(file);
            used.put(
                    reference,
                    segment.map(part -> new FileParts(List.of(new Part(part.start(), part.end()))))
                            .orElseGet(() -> whole(reference, shared)));
        }
        return Objects.requireNonNull(
                        impediments(Set.of(work.id()), used.keySet(), shared).get(work.id()))
                .ofLicence(work, used, at);
    }

    /** As far as it is known from what it shares with others; where that is nothing, nothing has to be known of it. */
    private static FileParts whole(ReferenceId file, Set<SharedContent> shared) {
        return shared.stream()
                .filter(one -> one.earlier().reference().equals(file)
                        || one.later().reference().equals(file))
                .map(one -> one.whole(file))
                .reduce(FileParts.NONE, FileParts::or);
    }
}
