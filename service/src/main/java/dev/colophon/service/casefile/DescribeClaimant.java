package dev.colophon.service.casefile;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.ClaimantRows;
import dev.colophon.cases.claimant.IdentityCopies;
import dev.colophon.registry.work.Party;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;

/** Tells what notices say of an owner, or of an agent. */
public final class DescribeClaimant {

    private final Settings settings;

    public DescribeClaimant(Settings settings) {
        this.settings = settings;
    }

    /**
     * What is known of an owner, or of an agent.
     *
     * @param attached whether a copy of their identity document is kept, which goes with notices whose procedure asks for one
     */
    public record Known(Party owner, ClaimantDetails details, boolean attached) {}

    /**
     * All of it: whoever shows it masks it.
     *
     * @param nameOrId of who has that role
     * @throws dev.colophon.registry.work.RegistryException when there is nobody of that name or id, or more than one
     */
    public Known describe(Actor actor, ClaimantRole role, String nameOrId) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings)) {
            Party party = role.find(database, actor, nameOrId);
            return database.read(dsl -> {
                role.requireOwner(dsl, party);
                ClaimantDetails details = ClaimantRows.of(dsl, party);
                return new Known(
                        party,
                        details,
                        new IdentityCopies(settings.home()).of(party, details).isPresent());
            });
        }
    }
}
