package dev.colophon.registry.contest;

import dev.colophon.index.ReferenceId;
import dev.colophon.index.transform.Segment;
import dev.colophon.registry.contest.FileParts.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What so many works of so many owners have that none of them can claim it: stock loops, logos, footage of others. Nobody needs to
 * say so.
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

    /** So many files that share something with one say enough; further ones are not looked at. */
    static final int MOST_FOLLOWED = 20;

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

    /**
     * What is common in a file.
     *
     * @param file whose own work counts, too
     * @param shared by file, what it shares with others, and what these share again: two works of one owner are never compared,
     *     a third owner's is with both
     */
    static CommonMaterial in(Claimant file, Map<ReferenceId, List<SharedContent>> shared) {
        Map<Holder, FileParts> holdings = holdings(file, shared);
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
        return new CommonMaterial(new FileParts(common), counted.size(), owners(counted));
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

    private static Map<Holder, FileParts> holdings(Claimant file, Map<ReferenceId, List<SharedContent>> shared) {
        Map<Holder, FileParts> holdings = new HashMap<>();
        List<Part> all = new ArrayList<>();
        for (SharedContent direct : followed(shared.getOrDefault(file.reference(), List.of()))) {
            Side side = new Side(direct, file.reference());
            Map<Holder, List<Part>> found = new HashMap<>();
            for (Segment segment : direct.segments()) {
                Part here = side.here(segment);
                Part there = side.there(segment);
                add(found, Holder.of(side.other()), here);
                for (SharedContent further :
                        followed(shared.getOrDefault(side.other().reference(), List.of()))) {
                    Side beyond = new Side(further, side.other().reference());
                    further.segments()
                            .forEach(part -> moved(beyond.here(part), there, here)
                                    .forEach(moved -> add(found, Holder.of(beyond.other()), moved)));
                }
            }
            for (Map.Entry<Holder, List<Part>> one : found.entrySet()) {
                FileParts parts = new FileParts(one.getValue()).closed(direct.medium());
                holdings.merge(one.getKey(), parts, FileParts::or);
                all.addAll(parts.parts());
            }
        }
        holdings.put(Holder.of(file), new FileParts(all));
        return holdings;
    }

    private static Collection<SharedContent> followed(List<SharedContent> shared) {
        return shared.subList(0, Math.min(shared.size(), MOST_FOLLOWED));
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

    /** Shared content seen from one of its two files. */
    private record Side(SharedContent shared, ReferenceId file) {

        private boolean isEarlier() {
            return shared.earlier().reference().equals(file);
        }

        Claimant other() {
            return isEarlier() ? shared.later() : shared.earlier();
        }

        Part here(Segment segment) {
            return FileParts.part(isEarlier() ? segment.inReference() : segment.inCopy());
        }

        Part there(Segment segment) {
            return FileParts.part(isEarlier() ? segment.inCopy() : segment.inReference());
        }
    }
}
