package dev.colophon.service.account;

import dev.colophon.registry.account.Organisations;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;

/** Lists the organisations of an installation, for whoever has the machine. */
public final class ListOrganisations {

    private final Settings settings;

    public ListOrganisations(Settings settings) {
        this.settings = settings;
    }

    /** By name; the first one alone where nothing was ever stored. */
    public List<Organisation> list(Actor actor) {
        actor.require(Permission.MACHINE);
        Optional<Database> existing = HomeDatabase.existing(settings, _ -> {});
        if (existing.isEmpty()) {
            return List.of(Organisation.FIRST);
        }
        try (Database database = existing.get()) {
            return database.read(dsl -> new Organisations(dsl).list());
        }
    }

    /**
     * The one of a name or id.
     *
     * @throws ServiceException when there is none
     */
    public static Organisation named(Settings settings, Actor actor, String name) {
        return new ListOrganisations(settings)
                .list(actor).stream()
                        .filter(one -> one.name().equals(name) || one.id().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new ServiceException(
                                Category.REFUSED,
                                "there is no organisation %s: see `colophon organisation list`".formatted(name)));
    }
}
