package dev.colophon.service.operators;

import dev.colophon.operators.Operator;
import dev.colophon.operators.OperatorGraph;
import dev.colophon.operators.OperatorRulings;
import dev.colophon.operators.SiteSignals;
import dev.colophon.operators.linkage.SiteName;
import dev.colophon.registry.work.Host;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.sightings.Sightings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of sites.
 *
 * @param actor whose rulings and sightings these are
 * @param hosts at which something was seen, with their ports, by site
 */
public record KnownOperators(
        Actor actor, OperatorGraph graph, OperatorRulings rulings, Database database, Map<String, List<String>> hosts) {

    /** As everything that was seen until now says. */
    public static KnownOperators of(Database database, Actor actor) {
        OperatorRulings rulings =
                new OperatorRulings(database, actor.organisation().id(), InstantSource.system());
        Map<String, List<String>> hosts = new Sightings(database, actor.organisation())
                .hosts().stream().collect(Collectors.groupingBy(host -> SiteName.of(Sightings.withoutPort(host))));
        OperatorGraph graph = OperatorGraph.of(new SiteSignals(database), rulings, hosts.keySet());
        return new KnownOperators(actor, graph, rulings, database, hosts);
    }

    /** Those of an operator alone are counted. */
    CountedOperator counted(Operator operator) {
        return new CountedOperator(
                operator,
                new Sightings(database, actor.organisation())
                        .countAt(operator.sites().stream()
                                .flatMap(site -> hosts.getOrDefault(site, List.of()).stream())
                                .toList()));
    }

    /** Each with how many were seen there, all of which are counted at once. */
    List<CountedOperator> counted(List<Operator> operators) {
        Map<String, Integer> sightings = new HashMap<>();
        new Sightings(database, actor.organisation())
                .countByHost()
                .forEach((host, count) -> sightings.merge(SiteName.of(host.name()), count, Integer::sum));
        return operators.stream()
                .map(operator -> new CountedOperator(
                        operator,
                        operator.sites().stream()
                                .mapToInt(site -> sightings.getOrDefault(site, 0))
                                .sum()))
                .toList();
    }

    /** The operator of a site, however a person names it. */
    public Operator operator(String text) {
        return graph.operatorOf(site(text))
                .orElseThrow(() -> new ServiceException(
                        Category.REFUSED,
                        "nothing was seen of %s yet; `colophon operators --all` lists every site".formatted(text)));
    }

    ShownOperator shown(Operator operator) {
        return new ShownOperator(counted(operator), graph);
    }

    /** Rules on two sites; both of one site is refused. */
    void rule(String a, String b, boolean same) {
        String siteOfA = site(a);
        String siteOfB = site(b);
        if (siteOfA.equals(siteOfB)) {
            throw new ServiceException(Category.REFUSED, "%s and %s are one site: %s".formatted(a, b, siteOfA));
        }
        if (same) {
            rulings.same(siteOfA, siteOfB);
        } else {
            rulings.apart(siteOfA, siteOfB);
        }
    }

    /** What came of a ruling on the operators of two sites. */
    RulingResult ruled(String a, String b, boolean same) {
        KnownOperators now = of(database, actor);
        List<ShownOperator> operators = Stream.of(now.operator(a), now.operator(b))
                .distinct()
                .map(now::shown)
                .toList();
        return new RulingResult(same, operators, now.graph().overruled().size());
    }

    /** The site of a host, a host with a port, or a URL. */
    private String site(String text) {
        String authority = text.substring(text.indexOf("://") < 0 ? 0 : text.indexOf("://") + 3)
                .split("[/?#]", 2)[0];
        return graph.operatorOf(authority).isPresent() ? SiteName.of(authority) : host(text);
    }

    private static String host(String text) {
        try {
            return SiteName.of(Host.parse(text).name());
        } catch (RegistryException notAHost) {
            return text;
        }
    }
}
