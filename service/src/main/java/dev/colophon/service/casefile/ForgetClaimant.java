package dev.colophon.service.casefile;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.ClaimantRows;
import dev.colophon.registry.work.Party;
import dev.colophon.service.caller.Actor;
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
     * All that was said of an owner; notices keep what they said.
     *
     * @param owner by name or id
     */
    public Known forget(Actor actor, String owner) {
        try (Database database = HomeDatabase.stored(settings)) {
            return forgotten(database, OpenCases.owner(database, actor, owner));
        }
    }

    /** The same of an agent, by name or id. */
    public Known forgetAgent(Actor actor, String agent) {
        try (Database database = HomeDatabase.stored(settings)) {
            return forgotten(database, OpenCases.agent(database, actor, agent));
        }
    }

    private static Known forgotten(Database database, Party party) {
        database.change(dsl -> ClaimantRows.forget(dsl, party));
        return new Known(party, ClaimantDetails.NONE);
    }
}
