package dev.colophon.service.casefile;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.ClaimantRows;
import dev.colophon.registry.work.Party;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;

/** Tells what notices say of an owner. */
public final class DescribeClaimant {

    private final Settings settings;

    public DescribeClaimant(Settings settings) {
        this.settings = settings;
    }

    /** What is known of an owner. */
    public record Known(Party owner, ClaimantDetails details) {}

    /**
     * All of it: whoever shows it masks it.
     *
     * @param owner by name or id
     * @throws dev.colophon.registry.work.RegistryException when there is no such owner, or more than one
     */
    public Known describe(Actor actor, String owner) {
        try (Database database = HomeDatabase.stored(settings)) {
            Party party = OpenCases.owner(database, actor, owner);
            return new Known(party, database.read(dsl -> ClaimantRows.of(dsl, party)));
        }
    }
}
