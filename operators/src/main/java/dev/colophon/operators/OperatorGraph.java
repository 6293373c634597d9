package dev.colophon.operators;

import dev.colophon.operators.Grouping.Group;
import dev.colophon.operators.linkage.CommonValues;
import dev.colophon.operators.linkage.Explanations;
import dev.colophon.operators.linkage.Link;
import dev.colophon.operators.linkage.Links;
import dev.colophon.operators.linkage.OperatorParameters;
import dev.colophon.operators.linkage.Platforms;
import dev.colophon.operators.linkage.SharedValue;
import dev.colophon.operators.linkage.SignalTable;
import dev.colophon.operators.linkage.SignalTableBuilder;
import dev.colophon.operators.linkage.SiteName;
import dev.colophon.page.signal.SiteSignal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which sites one operator runs, by what they share and what a person ruled; and why. Equal signals and rulings give an equal
 * graph, in whatever order they come. Immutable and thread-safe.
 *
 * <p>Grouping decides what is shown together, never guilt.
 */
public final class OperatorGraph {

    private final SignalTable table;
    private final Explanations explanations;
    private final List<Link> links;
    private final List<Operator> operators;
    private final List<OperatorRuling> overruled;
    private final int[] operatorOf;
    private final Map<String, List<Suggestion>> suggestions = new HashMap<>();

    private OperatorGraph(SignalTable table, List<OperatorRuling> rulings, OperatorParameters parameters) {
        this.table = table;
        this.explanations = new Explanations(table, parameters);
        this.links = Links.of(table, parameters);
        Grouping grouping = Grouping.of(table, links, rulings, parameters);
        this.overruled = grouping.overruled();
        this.operatorOf = new int[table.names().size()];
        List<Group> groups = grouping.groups();
        for (int i = 0; i < groups.size(); i++) {
            for (int site : groups.get(i).sites()) {
                operatorOf[site] = i;
            }
        }
        this.operators = operators(groups, rulings, parameters);
        suggest(rulings, parameters);
    }

    /** Collects what a graph is made of. */
    public static Builder builder(OperatorParameters parameters, CommonValues common) {
        return new Builder(parameters, common);
    }

    /** The graph of everything that is stored, with the default numbers. */
    public static OperatorGraph of(SiteSignals signals, OperatorRulings rulings) {
        return of(signals, rulings, Set.of());
    }

    /**
     * The same, with more sites.
     *
     * @param sites of which nothing may be known but that something was seen there
     */
    public static OperatorGraph of(SiteSignals signals, OperatorRulings rulings, Set<String> sites) {
        Builder builder = builder(OperatorParameters.defaults(), CommonValues.defaults());
        sites.forEach(builder::site);
        signals.forEach(builder::add);
        return builder.build(rulings.all());
    }

    /** Takes signals in any order. Not thread-safe; of no use after {@link #build}. */
    public static final class Builder {

        private final OperatorParameters parameters;
        private final SignalTableBuilder table;

        private Builder(OperatorParameters parameters, CommonValues common) {
            this.parameters = parameters;
            this.table = new SignalTableBuilder(parameters, common);
        }

        /** Makes a site known of which nothing else is. */
        public void site(String host) {
            table.site(host);
        }

        public void add(SiteSignal signal) {
            table.add(signal);
        }

        /** The graph; sites that occur in rulings alone are known too. */
        public OperatorGraph build(Collection<OperatorRuling> rulings) {
            for (OperatorRuling ruling : rulings) {
                table.site(ruling.a());
                table.site(ruling.b());
            }
            return new OperatorGraph(Platforms.without(table.build(), parameters), List.copyOf(rulings), parameters);
        }
    }

    private List<Operator> operators(List<Group> groups, List<OperatorRuling> rulings, OperatorParameters parameters) {
        Map<Integer, List<OperatorRuling>> ruled = new HashMap<>();
        rulings.stream()
                .filter(ruling -> ruling.same() && !overruled.contains(ruling))
                .forEach(
                        ruling -> ruled.computeIfAbsent(operatorNumber(SiteName.of(ruling.a())), _ -> new ArrayList<>())
                                .add(ruling));
        Map<Integer, List<Link>> within = new HashMap<>();
        for (Link link : links) {
            if (operatorNumber(link.a()) == operatorNumber(link.b())) {
                within.computeIfAbsent(operatorNumber(link.a()), _ -> new ArrayList<>())
                        .add(link);
            }
        }
        List<Operator> made = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            List<String> names = group.sites().stream().map(table.names()::get).toList();
            made.add(new Operator(
                    names.getFirst(),
                    names,
                    group.confidence(),
                    within.getOrDefault(i, List.of()),
                    ruled.getOrDefault(i, List.of()),
                    group.sites().size() < 2 ? List.of() : explanations.group(group.sites()),
                    waits(group, parameters)));
        }
        return List.copyOf(made);
    }

    private static Optional<String> waits(Group group, OperatorParameters parameters) {
        return group.sites().size() <= parameters.mostSites() || group.confirmed()
                ? Optional.empty()
                : Optional.of("%d sites are more than %d: a value that strangers share may have joined them"
                        .formatted(group.sites().size(), parameters.mostSites()));
    }

    private int operatorNumber(String site) {
        return operatorOf[table.number(site)];
    }

    private record Both(int first, int second) {}

    private Both both(String a, String b) {
        int first = operatorNumber(SiteName.of(a));
        int second = operatorNumber(SiteName.of(b));
        return new Both(Math.min(first, second), Math.max(first, second));
    }

    private void suggest(List<OperatorRuling> rulings, OperatorParameters parameters) {
        Set<Both> apart = new HashSet<>();
        rulings.stream().filter(ruling -> !ruling.same()).forEach(ruling -> apart.add(both(ruling.a(), ruling.b())));
        Map<Both, List<Link>> between = new LinkedHashMap<>(); // strongest first, as the links are
        for (Link link : links) {
            Both both = both(link.a(), link.b());
            if (both.first() != both.second() && !apart.contains(both)) {
                between.computeIfAbsent(both, _ -> new ArrayList<>()).add(link);
            }
        }
        between.forEach((both, all) -> {
            Link best = all.getFirst();
            Suggestion.Doubt doubt = doubt(all, parameters);
            String first = operators.get(both.first()).id();
            String second = operators.get(both.second()).id();
            suggestions
                    .computeIfAbsent(first, _ -> new ArrayList<>())
                    .add(new Suggestion(first, second, best, all.size(), doubt));
            suggestions
                    .computeIfAbsent(second, _ -> new ArrayList<>())
                    .add(new Suggestion(second, first, best, all.size(), doubt));
        });
    }

    /** Why links between two operators do not join them. */
    private static Suggestion.Doubt doubt(List<Link> between, OperatorParameters parameters) {
        long strong =
                between.stream().filter(link -> link.grade() == Link.Grade.SAME).count();
        if (strong > 0) {
            return strong == 1 ? Suggestion.Doubt.SINGLE_LINK : Suggestion.Doubt.SINGLE_SITE;
        }
        return between.getFirst().bits() >= parameters.sameBits()
                ? Suggestion.Doubt.ONE_FAMILY
                : Suggestion.Doubt.TOO_FEW_BITS;
    }

    /** All operators, in the alphabet's order of their ids; each site belongs to one. */
    public List<Operator> operators() {
        return operators;
    }

    /** The operator of a host, where anything is known of its site. */
    public Optional<Operator> operatorOf(String host) {
        int site = table.number(SiteName.of(host));
        return site < 0 ? Optional.empty() : Optional.of(operators.get(operatorOf[site]));
    }

    /** Operators that may be the same as this one, the strongest first. */
    public List<Suggestion> suggestions(Operator operator) {
        return List.copyOf(suggestions.getOrDefault(operator.id(), List.of()));
    }

    /** All links of some strength, strongest first. */
    public List<Link> links() {
        return links;
    }

    /** What two sites share and what each of it is worth, most first; nothing where one of them is not known. */
    public List<SharedValue> explain(String a, String b) {
        int first = table.number(SiteName.of(a));
        int second = table.number(SiteName.of(b));
        return first < 0 || second < 0 || first == second ? List.of() : explanations.pair(first, second);
    }

    /** How many sites are known. */
    public int sites() {
        return table.names().size();
    }

    /** Rulings without effect, because later ones say otherwise. */
    public List<OperatorRuling> overruled() {
        return overruled;
    }
}
