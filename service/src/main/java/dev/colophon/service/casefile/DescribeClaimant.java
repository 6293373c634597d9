package dev.colophon.service.casefile;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.ClaimantRows;
import dev.colophon.registry.work.Party;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;

/** Tells what notices say of an owner, or of an agent. */
public final class DescribeClaimant {

    private final Settings settings;

    public DescribeClaimant(Settings settings) {
        this.settings = settings;
    }

    /** What is known of an owner, or of an agent. */
    public record Known(Party owner, ClaimantDetails details) {}

    /**
     * All of it: whoever shows it masks it.
     *
     * @param owner by name or id
     * @throws dev.colophon.registry.work.RegistryException when there is no such owner, or more than one
     */
    public Known describe(Actor actor, String owner) {
        try (Database database = HomeDatabase.stored(settings)) {
            return known(database, OpenCases.owner(database, actor, owner));
        }
    }

    /** The same of an agent, by name or id. */
    public Known describeAgent(Actor actor, String agent) {
        try (Database database = HomeDatabase.stored(settings)) {
            return known(database, OpenCases.agent(database, actor, agent));
        }
    }

    private static Known known(Database database, Party party) {
        return new Known(party, database.read(dsl -> ClaimantRows.of(dsl, party)));
    }
}
