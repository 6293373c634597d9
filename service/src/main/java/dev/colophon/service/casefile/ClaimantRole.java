package dev.colophon.service.casefile;

import static dev.colophon.store.schema.tables.CaseFile.CASE_FILE;
import static dev.colophon.store.schema.tables.Licence.LICENCE;
import static dev.colophon.store.schema.tables.RightClaim.RIGHT_CLAIM;
import static dev.colophon.store.schema.tables.Work.WORK;

import dev.colophon.registry.Parties;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.store.Database;
import org.jooq.DSLContext;

/** In which role a notice names somebody. */
public enum ClaimantRole {
    /** Whose works it is about. */
    OWNER,
    /** Who notifies in the owner's name, and has no works here. */
    AGENT,
    /** The same who has works here, too: what is said of them is said of both. */
    AGENT_AND_OWNER;

    /**
     * Whoever has no work, no right in one, and no case is known because somebody said that they are an agent.
     *
     * @throws ServiceException when an owner is meant, and an agent is named
     */
    void requireOwner(DSLContext dsl, Party party) {
        if (this == OWNER
                && !dsl.fetchExists(WORK, WORK.OWNER.eq(party.id()))
                && !dsl.fetchExists(RIGHT_CLAIM, RIGHT_CLAIM.PARTY.eq(party.id()))
                && !dsl.fetchExists(LICENCE, LICENCE.LICENSOR.eq(party.id()))
                && !dsl.fetchExists(CASE_FILE, CASE_FILE.RIGHTSHOLDER.eq(party.id()))) {
            throw new ServiceException(
                    Category.REFUSED,
                    "`%s` has no work here, and is known as an agent: `colophon owner agent` shows and changes what notices say of them"
                            .formatted(party.name()));
        }
    }

    /** @throws RegistryException when there is none of that name or id */
    Party find(Database database, Actor actor, String nameOrId) {
        return this == OWNER
                ? OpenCases.owner(database, actor, nameOrId)
                : database.read(dsl -> Parties.find(dsl, actor.organisation(), nameOrId))
                        .orElseThrow(() -> new RegistryException(
                                "no agent is called `%s` or has that id: say who it is, such as with --address"
                                        .formatted(nameOrId)));
    }

    /**
     * Details are kept by party: what is said of an agent who bears the name of an owner would be said of the owner.
     *
     * @throws ServiceException when an agent is an owner, and nobody says that they are the same
     */
    void requireMeant(DSLContext dsl, Party party) {
        requireOwner(dsl, party);
        if (this == AGENT && dsl.fetchExists(WORK, WORK.OWNER.eq(party.id()))) {
            throw new ServiceException(
                    Category.REFUSED,
                    "`%s` is an owner here, and what notices say of them would change: --same-as-owner says that the agent is the same; else give the agent another name, such as `%1$s (agent)`"
                            .formatted(party.name()));
        }
    }
}
