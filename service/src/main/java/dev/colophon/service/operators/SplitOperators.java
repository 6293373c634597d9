package dev.colophon.service.operators;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;

/** Rules that no operator runs both of two sites. */
public final class SplitOperators {

    private final Settings settings;

    public SplitOperators(Settings settings) {
        this.settings = settings;
    }

    /** It stands until they are merged; other sites go with the one to which they are tied more. */
    public RulingResult split(Actor actor, String a, String b) {
        actor.require(Permission.DECIDE);
        Settings stored = settings.stored();
        try (Database database = Database.open(stored.home(), stored.database())) {
            KnownOperators known = KnownOperators.of(database, actor);
            known.operator(a); // refused where nothing is known of it
            known.operator(b);
            known.rule(a, b, false);
            return known.ruled(a, b, false);
        }
    }
}
