package dev.colophon.service.casefile;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.ClaimantRows;
import dev.colophon.cases.claimant.IdentityCopies;
import dev.colophon.cases.claimant.IdentityProof;
import dev.colophon.registry.Parties;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Party;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.casefile.DescribeClaimant.Known;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import dev.colophon.store.Sanitiser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Changes what notices say of an owner, or of an agent who notifies in the name of owners. */
public final class ChangeClaimant {

    private static final int LONGEST_FILE_NAME = 1_000;
    private static final int LONGEST_NAME = 500;

    private final Settings settings;

    public ChangeClaimant(Settings settings) {
        this.settings = settings;
    }

    /**
     * A copy of what proves who somebody is; it is read once, and only its name and hash are kept.
     */
    public static IdentityProof proof(IdentityProof.Kind kind, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ServiceException(Category.REFUSED, "%s is no file".formatted(file));
        }
        String name = Optional.ofNullable(file.getFileName()).orElse(file).toString();
        return new IdentityProof(
                kind, Sanitiser.fit(name, LONGEST_FILE_NAME), Content.of(file).sha256());
    }

    /**
     * Says more, or something else, of somebody; what is not said stays. An agent who is not known yet is from now on.
     *
     * @param nameOrId of who has that role
     * @throws ServiceException when an agent bears the name of an owner, and nobody says that they are the same
     */
    public Known change(Actor actor, ClaimantRole role, String nameOrId, ClaimantDetails said) {
        actor.require(Permission.REGISTER);
        String name = role != ClaimantRole.OWNER ? WrittenText.line("name", nameOrId, LONGEST_NAME) : nameOrId;
        said.texts().forEach((what, text) -> {
            Object _ = WrittenText.line(what, text, Integer.MAX_VALUE);
        });
        InstantSource clock = InstantSource.system();
        Parties parties = new Parties(actor.organisation(), new Ids(clock), clock);
        try (Database database = HomeDatabase.stored(settings)) {
            if (role == ClaimantRole.OWNER) {
                Object _ = role.find(database, actor, name); // an owner has works, and is made by them
            }
            return database.writeRepeating(dsl -> {
                Party party = parties.take(dsl, name);
                role.requireMeant(dsl, party);
                ClaimantDetails later = ClaimantRows.of(dsl, party).with(said);
                ClaimantRows.put(dsl, party, later, actor.name(), clock.instant());
                IdentityCopies copies = new IdentityCopies(settings.home());
                boolean attached = copies.of(party, later).isPresent();
                if (!attached) {
                    boolean _ = copies.remove(party); // one of another document proves nothing any more
                }
                return new Known(party, later, attached);
            });
        }
    }
}
