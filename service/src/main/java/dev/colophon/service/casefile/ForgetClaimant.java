package dev.colophon.service.casefile;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.ClaimantRows;
import dev.colophon.cases.claimant.IdentityCopies;
import dev.colophon.registry.work.Party;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.casefile.DescribeClaimant.Known;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;

/** Forgets what notices say of an owner, or of an agent. */
public final class ForgetClaimant {

    private final Settings settings;

    public ForgetClaimant(Settings settings) {
        this.settings = settings;
    }

    /**
     * All that was said of them; notices keep what they said.
     *
     * @param nameOrId of who has that role
     * @throws dev.colophon.service.caller.ServiceException as {@link ChangeClaimant} does
     */
    public Known forget(Actor actor, ClaimantRole role, String nameOrId) {
        actor.require(Permission.REGISTER);
        try (Database database = HomeDatabase.stored(settings)) {
            Party party = role.find(database, actor, nameOrId);
            database.change(dsl -> {
                role.requireMeant(dsl, party);
                ClaimantRows.forget(dsl, party);
            });
            boolean _ = new IdentityCopies(settings.home()).remove(party);
            return new Known(party, ClaimantDetails.NONE, false);
        }
    }
}
