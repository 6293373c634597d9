package dev.colophon.operators;

import dev.colophon.operators.Grouping.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A group of sites that may hang together by a thread: by one link, or through one site, with at least two other sites on
 * either side. Such a group is cut there, at the weakest thread first, until none is left; a site through which it hung stays
 * where its strongest link is. One site that hangs at a group by one link is no such case: it stands by that link as two
 * sites would.
 */
record BridgeCuts(List<Integer> sites, List<Edge> edges, List<int[]> own) {

    /** So many sites beside the one that joins two parts, on both sides of it, and what they have says that it is right. */
    private static final int WITNESSES = 3;

    /**
     * The links that remain between so many sites when no group of them hangs together by a thread.
     *
     * @param own of each value that is given to one holder, the sites that have it
     */
    static List<Edge> cut(int sites, List<Edge> links, List<int[]> own) {
        BridgeCuts all = new BridgeCuts(IntStream.range(0, sites).boxed().toList(), links, own);
        return all.without(new boolean[sites]).stream()
                .flatMap(group -> group.parts().stream())
                .flatMap(part -> part.edges().stream())
                .toList();
    }

    private List<BridgeCuts> parts() {
        List<BridgeCuts> parts = new ArrayList<>();
        Deque<BridgeCuts> left = new ArrayDeque<>(List.of(this));
        while (!left.isEmpty()) {
            BridgeCuts next = left.removeLast();
            Optional<Cut> cut = next.weakest();
            if (cut.isEmpty()) {
                parts.add(next);
            } else {
                left.addAll(next.without(cut.get().side()));
            }
        }
        return parts;
    }

    /**
     * @param bits of the strongest link that is cut
     * @param side for each site, by its place in the group, whether it is on the one side
     */
    private record Cut(double bits, boolean[] side) {}

    /** What remains when no link between the sides is left: sites that links still hold together. */
    private List<BridgeCuts> without(boolean[] side) {
        Map<Integer, Boolean> sideOf = new HashMap<>();
        Map<Integer, Integer> root = new HashMap<>();
        for (int i = 0; i < side.length; i++) {
            sideOf.put(sites.get(i), side[i]);
            root.put(sites.get(i), sites.get(i));
        }
        List<Edge> kept = edges.stream()
                .filter(edge -> Objects.equals(sideOf.get(edge.a()), sideOf.get(edge.b())))
                .toList();
        kept.forEach(edge -> root.put(root(root, edge.a()), root(root, edge.b())));
        Map<Integer, BridgeCuts> parts = new LinkedHashMap<>();
        for (int site : sites) {
            parts.computeIfAbsent(root(root, site), _ -> new BridgeCuts(new ArrayList<>(), new ArrayList<>(), own))
                    .sites()
                    .add(site);
        }
        for (Edge edge : kept) {
            if (root(root, edge.a()) == root(root, edge.b())) {
                Objects.requireNonNull(parts.get(root(root, edge.a()))).edges().add(edge);
            }
        }
        return List.copyOf(parts.values());
    }

    private static int root(Map<Integer, Integer> roots, int site) {
        int root = site;
        while (roots.getOrDefault(root, root) != root) {
            root = roots.getOrDefault(root, root);
        }
        return root;
    }

    /** The thread whose cutting costs least. */
    private Optional<Cut> weakest() {
        if (sites.size() < 4) {
            return Optional.empty();
        }
        Search search = new Search(this);
        return search.hanging().stream()
                .flatMap(hanging -> cut(search, hanging).stream())
                .min(Comparator.comparingDouble(Cut::bits));
    }

    /** Cuts a hanging part off, with or without the site that it hangs at. */
    private Optional<Cut> cut(Search search, Hanging hanging) {
        double inside = 0;
        double outside = 0;
        int linksInside = 0;
        int linksOutside = 0;
        for (int[] neighbour : search.neighbours(hanging.site())) {
            double bits = edges.get(neighbour[1]).bits();
            if (hanging.holds(search.order(neighbour[0]))) {
                inside = Math.max(inside, bits);
                linksInside++;
            } else {
                outside = Math.max(outside, bits);
                linksOutside++;
            }
        }
        int rest = sites.size() - hanging.size() - 1;
        boolean byOneLink = linksInside == 1 && hanging.size() >= 2 && rest >= 1;
        boolean byOneSite = linksInside > 1
                && linksOutside > 1
                && hanging.size() >= 2
                && rest >= 2
                && own.stream().noneMatch(holders -> vouches(search, hanging, holders));
        if (!byOneLink && !byOneSite) {
            return Optional.empty();
        }
        boolean withSite = byOneSite && inside > outside; // it goes with what it is tied to more
        boolean[] side = new boolean[sites.size()];
        for (int i = 0; i < side.length; i++) {
            side[i] = hanging.holds(search.order(i)) || (withSite && i == hanging.site());
        }
        return Optional.of(new Cut(withSite ? outside : inside, side));
    }

    /**
     * Whether a value says without the site between them that both sides are one operator's: sites on either side have it,
     * and nobody outside the group does.
     */
    private boolean vouches(Search search, Hanging hanging, int... holders) {
        int inside = 0;
        int outside = 0;
        for (int holder : holders) {
            int site = Collections.binarySearch(sites, holder);
            if (site < 0) {
                return false;
            }
            if (site != hanging.site()) {
                boolean here = hanging.holds(search.order(site));
                inside += here ? 1 : 0;
                outside += here ? 0 : 1;
            }
        }
        return inside > 0 && outside > 0 && inside + outside >= WITNESSES;
    }

    /**
     * A part that is tied to the rest through one site only.
     *
     * @param site by its place in the group
     * @param first the first site of the part, in the order of the search
     */
    private record Hanging(int site, int first, int size) {

        boolean holds(int order) {
            return order >= first && order < first + size;
        }
    }

    /** The search for cut vertices by depth first (Hopcroft and Tarjan, "Algorithm 447", 1973), without recursion. */
    private static final class Search {

        private final int[] order; // of discovery, by site
        private final int[] lowest; // discovery that is reached from the site's part
        private final int[] size; // of the site's part
        private final List<List<int[]>> neighbours = new ArrayList<>(); // {site, edge}
        private final List<Hanging> hanging = new ArrayList<>();
        private int discovered;

        Search(BridgeCuts group) {
            int count = group.sites().size();
            order = new int[count];
            lowest = new int[count];
            size = new int[count];
            Arrays.fill(order, -1);
            Map<Integer, Integer> places = new HashMap<>();
            for (int i = 0; i < count; i++) {
                places.put(group.sites().get(i), i);
                neighbours.add(new ArrayList<>());
            }
            for (int edge = 0; edge < group.edges().size(); edge++) {
                int a = places.getOrDefault(group.edges().get(edge).a(), 0);
                int b = places.getOrDefault(group.edges().get(edge).b(), 0);
                neighbours.get(a).add(new int[] {b, edge});
                neighbours.get(b).add(new int[] {a, edge});
            }
            walk();
        }

        List<Hanging> hanging() {
            return hanging;
        }

        List<int[]> neighbours(int site) {
            return neighbours.get(site);
        }

        int order(int site) {
            return order[site];
        }

        private void walk() {
            Deque<int[]> path = new ArrayDeque<>(); // {site, next neighbour}
            path.push(discover(0));
            while (!path.isEmpty()) {
                int[] at = path.element();
                int site = at[0];
                if (at[1] < neighbours.get(site).size()) {
                    int next = neighbours.get(site).get(at[1]++)[0];
                    if (order[next] < 0) {
                        path.push(discover(next));
                    } else {
                        lowest[site] = Math.min(lowest[site], order[next]);
                    }
                } else {
                    path.pop();
                    if (!path.isEmpty()) {
                        int above = path.element()[0];
                        lowest[above] = Math.min(lowest[above], lowest[site]);
                        size[above] += size[site];
                        if (lowest[site] >= order[above]) {
                            hanging.add(new Hanging(above, order[site], size[site]));
                        }
                    }
                }
            }
        }

        private int[] discover(int site) {
            order[site] = discovered;
            lowest[site] = discovered++;
            size[site] = 1;
            return new int[] {site, 0};
        }
    }
}
