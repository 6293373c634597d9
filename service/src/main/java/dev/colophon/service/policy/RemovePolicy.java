package dev.colophon.service.policy;

import dev.colophon.registry.policy.Policies;
import dev.colophon.registry.policy.PolicyHistory;
import dev.colophon.registry.policy.PolicySubject;
import dev.colophon.registry.policy.PolicyVersion;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.InstantSource;
import java.util.Optional;

/** Takes a policy out of force; that it was there stays written down. */
public final class RemovePolicy {

    private final Settings settings;

    public RemovePolicy(Settings settings) {
        this.settings = settings;
    }

    /**
     * Removes the policy of a work, or of all works of somebody.
     *
     * @throws ServiceException when there is none
     */
    public PolicyResult remove(Actor actor, PolicyTarget target) {
        actor.require(Permission.LICENSE);
        try (Database database = HomeDatabase.stored(settings)) {
            PolicySubject subject = target.subject(actor, database);
            PolicyDifference difference = new PolicyReplay(
                            subject, Optional.empty(), InstantSource.system().instant())
                    .run(actor, database);
            String id = new Ids(InstantSource.system()).next();
            PolicyVersion removal = new PolicyVersion(
                    id, Optional.empty(), false, PolicyVersion.ALL, Optional.empty(), actor.name(), Ids.timeOf(id));
            PolicyHistory after = database.writeRepeating(dsl -> {
                Policies policies = new Policies(dsl, actor.organisation());
                if (policies.history(subject)
                        .newest()
                        .flatMap(PolicyVersion::policy)
                        .isEmpty()) {
                    throw new ServiceException(
                            Category.REFUSED,
                            "there is no policy of %s: `colophon policy list` names all".formatted(subject.words()));
                }
                policies.append(subject, removal);
                return policies.history(subject);
            });
            return new PolicyResult(after, removal, difference, true);
        }
    }
}
