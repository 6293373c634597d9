package dev.colophon.service.decision;

import dev.colophon.cases.decision.BulkGroup;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.GivenReason;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.Plural;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.idempotency.ActReceipt;
import dev.colophon.service.settings.Settings;
import dev.colophon.sightings.decision.Decisions;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;

/** Takes decisions back: what held before holds again. That is written down as a decision, too. */
public final class UndoDecisions {

    private final Settings settings;
    private final WhenLooked looked;
    private final ActReceipt<List<String>> receipt;

    /** For a person at the machine: they are told who looks. */
    public UndoDecisions(Settings settings) {
        this(settings, WhenLooked.SAY);
    }

    /** @param looked what is done about those that another person looks at now */
    public UndoDecisions(Settings settings, WhenLooked looked) {
        this(settings, looked, ActReceipt.none());
    }

    /**
     * With a receipt for whoever asks.
     *
     * @param looked what is done about those that another person looks at now
     * @param receipt gets the ids of those of each transaction
     */
    public UndoDecisions(Settings settings, WhenLooked looked, ActReceipt<List<String>> receipt) {
        this.settings = settings;
        this.looked = looked;
        this.receipt = receipt;
    }

    /**
     * Takes back the last decision of each of the sightings that are meant; of those that are chosen by what they have in common,
     * a person is asked first. Empty when that person said no, or when there are none like that.
     *
     * @param reason for whoever reads it later
     */
    public Optional<DecisionResult> undo(
            Actor actor, SightingSelection selection, String reason, Approval approval, ProgressListener listener) {
        actor.require(Permission.DECIDE);
        GivenReason.check(reason);
        Settings stored = settings.stored();
        try (Database database = Database.open(stored.home(), stored.database())) {
            Chosen chosen = Chosen.of(selection, actor, database, listener);
            if (chosen.group().filter(group -> !approved(group, approval)).isPresent()) {
                return Optional.empty();
            }
            Decisions decisions = Chosen.decisions(actor, database);
            looked.tell(database, actor, chosen.ids(), listener);
            int undone = chosen.each(
                    listener,
                    some -> database.writeRepeating(dsl -> {
                        looked.check(dsl, actor, some);
                        int taken = decisions.undo(dsl, some, chosen.batch(), reason, actor.name());
                        receipt.done(dsl, some);
                        return taken;
                    }));
            return Optional.of(
                    new DecisionResult(Optional.empty(), chosen.ids().size(), undone, List.of(), Optional.empty()));
        }
    }

    private static boolean approved(BulkGroup group, Approval approval) {
        return group.size() > 0
                && approval.asked(
                                "take back the last decision of " + Plural.of(group.size(), "sighting", "sightings"),
                                group,
                                List.of())
                        != Approval.Answer.NO;
    }
}
