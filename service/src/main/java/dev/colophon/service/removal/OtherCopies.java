package dev.colophon.service.removal;

import dev.colophon.index.Grade;
import dev.colophon.operators.OperatorGraph;
import dev.colophon.operators.OperatorRulings;
import dev.colophon.operators.SiteSignals;
import dev.colophon.operators.linkage.SiteName;
import dev.colophon.service.caller.Actor;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** Other copies of a work at sites of the operator of one. */
final class OtherCopies {

    /** Of a work's copies that were seen last, so many are gone through. */
    private static final int MOST = 1_000;

    private static final Set<DecisionState> NOT_ALLOWED =
            EnumSet.of(DecisionState.OPEN, DecisionState.CONFIRMED, DecisionState.RESOLVED);

    private final Sightings sightings;
    private final OperatorGraph graph;

    OtherCopies(Actor actor, Database database, Sightings sightings) {
        this.sightings = sightings;
        Set<String> sites = sightings.hosts().stream()
                .map(host -> SiteName.of(Sightings.withoutPort(host)))
                .collect(Collectors.toSet());
        this.graph = OperatorGraph.of(
                new SiteSignals(database),
                new OperatorRulings(database, actor.organisation().id(), InstantSource.system()),
                sites);
    }

    /** Those that are there, as far as is known, and that nothing allows. */
    List<StoredSighting> of(StoredSighting copy) {
        List<String> names = sites(copy.place());
        if (names.isEmpty()) {
            return List.of();
        }
        Set<String> sites = names.stream()
                .flatMap(name -> graph.operatorOf(name).stream())
                .findFirst()
                .map(operator -> Set.copyOf(operator.sites()))
                .orElseGet(() -> Set.copyOf(names));
        SightingQuery query = new SightingQuery(
                        Optional.of(copy.work().id()), Grade.STRONG, Optional.empty(), Optional.empty(), MOST)
                .in(NOT_ALLOWED);
        return sightings.list(query).stream()
                .filter(other -> other.state() == StoredSighting.State.PRESENT)
                .filter(other -> !other.place().equals(copy.place()))
                .filter(other -> sites(other.place()).stream().anyMatch(sites::contains))
                .toList();
    }

    /** What its site may be called: with its port where that is not the usual one, and without. */
    private static List<String> sites(String place) {
        HttpUrl url = HttpUrl.parse(place);
        return url == null
                ? List.of()
                : Stream.of(SiteName.of(url.host() + ":" + url.port()), SiteName.of(url.host()))
                        .filter(name -> !name.endsWith(":" + HttpUrl.defaultPort(url.scheme())))
                        .toList();
    }
}
