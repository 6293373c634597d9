package dev.colophon.service.casefile;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.ClaimantRows;
import dev.colophon.cases.claimant.IdentityCopies;
import dev.colophon.cases.claimant.PowerOfAttorney;
import dev.colophon.registry.work.Party;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.casefile.DescribeClaimant.Known;
import dev.colophon.service.paper.AttachedPaper;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.nio.file.Path;

/** Keeps a copy of the document that proves who somebody is, to go with each mail of a notice whose procedure asks for one. */
public final class AttachIdentity {

    private final Settings settings;

    public AttachIdentity(Settings settings) {
        this.settings = settings;
    }

    /**
     * Keeps it in place of what was kept before.
     *
     * @param nameOrId of who has that role
     * @param file of which the name and hash were said
     * @throws ServiceException when it is no whole PDF, PNG or JPEG of at most 5 MB, or another file than was said
     */
    public Known attach(Actor actor, ClaimantRole role, String nameOrId, Path file) {
        actor.require(Permission.REGISTER);
        PowerOfAttorney copy = new AttachedPaper(settings).identity(file);
        try (Database database = HomeDatabase.stored(settings)) {
            Party party = role.find(database, actor, nameOrId);
            ClaimantDetails details = database.read(dsl -> {
                role.requireMeant(dsl, party);
                return ClaimantRows.of(dsl, party);
            });
            if (details.identity()
                    .filter(proof -> proof.sha256().equals(copy.sha256()))
                    .isEmpty()) {
                throw new ServiceException(
                        Category.REFUSED, "%s is not the document that was said to prove who it is".formatted(file));
            }
            new IdentityCopies(settings.home()).keep(party, copy.content());
            return new Known(party, details, true);
        }
    }
}
