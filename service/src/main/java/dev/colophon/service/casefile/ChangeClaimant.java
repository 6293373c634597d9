package dev.colophon.service.casefile;

import dev.colophon.cases.claimant.ClaimantDetails;
import dev.colophon.cases.claimant.ClaimantRows;
import dev.colophon.cases.claimant.IdentityProof;
import dev.colophon.registry.work.Content;
import dev.colophon.registry.work.Party;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.casefile.DescribeClaimant.Known;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Sanitiser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Changes what notices say of an owner. */
public final class ChangeClaimant {

    private static final int LONGEST_FILE_NAME = 1_000;

    private final Settings settings;

    public ChangeClaimant(Settings settings) {
        this.settings = settings;
    }

    /**
     * A copy of what proves who the owner is; it is read once, and only its name and hash are kept.
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
     * Says more, or something else, of an owner; what is not said stays.
     *
     * @param owner by name or id
     */
    public Known change(Actor actor, String owner, ClaimantDetails said) {
        try (Database database = HomeDatabase.stored(settings)) {
            Party party = OpenCases.owner(database, actor, owner);
            ClaimantDetails all = database.writeRepeating(dsl -> {
                ClaimantDetails later = ClaimantRows.of(dsl, party).with(said);
                ClaimantRows.put(
                        dsl, party, later, actor.name(), InstantSource.system().instant());
                return later;
            });
            return new Known(party, all);
        }
    }
}
