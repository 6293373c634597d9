package dev.colophon.operators;

import dev.colophon.operators.linkage.Link;
import dev.colophon.operators.linkage.OperatorParameters;
import dev.colophon.operators.linkage.SignalTable;
import dev.colophon.operators.linkage.SiteName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is grouped with whom: links that say {@code SAME} make groups, of which those that hang together by a thread are taken
 * apart ({@link BridgeCuts}); then what a person ruled comes first, the latest ruling before earlier ones, and the links after
 * it, the strongest first, where no ruling forbids it.
 */
final class Grouping {

    /**
     * @param sites of one operator, by number, ascending
     * @param confidence see {@link Operator}
     * @param confirmed whether a person joined two of its sites
     */
    record Group(List<Integer> sites, double confidence, boolean confirmed) {}

    /** Two sites of one operator, and how sure that is; what a person ruled has endless bits. */
    record Edge(int a, int b, double bits) {

        boolean isRuled() {
            return bits == Double.POSITIVE_INFINITY;
        }
    }

    private final OperatorParameters parameters;
    private final Partition partition;
    /** What joined the sites, as it was applied. */
    private final List<Edge> joined = new ArrayList<>();

    private final List<OperatorRuling> overruled = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();

    private Grouping(OperatorParameters parameters, int sites) {
        this.parameters = parameters;
        this.partition = new Partition(sites);
    }

    static Grouping of(
            SignalTable table, List<Link> links, List<OperatorRuling> rulings, OperatorParameters parameters) {
        Grouping grouping = new Grouping(parameters, table.names().size());
        rulings.stream()
                .sorted(Comparator.comparing(OperatorRuling::ruledAt)
                        .reversed()
                        .thenComparing(OperatorRuling::a)
                        .thenComparing(OperatorRuling::b))
                .forEach(ruling -> grouping.rule(table, ruling));
        List<Edge> same = links.stream()
                .filter(link -> link.grade() == Link.Grade.SAME)
                .map(link -> new Edge(table.number(link.a()), table.number(link.b()), link.bits()))
                .toList();
        BridgeCuts.cut(table.names().size(), same, own(table, parameters)).stream()
                .sorted(Comparator.comparingDouble(Edge::bits)
                        .reversed()
                        .thenComparingInt(Edge::a)
                        .thenComparingInt(Edge::b))
                .forEach(grouping::join);
        grouping.group(table.names().size());
        return grouping;
    }

    /** Who has what is given to one holder and what agencies do not put on their customers' sites: imprint and money. */
    private static List<int[]> own(SignalTable table, OperatorParameters parameters) {
        return table.values().stream()
                .filter(value -> switch (parameters.weight(value.kind()).family()) {
                    case IMPRINT, MONEY -> true;
                    case CONTENT, MEASUREMENT, CERTIFICATE, NETWORK, REDIRECT -> false;
                })
                .map(SignalTable.Value::sites)
                .filter(sites -> sites.length > 2)
                .toList();
    }

    /** The groups, each site in one of them. */
    List<Group> groups() {
        return List.copyOf(groups);
    }

    /** Rulings that contradict later ones. */
    List<OperatorRuling> overruled() {
        return List.copyOf(overruled);
    }

    private void rule(SignalTable table, OperatorRuling ruling) {
        int a = table.number(SiteName.of(ruling.a()));
        int b = table.number(SiteName.of(ruling.b()));
        if (a == b) {
            return; // hosts of one site by definition
        }
        boolean stands = ruling.same() ? join(new Edge(a, b, Double.POSITIVE_INFINITY)) : partition.keepApart(a, b);
        if (!stands) {
            overruled.add(ruling);
        }
    }

    /** Whether the sites of an edge are together now. */
    private boolean join(Edge edge) {
        boolean news = partition.root(edge.a()) != partition.root(edge.b());
        if (!partition.join(edge.a(), edge.b())) {
            return false;
        }
        if (news || edge.isRuled()) {
            joined.add(edge);
        }
        return true;
    }

    private void group(int sites) {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int site = 0; site < sites; site++) {
            members.computeIfAbsent(partition.root(site), _ -> new ArrayList<>())
                    .add(site);
        }
        Map<Integer, Double> confidence = new HashMap<>();
        Set<Integer> confirmed = new HashSet<>();
        for (Edge edge : joined) {
            int group = partition.root(edge.a());
            if (edge.isRuled()) {
                confirmed.add(group);
            } else {
                confidence.merge(group, parameters.probability(edge.bits()), (all, one) -> all * one);
            }
        }
        members.forEach((root, all) ->
                groups.add(new Group(List.copyOf(all), confidence.getOrDefault(root, 1.0), confirmed.contains(root))));
    }

    /** Sets of sites that grow together, some of which must not. */
    private static final class Partition {

        private final int[] parent;
        private final Map<Integer, Set<Integer>> apart = new HashMap<>();

        Partition(int sites) {
            parent = new int[sites];
            for (int i = 0; i < sites; i++) {
                parent[i] = i;
            }
        }

        int root(int site) {
            int root = site;
            while (parent[root] != root) {
                parent[root] = parent[parent[root]];
                root = parent[root];
            }
            return root;
        }

        /** Joins the sets of two sites; false when they must stay apart. */
        boolean join(int a, int b) {
            int into = Math.min(root(a), root(b));
            int from = Math.max(root(a), root(b));
            if (into == from) {
                return true;
            }
            if (apart.getOrDefault(from, Set.of()).contains(into)) {
                return false;
            }
            parent[from] = into;
            Set<Integer> others = apart.remove(from);
            if (others != null) {
                for (int other : others) {
                    Set<Integer> theirs = apart.computeIfAbsent(other, _ -> new HashSet<>());
                    theirs.remove(from);
                    theirs.add(into);
                }
                apart.computeIfAbsent(into, _ -> new HashSet<>()).addAll(others);
            }
            return true;
        }

        /** Keeps two sets apart from now on; false when they are one already. */
        boolean keepApart(int a, int b) {
            int rootOfA = root(a);
            int rootOfB = root(b);
            if (rootOfA == rootOfB) {
                return false;
            }
            apart.computeIfAbsent(rootOfA, _ -> new HashSet<>()).add(rootOfB);
            apart.computeIfAbsent(rootOfB, _ -> new HashSet<>()).add(rootOfA);
            return true;
        }
    }
}
