package dev.colophon.service.review;

import dev.colophon.cases.decision.BulkGroups;
import dev.colophon.cases.decision.BulkObstacle;
import dev.colophon.cases.decision.BulkObstacle.Kind;
import dev.colophon.cases.decision.StoredBulkGroup;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.decision.Decisions;
import dev.colophon.store.Database;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Confirms the rest of a group, once all of its sample is confirmed by whoever looked at it in Compare: all in one transaction, each
 * with a decision of its own, and only if nothing has come in the way of any of them meanwhile.
 */
public final class ConfirmBulk {

    private final Settings settings;

    public ConfirmBulk(Settings settings) {
        this.settings = settings;
    }

    /** What came of it. */
    public sealed interface Outcome {

        /** They are confirmed, so many. */
        record Confirmed(int decided) implements Outcome {}

        /** Nothing was confirmed, because of one of them. */
        record Refused(BulkObstacle obstacle) implements Outcome {}

        /** Nothing was confirmed: so many of the sample are not looked at, or two persons differ about one. */
        record NotReady(int pending) implements Outcome {}

        /** Nothing was confirmed: these of the sample were confirmed, but nobody looked at them in Compare. */
        record Unseen(List<String> sightings) implements Outcome {

            public Unseen {
                sightings = List.copyOf(sightings);
            }
        }

        /** It is confirmed, closed or taken back already. */
        record Stale() implements Outcome {}
    }

    /**
     * Confirms it.
     *
     * @throws dev.colophon.service.caller.ServiceException when there is no such group
     */
    public Outcome confirm(Actor actor, String session, String id) {
        actor.require(Permission.DECIDE);
        try (Database database = HomeDatabase.stored(settings)) {
            try {
                return database.writeRepeating(
                        dsl -> confirm(ReviewStep.of(dsl, actor, session, database, settings), id));
            } catch (BulkRefused refused) {
                if (refused.obstacle().kind() != Kind.LOCKED) { // which ends by itself
                    database.change(dsl -> close(ReviewStep.of(dsl, actor, session, database, settings), id, refused));
                }
                return new Outcome.Refused(refused.obstacle());
            }
        }
    }

    private static void close(ReviewStep step, String id, BulkRefused refused) {
        BulkObstacle obstacle = refused.obstacle();
        new BulkGroups(step.dsl(), step.actor().organisation())
                .close(ShowBulk.find(step, id).id(), "%s: %s".formatted(obstacle.sighting(), obstacle.words()));
    }

    private Outcome confirm(ReviewStep step, String id) {
        StoredBulkGroup group = ShowBulk.find(step, id);
        if (group.state() != StoredBulkGroup.State.OPEN) {
            return new Outcome.Stale();
        }
        List<StoredSighting> stored = step.sightings().of(step.dsl(), group.sightings());
        ShowBulk.obstacle(step, group, stored).ifPresent(obstacle -> {
            throw new BulkRefused(obstacle);
        });
        Set<String> confirmed = ShowBulk.confirmed(group, stored);
        int pending = group.sample().size() - confirmed.size();
        if (pending > 0 || ShowBulk.differing(step, group).isPresent()) {
            return new Outcome.NotReady(pending);
        }
        List<String> unseen = ShowBulk.unseen(step, group, stored);
        if (!unseen.isEmpty()) {
            return new Outcome.Unseen(unseen);
        }
        BulkGroups groups = new BulkGroups(step.dsl(), step.actor().organisation());
        if (!groups.confirm(
                group.id(),
                step.actor().name(),
                step.now(),
                step.now().plus(settings.review().hold()))) {
            return new Outcome.Stale();
        }
        return new Outcome.Confirmed(decide(step, group, groups));
    }

    private static int decide(ReviewStep step, StoredBulkGroup group, BulkGroups groups) {
        List<String> rest = group.rest();
        String batch = step.decisions()
                .begin(
                        step.dsl(),
                        "group %s: %s".formatted(group.id(), group.selection()),
                        group.items().size(),
                        group.sample().size(),
                        group.seed());
        groups.decidedBy(group.id(), batch);
        Map<String, String> decided = step.decisions()
                .decide(
                        step.dsl(),
                        rest,
                        EnumSet.of(DecisionState.OPEN),
                        new Decisions.Statement(
                                DecisionState.CONFIRMED,
                                "confirmed together with %d others like it, after all %d of a drawn sample were confirmed one by one"
                                        .formatted(
                                                rest.size() - 1, group.sample().size()),
                                step.actor().name(),
                                Optional.of(batch)));
        // What was decided by others at this moment takes all of it back.
        rest.stream().filter(one -> !decided.containsKey(one)).findFirst().ifPresent(one -> {
            throw new BulkRefused(new BulkObstacle(one, Kind.DECIDED, "it was decided at this moment"));
        });
        Object _ = step.secondEye().decided(decided, DecisionState.CONFIRMED);
        return decided.size();
    }
}
