package dev.colophon.service.operators;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;

/** Shows one operator: its sites, why they are together, what else may belong to it. */
public final class ShowOperator {

    private final Settings settings;

    public ShowOperator(Settings settings) {
        this.settings = settings;
    }

    /**
     * The operator of a site.
     *
     * @param site any of its sites, or a URL there
     */
    public ShownOperator show(Actor actor, String site) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings)) {
            KnownOperators known = KnownOperators.of(database, actor);
            return known.shown(known.operator(site));
        }
    }
}
