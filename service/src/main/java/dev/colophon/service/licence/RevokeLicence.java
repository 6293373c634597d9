package dev.colophon.service.licence;

import dev.colophon.registry.licence.Licence;
import dev.colophon.registry.licence.Licences;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.time.InstantSource;
import java.util.List;

/** Revokes a licence: what was seen before, and in the days of grace, stays licensed. */
public final class RevokeLicence {

    private final Settings settings;

    public RevokeLicence(Settings settings) {
        this.settings = settings;
    }

    /**
     * Revokes a licence from now on.
     *
     * @param id or an unambiguous start or end of it
     * @throws ServiceException when it was revoked before
     */
    public LicenceResult revoke(Actor actor, String id) {
        actor.require(Permission.LICENSE);
        try (Database database = HomeDatabase.stored(settings)) {
            return database.writeRepeating(dsl -> {
                Licences licences = new Licences(dsl, actor.organisation());
                Licence licence = licences.get(id);
                if (!licences.revoke(
                        licence, actor.name(), InstantSource.system().instant())) {
                    throw new ServiceException(
                            Category.REFUSED,
                            "the licence %s is revoked already: `colophon licence show` says by whom"
                                    .formatted(licence.id()));
                }
                return new LicenceResult(
                        licences.standings(List.of(licences.get(licence.id()))).getFirst(), 0, 0, false);
            });
        }
    }
}
