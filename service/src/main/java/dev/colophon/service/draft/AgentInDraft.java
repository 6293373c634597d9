package dev.colophon.service.draft;

import dev.colophon.cases.claimant.ClaimantRows;
import dev.colophon.cases.claimant.PowerOfAttorney;
import dev.colophon.cases.notice.draft.DraftAgent;
import dev.colophon.registry.Parties;
import dev.colophon.registry.work.Party;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.paper.AttachedPaper;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.Optional;

/** Finds the agent that a person names, with what is known of them and the document of their authority. */
final class AgentInDraft {

    private AgentInDraft() {}

    /** @throws ServiceException when there is no such agent */
    static Optional<DraftAgent> of(
            Database database, Actor actor, DraftNotice.Request request, Optional<PowerOfAttorney> power) {
        return request.agent().map(name -> {
            Party party = database.read(dsl -> Parties.find(dsl, actor.organisation(), name))
                    .orElseThrow(() -> new ServiceException(
                            Category.REFUSED,
                            "no agent is called `%s` or has that id: `colophon owner agent %1$s` says who it is"
                                    .formatted(name)));
            return new DraftAgent(party.name(), database.read(dsl -> ClaimantRows.of(dsl, party)), power);
        });
    }

    /**
     * The document of an agent's authority, which is looked at before anything that takes long.
     *
     * @throws ServiceException when it is nobody's, or no whole document
     */
    static Optional<PowerOfAttorney> power(Settings settings, DraftNotice.Request request) {
        if (request.powerOfAttorney().isPresent() && request.agent().isEmpty()) {
            throw new ServiceException(
                    Category.USAGE, "a power of attorney is an agent's: say --agent, too, or leave it out");
        }
        return request.powerOfAttorney().map(new AttachedPaper(settings)::powerOfAttorney);
    }
}
