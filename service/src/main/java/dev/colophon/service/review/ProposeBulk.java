package dev.colophon.service.review;

import dev.colophon.cases.decision.BulkGroup;
import dev.colophon.cases.decision.BulkGroups;
import dev.colophon.cases.decision.BulkItem;
import dev.colophon.cases.decision.BulkObstacle;
import dev.colophon.evidence.messages.Message;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.store.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/** Makes a group of sightings that are to be confirmed together, and draws which of them are looked at one by one before. */
public final class ProposeBulk {

    private final Settings settings;

    public ProposeBulk(Settings settings) {
        this.settings = settings;
    }

    /**
     * What came of it.
     *
     * @param group the id of the group; empty when none was made
     * @param obstacles what stands in the way of each of which something does
     * @param titles of the works of these, by the ids of the sightings
     * @param rest those of which nothing does, when no group was made
     */
    public record Proposal(
            Optional<String> group, List<BulkObstacle> obstacles, Map<String, String> titles, List<String> rest) {

        public Proposal {
            obstacles = List.copyOf(obstacles);
            titles = Map.copyOf(titles);
            rest = List.copyOf(rest);
        }
    }

    /** What is to be in it. */
    public sealed interface Selection {

        /** These, by their ids. */
        record Named(List<String> sightings) implements Selection {

            public Named {
                sightings = List.copyOf(sightings);
            }
        }

        /** All that a query asks for. */
        record All(SightingQuery query) implements Selection {}
    }

    /**
     * Makes it.
     *
     * @param words how they were selected
     * @throws ServiceException when there are none, or too many
     */
    public Proposal propose(Actor actor, String session, Selection selection, String words) {
        actor.require(Permission.DECIDE);
        try (Database database = HomeDatabase.stored(settings)) {
            Sightings sightings = new Sightings(database, actor.organisation());
            List<String> ids = switch (selection) {
                case Selection.Named(var named) -> named.stream().distinct().toList();
                case Selection.All(var query) ->
                    database.read(dsl ->
                            sightings.ids(dsl, query.page(BulkGroups.MOST + 1, Optional.empty()), DSL.noCondition()));
            };
            requireSome(ids);
            return database.writeRepeating(
                    dsl -> make(ReviewStep.of(dsl, actor, session, database, settings), ids, words));
        }
    }

    private static void requireSome(List<String> ids) {
        if (ids.isEmpty()) {
            throw new ServiceException(Category.USAGE, Message.of("refusal.group.empty"));
        }
        if (ids.size() > BulkGroups.MOST) {
            throw new ServiceException(Category.REFUSED, Message.of("refusal.group.many", BulkGroups.MOST));
        }
    }

    private static Proposal make(ReviewStep step, List<String> ids, String selection) {
        List<StoredSighting> stored = step.sightings().of(step.dsl(), ids);
        List<BulkObstacle> obstacles = BulkCheck.all(step, ids, stored, Set.of());
        if (!obstacles.isEmpty()) {
            Set<String> inTheWay =
                    obstacles.stream().map(BulkObstacle::sighting).collect(Collectors.toSet());
            return new Proposal(
                    Optional.empty(),
                    obstacles,
                    stored.stream()
                            .filter(sighting -> inTheWay.contains(sighting.id()))
                            .collect(Collectors.toMap(
                                    StoredSighting::id,
                                    sighting -> sighting.work().title())),
                    ids.stream().filter(id -> !inTheWay.contains(id)).toList());
        }
        Map<String, String> decisions = new HashMap<>();
        step.decisions()
                .holding(step.dsl(), ids)
                .forEach((id, holding) -> holding.decision().ifPresent(decision -> decisions.put(id, decision)));
        String id = step.ids().next();
        new BulkGroups(step.dsl(), step.actor().organisation())
                .make(
                        id,
                        selection,
                        new BulkGroup(stored.stream().map(BulkItem::of).toList()),
                        decisions,
                        step.actor().name());
        return new Proposal(Optional.of(id), List.of(), Map.of(), List.of());
    }
}
