package dev.colophon.service.policy;

import dev.colophon.registry.policy.Policies;
import dev.colophon.registry.policy.PolicyHistory;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;

/** Lists the policies: those in force, and those that wait to be armed. */
public final class ListPolicies {

    private final Settings settings;

    public ListPolicies(Settings settings) {
        this.settings = settings;
    }

    /** Empty, and said so, where nothing was ever stored. */
    public Optional<List<PolicyHistory>> list(Actor actor, MessageListener listener) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.existing(settings, listener).orElse(null)) {
            return Optional.ofNullable(database)
                    .map(stored -> stored.read(dsl -> new Policies(dsl, actor.organisation()).all()).stream()
                            .filter(history -> history.newest()
                                    .flatMap(version -> version.policy())
                                    .isPresent())
                            .toList());
        }
    }
}
