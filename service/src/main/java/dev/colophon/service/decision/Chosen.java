package dev.colophon.service.decision;

import dev.colophon.cases.decision.BulkGroup;
import dev.colophon.cases.decision.BulkItem;
import dev.colophon.registry.Works;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.NamedSighting;
import dev.colophon.sightings.SightingQuery;
import dev.colophon.sightings.Sightings;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.decision.Decisions;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Sightings that are to be decided.
 *
 * @param ids of them
 * @param expected in which states they were when they were chosen
 * @param group of those that were chosen by what they have in common
 * @param batch of those that were decided together
 */
record Chosen(List<String> ids, Set<DecisionState> expected, Optional<BulkGroup> group, Optional<String> batch) {

    private static final Set<DecisionState> ANY = EnumSet.allOf(DecisionState.class);

    static Decisions decisions(Actor actor, Database database) {
        return new Decisions(database, actor.organisation(), new Ids(InstantSource.system()));
    }

    static Chosen of(SightingSelection selection, Actor actor, Database database, MessageListener listener) {
        Sightings sightings = new Sightings(database, actor.organisation());
        return switch (selection) {
            case SightingSelection.Named(List<String> ids) ->
                new Chosen(
                        ids.stream()
                                .map(id -> NamedSighting.get(sightings, id, listener)
                                        .id())
                                .distinct()
                                .toList(),
                        ANY,
                        Optional.empty(),
                        Optional.empty());
            case SightingSelection.Alike(SightingQuery query, String _) ->
                alike(
                        query.of(query.work()
                                .map(start -> new Works(database, actor.organisation())
                                        .get(start)
                                        .id())),
                        sightings);
            case SightingSelection.Batch(String id) -> batch(id, decisions(actor, database));
        };
    }

    private static Chosen alike(SightingQuery query, Sightings sightings) {
        List<BulkItem> items = new ArrayList<>();
        sightings.forEach(query, sighting -> items.add(BulkItem.of(sighting)));
        return new Chosen(
                items.stream().map(BulkItem::sighting).toList(),
                query.states(),
                Optional.of(new BulkGroup(items)),
                Optional.empty());
    }

    private static Chosen batch(String id, Decisions decisions) {
        String batch = decisions
                .batch(id)
                .orElseThrow(() -> new ServiceException(
                        Category.REFUSED,
                        "no one batch of decisions is named by `%s`, the whole of its id or eight characters or more of its beginning or end: `colophon show SIGHTING` says of which batch a decision is"
                                .formatted(id)));
        return new Chosen(decisions.ofBatch(batch), ANY, Optional.empty(), Optional.of(batch));
    }

    /** Those that can be confirmed: of files that were removed from the catalogue nothing is claimed any more, which is said. */
    Chosen confirmable(MessageListener listener) {
        BulkGroup all = group.orElse(new BulkGroup(List.of()));
        BulkGroup claimed = all.claimed();
        if (claimed.size() == all.size()) {
            return this;
        }
        listener.message("%s of files that were removed from the catalogue, and left out"
                .formatted(Plural.of(all.size() - claimed.size(), "sighting is", "sightings are")));
        return new Chosen(
                claimed.items().stream().map(BulkItem::sighting).toList(), expected, Optional.of(claimed), batch);
    }

    /**
     * What a person looks at before a group is confirmed.
     *
     * @throws ServiceException when it may not be confirmed together
     */
    static List<BulkItem> sample(BulkGroup group) {
        group.unconfirmable().ifPresent(Chosen::refuse);
        return group.sample();
    }

    private static String why(BulkItem item) {
        return switch (item.state()) {
            case HELD ->
                "%s may not be confirmed with others: it is held, because it may be licensed; `colophon show %s` says why; decide held ones one by one";
            case REVIEW ->
                "%s may not be confirmed with others: an exception is possible; `colophon show %s` says which; decide those under review one by one";
            default ->
                "%s may not be confirmed with others: it is a CANDIDATE; choose with --grade strong, and decide candidates one by one";
        };
    }

    private static void refuse(BulkItem item) {
        throw new ServiceException(
                Category.REFUSED,
                item.cleared()
                        .map(clearance -> "%s may not be confirmed with others: %s; nothing was decided"
                                .formatted(item.sighting(), clearance))
                        .orElseGet(() -> why(item).formatted(item.sighting(), item.sighting())));
    }

    /** Does something with them, as many at once as are one transaction; returns the sum of what comes of that. */
    int each(ProgressListener listener, ToIntFunction<List<String>> change) {
        listener.begins(ids.size());
        int changed = 0;
        for (int from = 0; from < ids.size(); from += Decisions.AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + Decisions.AT_ONCE));
            changed += change.applyAsInt(some);
            some.forEach(listener::advances);
        }
        return changed;
    }
}
