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
        Map<ReferenceId, CommonMaterial> common,
        Map<ReferenceId, String> quarantined,
        List<RightShares.Total> shares) {

    static final Impediments NONE = new Impediments(List.of(), Map.of(), Map.of(), List.of());

    /** Those of a claim; where a match gives no ground and another does, a person decides. */
    List<Impediment> of(Claim claim, Instant at) {
        List<List<Impediment>> ofMatches =
                claim.matches().stream().map(match -> of(claim, match, at)).toList();
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
                        : new Impediment(Kind.PARTLY_EXCLUDED, one.sentence()))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static boolean leavesNothing(Impediment impediment) {
        return impediment.kind() == Kind.EXCLUDED || impediment.kind() == Kind.CONTESTED_BY_OLDER;
    }

    private List<Impediment> of(Claim claim, Match match, Instant at) {
        List<Impediment> impediments = new ArrayList<>();
        Medium medium = match.medium();
        FileParts used =
                FileParts.of(match.segments().stream().map(Segment::inReference).toList());
        List<Contest> touching = contests.stream()
                .filter(contest -> contest.own(claim.work().id()).reference().equals(match.reference())
                        && touches(used, contest.in(claim.work().id()), medium))
                .toList();
        FileParts left = used;
        for (Excluded excluded : excluded(claim, match, touching, at)) {
            if (touches(used, excluded.parts(), medium)) {
                left = left.minus(excluded.parts()).lasting(medium);
                impediments.add(new Impediment(
                        left.isEmpty() ? Kind.EXCLUDED : Kind.PARTLY_EXCLUDED,
                        (left.isEmpty() ? "what matches is excluded: " : "some of what matches is excluded: ")
                                + excluded.why()));
            }
        }
        boolean nothingElse =
                left.minus(ofOlderOwners(claim, touching, at)).lasting(medium).isEmpty();
        for (Contest contest : touching) {
            if (touches(left, contest.in(claim.work().id()), medium)) {
                contested(claim, contest, nothingElse, at).ifPresent(impediments::add);
            }
        }
        Optional.ofNullable(quarantined.get(match.reference()))
                .ifPresent(why -> impediments.add(
                        new Impediment(Kind.QUARANTINED, "the registered file is in quarantine: " + why)));
        return impediments;
    }

    private record Excluded(FileParts parts, String why) {}

    private List<Excluded> excluded(Claim claim, Match match, List<Contest> touching, Instant at) {
        List<Excluded> excluded = new ArrayList<>();
        Optional.ofNullable(common.get(match.reference()))
                .ifPresent(found -> excluded.add(new Excluded(found.parts(), found.sentence())));
        touching.stream()
                .filter(contest -> contest.isLeftBy(claim.work().id(), at))
                .forEach(contest -> excluded.add(new Excluded(
                        contest.in(claim.work().id()),
                        "its owner claims nothing of what it shares with `%s` of %s"
                                .formatted(
                                        contest.other(claim.work().id()).title(),
                                        contest.other(claim.work().id()).owner().name()))));
        return excluded;
    }

    /** What others had first, and it is not settled whose it is. */
    private static FileParts ofOlderOwners(Claim claim, List<Contest> touching, Instant at) {
        String work = claim.work().id();
        return touching.stream()
                .filter(contest -> contest.state(at) == Contest.State.OPEN && !contest.isOlder(work))
                .map(contest -> contest.in(work))
                .reduce(FileParts.NONE, FileParts::or);
    }

    /** @param nothingElse whether all that matches is of older owners */
    private static Optional<Impediment> contested(Claim claim, Contest contest, boolean nothingElse, Instant at) {
        Claimant other = contest.other(claim.work().id());
        String with = "`%s` of %s".formatted(other.title(), other.owner().name());
        return switch (contest.state(at)) {
            case OF_OLDER, OF_NEWER, OF_NOBODY -> Optional.empty();
            case SHARED -> Optional.of(new Impediment(Kind.SHARED, "what matches is shared with " + with));
            case OPEN ->
                Optional.of(
                        contest.isOlder(claim.work().id())
                                ? new Impediment(Kind.CONTESTED, "what matches is contested by " + with)
                                : new Impediment(
                                        nothingElse ? Kind.CONTESTED_BY_OLDER : Kind.CONTESTED,
                                        "what matches was registered before in %s, and it is not settled whose it is"
                                                .formatted(with)));
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
