package dev.colophon.registry.contest;

import dev.colophon.index.ReferenceId;
import dev.colophon.index.transform.Segment;
import dev.colophon.registry.contest.FileParts.Part;
import dev.colophon.registry.work.Party;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What so many works of so many owners have that it may be nobody's: stock loops, logos, footage of others. Nobody needs to say so.
 *
 * @param parts of a file
 * @param works how many have some of it, that of the file included
 * @param owners how many own these
 */
public record CommonMaterial(FileParts parts, int works, int owners) {

    /** At least so many works, of so many owners (proposals). */
    static final int WORKS = 5;

    static final int OWNERS = 3;

    static final CommonMaterial NONE = new CommonMaterial(FileParts.NONE, 0, 0);

    /** So many files of one owner that share something with a file say enough; further ones are not looked at. */
    static final int MOST_OF_AN_OWNER = 20;

    /** So many of all owners do. */
    private static final int MOST_FILES = 200;

    /** Through so many it is looked for further works of the owner. */
    private static final int MOST_FOLLOWED = 20;

    /** A work, and who owns it. */
    private record Holder(String work, String owner) {

        static Holder of(Claimant claimant) {
            return new Holder(claimant.work(), claimant.owner().id());
        }
    }

    /** {@code common material: 7 works of 4 owners have it}. */
    public String sentence() {
        return "common material: %d works of %d owners have it".formatted(works, owners);
    }

    /** What of it lies in these parts. */
    CommonMaterial within(FileParts some) {
        FileParts left = parts.and(some);
        return left.isEmpty() ? NONE : new CommonMaterial(left, works, owners);
    }

    /**
     * What is common in a file.
     *
     * @param shared by file what it shares with others: of the file all, of the others what they share with works of its owner,
     *     since two works of one owner are never compared, and a third owner's is with both
     * @param counts whether works of an owner count
     */
    static CommonMaterial in(Claimant file, Map<ReferenceId, List<SharedContent>> shared, Predicate<Party> counts) {
        Map<Holder, FileParts> holdings = holdings(file, shared, counts);
        if (owners(holdings.keySet()) < OWNERS || holdings.size() < WORKS) {
            return NONE;
        }
        TreeSet<Long> ends = new TreeSet<>();
        holdings.values().stream().flatMap(parts -> parts.parts().stream()).forEach(part -> {
            ends.add(part.start());
            ends.add(part.end());
        });
        List<Part> common = new ArrayList<>();
        Set<Holder> counted = new HashSet<>();
        for (long start : ends) {
            Long end = ends.higher(start);
            Set<Holder> there = end == null ? Set.of() : holders(holdings, start);
            if (end != null && there.size() >= WORKS && owners(there) >= OWNERS) {
                common.add(new Part(start, end));
                counted.addAll(there);
            }
        }
        return common.isEmpty() ? NONE : new CommonMaterial(new FileParts(common), counted.size(), owners(counted));
    }

    /**
     * The files of others whose sharing with further works of its owner may make something of a file common; none where too few
     * owners have any of it.
     */
    static List<ReferenceId> toFollow(Claimant file, List<SharedContent> direct, Predicate<Party> counts) {
        List<Claimant> others = looked(direct, file, counts).stream()
                .map(one -> one.other(file.reference()))
                .toList();
        long owners = Stream.concat(Stream.of(file), others.stream())
                .map(one -> one.owner().id())
                .distinct()
                .count();
        return owners < OWNERS || !counts.test(file.owner())
                ? List.of()
                : others.stream()
                        .map(Claimant::reference)
                        .distinct()
                        .limit(MOST_FOLLOWED)
                        .toList();
    }

    private static int owners(Set<Holder> holders) {
        return (int) holders.stream().map(Holder::owner).distinct().count();
    }

    private static Set<Holder> holders(Map<Holder, FileParts> holdings, long at) {
        return holdings.entrySet().stream()
                .filter(holding ->
                        holding.getValue().parts().stream().anyMatch(part -> part.start() <= at && at < part.end()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<Holder, FileParts> holdings(
            Claimant file, Map<ReferenceId, List<SharedContent>> shared, Predicate<Party> counts) {
        boolean ownCounts = counts.test(file.owner());
        Map<Holder, FileParts> holdings = new HashMap<>();
        List<Part> all = new ArrayList<>();
        looked(shared.getOrDefault(file.reference(), List.of()), file, counts).forEach(direct -> {
            Claimant other = direct.other(file.reference());
            List<SharedContent> further = ownCounts ? ofOwner(file.owner(), other, shared) : List.of();
            Map<Holder, List<Part>> found = new HashMap<>();
            for (Segment segment : direct.segments()) {
                Part here = FileParts.part(direct.side(segment, file.reference()));
                Part there = FileParts.part(direct.side(segment, other.reference()));
                add(found, Holder.of(other), here);
                for (SharedContent one : further) {
                    Holder own = Holder.of(one.other(other.reference()));
                    one.segments()
                            .forEach(part -> moved(FileParts.part(one.side(part, other.reference())), there, here)
                                    .forEach(moved -> add(found, own, moved)));
                }
            }
            found.forEach((holder, some) -> {
                FileParts parts = new FileParts(some).closed(direct.medium());
                holdings.merge(holder, parts, FileParts::or);
                all.addAll(parts.parts());
            });
        });
        if (ownCounts) {
            holdings.put(Holder.of(file), new FileParts(all));
        }
        return holdings;
    }

    /** In the order of registration; one owner's crowd out nobody else's. */
    private static List<SharedContent> looked(List<SharedContent> shared, Claimant file, Predicate<Party> counts) {
        Map<String, Integer> ofOwner = new HashMap<>();
        return shared.stream()
                .filter(one -> {
                    Party owner = one.other(file.reference()).owner();
                    return counts.test(owner) && ofOwner.merge(owner.id(), 1, Integer::sum) <= MOST_OF_AN_OWNER;
                })
                .limit(MOST_FILES)
                .toList();
    }

    /** What another's file shares with works of an owner. */
    private static List<SharedContent> ofOwner(
            Party owner, Claimant other, Map<ReferenceId, List<SharedContent>> shared) {
        return shared.getOrDefault(other.reference(), List.of()).stream()
                .filter(one -> one.other(other.reference()).owner().id().equals(owner.id()))
                .limit(MOST_OF_AN_OWNER)
                .toList();
    }

    private static void add(Map<Holder, List<Part>> parts, Holder holder, Part part) {
        parts.computeIfAbsent(holder, _ -> new ArrayList<>()).add(part);
    }

    /** What of a part lies within another, as it lies in the file that shows that other; none where they are apart. */
    private static List<Part> moved(Part part, Part there, Part here) {
        long start = Math.max(part.start(), there.start());
        long end = Math.min(part.end(), there.end());
        if (start >= end) {
            return List.of();
        }
        double scale = (double) (here.end() - here.start()) / (there.end() - there.start());
        return List.of(new Part(
                here.start() + Math.round((start - there.start()) * scale),
                here.start() + Math.round((end - there.start()) * scale)));
    }
}
