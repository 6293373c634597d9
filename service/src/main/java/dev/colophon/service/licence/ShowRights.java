package dev.colophon.service.licence;

import dev.colophon.registry.Works;
import dev.colophon.registry.licence.RightClaim;
import dev.colophon.registry.licence.RightClaims;
import dev.colophon.registry.licence.RightShares;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;

/** Shows who holds what of a work, and where that is too little or too much. */
public final class ShowRights {

    private final Settings settings;

    public ShowRights(Settings settings) {
        this.settings = settings;
    }

    /**
     * The rights in a work.
     *
     * @param work its id, or an unambiguous start or end of it
     */
    public WorkRights show(Actor actor, String work) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings)) {
            Work named = new Works(database, actor.organisation()).get(work);
            List<RightClaim> claims = database.read(dsl -> new RightClaims(dsl).of(named));
            return new WorkRights(named, claims, RightShares.of(claims));
        }
    }
}
