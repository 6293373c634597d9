package dev.colophon.service.review;

import dev.colophon.cases.decision.BulkGroups;
import dev.colophon.cases.decision.StoredBulkGroup;
import dev.colophon.evidence.messages.Message;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;

/** Takes back what was confirmed together, all of it at once, as long as no notice can name any of it. */
public final class UndoBulk {

    private final Settings settings;

    public UndoBulk(Settings settings) {
        this.settings = settings;
    }

    /**
     * Takes it back; what was decided of some of them since stays, and so does the sample, which was decided one by one.
     *
     * @return how many are as they were before
     * @throws ServiceException when it is not confirmed, or the time for it is over
     */
    public int undo(Actor actor, String session, String id, String reason) {
        actor.require(Permission.DECIDE);
        try (Database database = HomeDatabase.stored(settings)) {
            return database.writeRepeating(
                    dsl -> undo(ReviewStep.of(dsl, actor, session, database, settings), id, reason));
        }
    }

    private static int undo(ReviewStep step, String id, String reason) {
        StoredBulkGroup group = ShowBulk.find(step, id);
        if (group.holdUntil().filter(step.now()::isBefore).isEmpty()
                && group.batch().isPresent()) {
            throw new ServiceException(
                    Category.REFUSED,
                    Message.of("refusal.group.over", group.batch().get()));
        }
        if (!new BulkGroups(step.dsl(), step.actor().organisation()).undo(group.id())) {
            throw new ServiceException(Category.REFUSED, Message.of("refusal.group.nothing"));
        }
        return step.decisions()
                .undo(
                        step.dsl(),
                        group.rest(),
                        group.batch(),
                        reason,
                        step.actor().name());
    }
}
