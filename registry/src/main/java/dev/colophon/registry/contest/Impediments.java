package dev.colophon.registry.contest;

import dev.colophon.fingerprint.Medium;
import dev.colophon.index.Match;
import dev.colophon.index.ReferenceId;
import dev.colophon.index.transform.Segment;
import dev.colophon.registry.licence.RightShares;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.standing.Impediment;
import dev.colophon.registry.standing.Impediment.Kind;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands in the way of acting on a copy. A pure function of what is contested, common, quarantined and held too often of a
 * work.
 *
 * @param contests of the work
 * @param common by file
 * @param quarantined by file why it is
 * @param shares what the shares of the work come to
 */
record Impediments(
        List<Contest> contests,
        Map<ReferenceId, CommonParts> common,
        Map<ReferenceId, String> quarantined,
        List<RightShares.Total> shares) {

    static final Impediments NONE = new Impediments(List.of(), Map.of(), Map.of(), List.of());

    /** Those of a claim; where a match gives no ground and another does, a person decides. */
    List<Impediment> of(Claim claim, Instant at) {
        List<List<Impediment>> ofMatches = claim.matches().stream()
                .map(match -> of(claim.work().id(), match, at))
                .toList();
        List<List<Impediment>> grounds = ofMatches.stream()
                .filter(impediments -> impediments.stream().noneMatch(Impediments::leavesNothing))
                .toList();
        Set<Impediment> all = new LinkedHashSet<>();
        overclaimed(claim, at).ifPresent(all::add);
        notHeld(claim, at).ifPresent(all::add);
        ofMatches.stream()
                .flatMap(List::stream)
                .map(one -> grounds.isEmpty() || !leavesNothing(one)
                        ? one
                        : new Impediment(
                                one.kind() == Kind.EXCLUDED ? Kind.PARTLY_EXCLUDED : Kind.PARTLY_CONTESTED_BY_OLDER,
                                one.sentence()))
                .forEach(all::add);
        return List.copyOf(all);
    }

    /**
     * Why nobody is to pay the owner for this: another had some of it before and it is not settled whose it is, or none of it is
     * claimed.
     *
     * @param used by each file of the work that is not removed what is used of it
     */
    Optional<Impediment> ofLicence(Work work, Map<ReferenceId, FileParts> used, Instant at) {
        List<List<Impediment>> ofFiles = used.entrySet().stream()
                .map(file -> of(work.id(), file.getKey(), work.kind(), file.getValue(), at))
                .toList();
        Optional<Impediment> older = ofFiles.stream()
                .flatMap(List::stream)
                .filter(one -> one.kind().isOfOlder())
                .findFirst();
        boolean excluded = ofFiles.stream()
                .allMatch(impediments -> impediments.stream().anyMatch(one -> one.kind() == Kind.EXCLUDED));
        return older.or(() -> excluded
                ? ofFiles.stream()
                        .flatMap(List::stream)
                        .filter(one -> one.kind() == Kind.EXCLUDED)
                        .findFirst()
                : Optional.empty());
    }

    private static boolean leavesNothing(Impediment impediment) {
        return impediment.kind() == Kind.EXCLUDED || impediment.kind() == Kind.CONTESTED_BY_OLDER;
    }

    private List<Impediment> of(String work, Match match, Instant at) {
        FileParts used =
                FileParts.of(match.segments().stream().map(Segment::inReference).toList());
        return of(work, match.reference(), match.medium(), used, at);
    }

    /** Those of using parts of one file of a work. */
    private List<Impediment> of(String work, ReferenceId file, Medium medium, FileParts used, Instant at) {
        List<Impediment> impediments = new ArrayList<>();
        List<Contest> touching = contests.stream()
                .filter(contest ->
                        contest.own(work).reference().equals(file) && touches(used, contest.in(work), medium))
                .toList();
        FileParts left = used;
        for (Excluded excluded : excluded(work, file, touching, at)) {
            if (touches(used, excluded.parts(), medium)) {
                left = left.minus(excluded.parts()).evidence(used, medium);
                impediments.add(new Impediment(
                        left.isEmpty() ? Kind.EXCLUDED : Kind.PARTLY_EXCLUDED,
                        (left.isEmpty() ? "excluded: " : "partly excluded: ") + excluded.why()));
            }
        }
        boolean nothingElse = left.minus(ofOlderOwners(work, touching, at))
                .evidence(used, medium)
                .isEmpty();
        for (Contest contest : touching) {
            if (touches(left, contest.in(work), medium)) {
                contested(work, contest, nothingElse, at).ifPresent(impediments::add);
            }
        }
        CommonMaterial reviewed = common(file).reviewed();
        if (!nothingElse && touches(left, reviewed.parts(), medium)) {
            impediments.add(new Impediment(Kind.COMMON, "perhaps " + reviewed.sentence()));
        }
        Optional.ofNullable(quarantined.get(file))
                .ifPresent(why -> impediments.add(
                        new Impediment(Kind.QUARANTINED, "the registered file is in quarantine: " + why)));
        return impediments;
    }

    private CommonParts common(ReferenceId file) {
        return common.getOrDefault(file, CommonParts.NONE);
    }

    private record Excluded(FileParts parts, String why) {}

    private List<Excluded> excluded(String work, ReferenceId file, List<Contest> touching, Instant at) {
        List<Excluded> excluded = new ArrayList<>();
        CommonMaterial material = common(file).excluded();
        if (!material.parts().isEmpty()) {
            excluded.add(new Excluded(material.parts(), material.sentence()));
        }
        touching.stream()
                .filter(contest -> contest.isLeftBy(work, at))
                .forEach(contest -> excluded.add(new Excluded(
                        contest.in(work),
                        "its owner claims nothing of what it shares with `%s` of %s"
                                .formatted(
                                        contest.other(work).title(),
                                        contest.other(work).owner().name()))));
        return excluded;
    }

    /** What others had first, and it is not settled whose it is. */
    private static FileParts ofOlderOwners(String work, List<Contest> touching, Instant at) {
        return touching.stream()
                .filter(contest -> contest.state(at) == Contest.State.OPEN && !contest.isOlder(work))
                .map(contest -> contest.in(work))
                .reduce(FileParts.NONE, FileParts::or);
    }

    /** @param nothingElse whether all that matches is of older owners */
    private static Optional<Impediment> contested(String work, Contest contest, boolean nothingElse, Instant at) {
        Claimant other = contest.other(work);
        String with = "`%s` of %s".formatted(other.title(), other.owner().name());
        return switch (contest.state(at)) {
            case OF_OLDER, OF_NEWER, OF_NOBODY -> Optional.empty();
            case SHARED -> Optional.of(new Impediment(Kind.SHARED, "shared with " + with));
            case OPEN ->
                Optional.of(
                        contest.isOlder(work)
                                ? new Impediment(Kind.CONTESTED, "contested by " + with, contest.begunAt())
                                : new Impediment(
                                        nothingElse ? Kind.CONTESTED_BY_OLDER : Kind.PARTLY_CONTESTED_BY_OLDER,
                                        "registered before in %s, and it is not settled whose it is".formatted(with)));
        };
    }

    private static boolean touches(FileParts used, FileParts parts, Medium medium) {
        return !used.and(parts).lasting(medium).isEmpty();
    }

    /** Where nobody knows from which territory a copy was seen, any counts. */
    private Optional<Impediment> overclaimed(Claim claim, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return shares.stream()
                .filter(total -> total.sum() == RightShares.Sum.OVER
                        && total.dates().contains(today)
                        && (claim.territories().isEmpty()
                                || !Collections.disjoint(total.territories(), claim.territories())))
                .findFirst()
                .map(total ->
                        new Impediment(Kind.OVERCLAIMED, "more than all of the work is held: " + total.sentence()));
    }

    /** Of an owner of whom it is said what it holds; of another, it holds what nobody else does. */
    private Optional<Impediment> notHeld(Claim claim, Instant at) {
        Party owner = claim.work().owner();
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        boolean said = shares.stream()
                .flatMap(total -> total.claims().stream())
                .anyMatch(right -> right.party().id().equals(owner.id()));
        if (!said) {
            return Optional.empty();
        }
        Set<String> held = new HashSet<>();
        shares.stream()
                .filter(total -> total.dates().contains(today)
                        && total.claims().stream()
                                .anyMatch(
                                        right -> right.party().id().equals(owner.id()) && right.shareBasisPoints() > 0))
                .forEach(total -> held.addAll(total.territories()));
        Set<String> asked = claim.territories().isEmpty() ? Territories.WORLDWIDE.all() : claim.territories();
        if (held.containsAll(asked)) {
            return Optional.empty();
        }
        boolean nowhere = Collections.disjoint(held, asked);
        return Optional.of(new Impediment(
                nowhere ? Kind.NOT_HELD : Kind.NOT_HELD_EVERYWHERE,
                nowhere
                        ? owner.name() + " holds nothing of the work where it was seen"
                        : owner.name() + " does not hold the work everywhere where it may have been seen"));
    }
}
