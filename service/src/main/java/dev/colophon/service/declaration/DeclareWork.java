package dev.colophon.service.declaration;

import dev.colophon.evidence.declaration.DataIntegrityProof;
import dev.colophon.evidence.declaration.DeclarationKey;
import dev.colophon.evidence.log.verify.CanonicalJson;
import dev.colophon.registry.Works;
import dev.colophon.registry.licence.LicenceScope;
import dev.colophon.registry.licence.Licences;
import dev.colophon.registry.licence.Licensee;
import dev.colophon.registry.licence.RightClaims;
import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.work.Work;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import dev.colophon.store.Home;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what is registered of a work as a signed declaration. */
public final class DeclareWork {

    private static final String KEY = "declaration.key";

    private final Settings settings;

    public DeclareWork(Settings settings) {
        this.settings = settings;
    }

    /** Where the key of a home is, if it has one. */
    public static Path keyFile(Home home) {
        return home.keys().resolve(KEY);
    }

    /**
     * A declaration.
     *
     * @param issuer the public key that others have to know, {@code did:key:z6Mk…}
     * @param json canonical (RFC 8785)
     */
    public record Declared(Work work, String issuer, byte[] json) {}

    /**
     * Declares a work; the key that signs is made where there is none.
     *
     * @param id of the work, or an unambiguous start or end of it
     * @throws ServiceException when it was removed from the catalogue
     */
    public Declared declare(Actor actor, String id) {
        actor.require(Permission.REGISTER);
        try (Database database = HomeDatabase.stored(settings)) {
            Works works = new Works(database, actor.organisation());
            Work work = works.get(id);
            if (work.removedAt().isPresent()) {
                throw new ServiceException(
                        Category.REFUSED,
                        "`%s` was removed from the catalogue: nothing is declared of it".formatted(work.title()));
            }
            DeclarationKey key = DeclarationKey.at(settings.home().createKeys().resolve(KEY));
            Instant now = InstantSource.system().instant();
            Map<String, Object> declaration = DeclarationJson.of(
                    work,
                    works.metadata(work),
                    works.references(work),
                    database.read(dsl -> new RightClaims(dsl).of(work)),
                    database.read(dsl -> publicLicences(new Licences(dsl, actor.organisation()), work)),
                    key.publicKey().toString(),
                    now);
            return new Declared(
                    work,
                    key.publicKey().toString(),
                    CanonicalJson.bytes(DataIntegrityProof.sign(declaration, key, now)));
        }
    }

    /** Addresses of those under which everybody may show all of it, everywhere, for good. */
    private static List<String> publicLicences(Licences licences, Work work) {
        return licences.list(Optional.of(work)).stream()
                .filter(standing -> standing.unsupported().isEmpty())
                .map(Licences.Standing::licence)
                .filter(licence -> licence.licensee() instanceof Licensee.Anyone
                        && licence.revocation().isEmpty()
                        && isOfWhole(licence.scope())
                        && licence.uses().isEmpty()
                        && licence.territories().equals(Territories.WORLDWIDE)
                        && licence.dates().equals(DateRange.ALWAYS))
                .flatMap(licence -> licence.publicLicence().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean isOfWhole(LicenceScope scope) {
        return switch (scope) {
            case LicenceScope.AllWorks _ -> true;
            case LicenceScope.NamedWorks(var _, var segment) -> segment.isEmpty();
        };
    }
}
