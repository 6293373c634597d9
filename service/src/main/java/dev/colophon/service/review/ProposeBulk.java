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
     * @param obstacle what stands in the way of the first of which something does
     */
    public record Proposal(Optional<String> group, Optional<BulkObstacle> obstacle) {}

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
        Optional<BulkObstacle> obstacle = BulkCheck.first(step, ids, stored, Set.of());
        if (obstacle.isPresent()) {
            return new Proposal(Optional.empty(), obstacle);
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
        return new Proposal(Optional.of(id), Optional.empty());
    }
}
