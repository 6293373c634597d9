package dev.colophon.service.operators;

import dev.colophon.operators.Operator;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;

/** Rules that two sites, and their operators, are one operator's. */
public final class MergeOperators {

    private final Settings settings;

    public MergeOperators(Settings settings) {
        this.settings = settings;
    }

    /** It stands until they are split. */
    public RulingResult merge(Actor actor, String a, String b) {
        actor.require(Permission.DECIDE);
        Settings stored = settings.stored();
        try (Database database = Database.open(stored.home(), stored.database())) {
            KnownOperators known = KnownOperators.of(database, actor);
            Operator one = known.operator(a);
            Operator other = known.operator(b);
            if (one.equals(other)) {
                known.rule(a, b, true);
            } else {
                known.rulings().merge(one, other);
            }
            return known.ruled(a, b, true);
        }
    }
}
