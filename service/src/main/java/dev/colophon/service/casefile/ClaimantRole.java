package dev.colophon.service.casefile;

import dev.colophon.registry.Parties;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.service.caller.Actor;
import dev.colophon.store.Database;

/** In which role a notice names somebody. */
public enum ClaimantRole {
    /** Whose works it is about. */
    OWNER,
    /** Who notifies in the owner's name. */
    AGENT;

    /** @throws RegistryException when there is none of that name or id */
    Party find(Database database, Actor actor, String nameOrId) {
        return this == OWNER
                ? OpenCases.owner(database, actor, nameOrId)
                : database.read(dsl -> Parties.find(dsl, actor.organisation(), nameOrId))
                        .orElseThrow(() -> new RegistryException(
                                "no agent is called `%s` or has that id: say who it is, such as with --address"
                                        .formatted(nameOrId)));
    }
}
