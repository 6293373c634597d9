package dev.colophon.service.draft;

import dev.colophon.cases.claimant.ClaimantRows;
import dev.colophon.cases.claimant.PowerOfAttorney;
import dev.colophon.cases.notice.draft.DraftAgent;
import dev.colophon.registry.Parties;
import dev.colophon.registry.work.Party;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the agent that a person names, with what is known of them and the document of their authority. */
final class AgentInDraft {

    private AgentInDraft() {}

    /** @throws ServiceException when there is no such agent, a power of attorney is nobody's, or its file cannot be read */
    static Optional<DraftAgent> of(Database database, Actor actor, DraftNotice.Request request) {
        if (request.powerOfAttorney().isPresent() && request.agent().isEmpty()) {
            throw new ServiceException(
                    Category.USAGE, "a power of attorney is an agent's: say --agent, too, or leave it out");
        }
        return request.agent().map(name -> {
            Party party = database.read(dsl -> Parties.find(dsl, actor.organisation(), name))
                    .orElseThrow(() -> new ServiceException(
                            Category.REFUSED,
                            "no agent is called `%s` or has that id: `colophon owner agent %1$s` says who it is"
                                    .formatted(name)));
            return new DraftAgent(
                    party.name(),
                    database.read(dsl -> ClaimantRows.of(dsl, party)),
                    request.powerOfAttorney().map(AgentInDraft::power));
        });
    }

    private static PowerOfAttorney power(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ServiceException(Category.REFUSED, "%s is no file".formatted(file));
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            return PowerOfAttorney.of(bytes.readNBytes(PowerOfAttorney.LONGEST + 1));
        } catch (IOException _) {
            throw new ServiceException(Category.REFUSED, "%s cannot be read".formatted(file));
        }
    }
}
