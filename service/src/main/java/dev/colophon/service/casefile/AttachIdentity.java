package dev.colophon.service.casefile;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.IdentityCopies;
import dev.colophon.cases.claimant.PowerOfAttorney;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.casefile.DescribeClaimant.Known;
import dev.colophon.service.paper.AttachedPaper;
import dev.colophon.service.settings.Settings;
import java.nio.file.Path;

/** Keeps a copy of the document that proves who somebody is, to go with each mail of a notice whose procedure asks for one. */
public final class AttachIdentity {

    private final Settings settings;

    public AttachIdentity(Settings settings) {
        this.settings = settings;
    }

    /**
     * Keeps it in place of what was kept before, and what else is said of them. Where it is refused, all stays as it was.
     *
     * @param nameOrId of who has that role
     * @param said with the name and hash of the file
     * @param file of which they are
     * @throws ServiceException when it is no whole PDF, PNG or JPEG of at most 5 MB, or another file than was said
     */
    public Known attach(Actor actor, ClaimantRole role, String nameOrId, ClaimantDetails said, Path file) {
        actor.require(Permission.REGISTER);
        PowerOfAttorney copy = new AttachedPaper(settings).identity(file);
        if (said.identity()
                .filter(proof -> proof.sha256().equals(copy.sha256()))
                .isEmpty()) {
            throw new ServiceException(
                    Category.REFUSED, "%s is not the document that was said to prove who it is".formatted(file));
        }
        Known known = new ChangeClaimant(settings).change(actor, role, nameOrId, said);
        new IdentityCopies(settings.home()).keep(known.owner(), copy.content());
        return new Known(known.owner(), known.details(), true);
    }
}
