package dev.colophon.service.licence;

import dev.colophon.registry.licence.Licences;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;

/** Shows one licence in full. */
public final class ShowLicence {

    private final Settings settings;

    public ShowLicence(Settings settings) {
        this.settings = settings;
    }

    /**
     * The licence with this id.
     *
     * @param id or an unambiguous start or end of it
     */
    public Licences.Standing show(Actor actor, String id) {
        actor.require(Permission.READ);
        try (Database database = HomeDatabase.stored(settings)) {
            return database.read(dsl -> {
                Licences licences = new Licences(dsl, actor.organisation());
                return licences.standings(List.of(licences.get(id))).getFirst();
            });
        }
    }
}
