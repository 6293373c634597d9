package dev.colophon.service.casefile;

import dev.colophon.cases.claimant.ClaimantRows;
import dev.colophon.cases.claimant.IdentityCopies;
import dev.colophon.registry.work.Party;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.casefile.DescribeClaimant.Known;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;

/** Keeps no copy of somebody's identity document any more. */
public final class DetachIdentity {

    private final Settings settings;

    public DetachIdentity(Settings settings) {
        this.settings = settings;
    }

    /**
     * Removes it; mails that left, or wait to leave, hold theirs.
     *
     * @param nameOrId of who has that role
     */
    public Known detach(Actor actor, ClaimantRole role, String nameOrId) {
        actor.require(Permission.REGISTER);
        try (Database database = HomeDatabase.stored(settings)) {
            Party party = role.find(database, actor, nameOrId);
            boolean _ = new IdentityCopies(settings.home()).remove(party);
            return new Known(party, database.read(dsl -> ClaimantRows.of(dsl, party)), false);
        }
    }
}
