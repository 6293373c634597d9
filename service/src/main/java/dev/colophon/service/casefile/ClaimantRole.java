package dev.colophon.service.casefile;

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
        if (this == AGENT && dsl.fetchExists(WORK, WORK.OWNER.eq(party.id()))) {
            throw new ServiceException(
                    Category.REFUSED,
                    "`%s` is an owner here, and what notices say of them would change: --same-as-owner says that the agent is the same; else give the agent another name, such as `%1$s (agent)`"
                            .formatted(party.name()));
        }
    }
}
