package dev.colophon.service.policy;

import dev.colophon.registry.policy.Policies;
import dev.colophon.registry.policy.PolicyHistory;
import dev.colophon.registry.policy.PolicySubject;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;

/** Shows all that was said of the policy of a work, or of all works of somebody. */
public final class ShowPolicy {

    private final Settings settings;

    public ShowPolicy(Settings settings) {
        this.settings = settings;
    }

    /** Without versions where nothing was ever said. */
    public PolicyHistory show(Actor actor, PolicyTarget target) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings)) {
            PolicySubject subject = target.subject(actor, database);
            return database.read(dsl -> new Policies(dsl, actor.organisation()).history(subject));
        }
    }
}
