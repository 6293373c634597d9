package dev.colophon.service.account;

import dev.colophon.registry.account.AccountEvents;
import dev.colophon.registry.account.Organisations;
import dev.colophon.registry.work.Organisation;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.registry.work.WrittenText;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.settings.Settings;

/** Adds an organisation to an installation: it sees nothing of the others, nor they of it. */
public final class AddOrganisation {

    private static final int LONGEST = 200;

    private final Settings settings;

    public AddOrganisation(Settings settings) {
        this.settings = settings;
    }

    /**
     * Adds one, which sees nothing of the others.
     *
     * @throws ServiceException when the name is taken
     */
    public Organisation add(Actor actor, String typed) {
        actor.require(Permission.MACHINE);
        String name;
        try {
            name = WrittenText.line("name of the organisation", typed, LONGEST);
        } catch (RegistryException e) {
            throw new ServiceException(Category.USAGE, String.valueOf(e.getMessage()));
        }
        return AccountUsage.change(settings, actor, usage -> {
            Organisations all = new Organisations(usage.dsl());
            if (all.find(name).isPresent()) {
                throw new ServiceException(
                        Category.REFUSED, "there is an organisation %s already: choose another name".formatted(name));
            }
            Organisation added = all.add(name, usage.ids());
            usage.event(AccountEvents.What.ORGANISATION_ADDED, name, "");
            return added;
        });
    }
}
