package dev.colophon.service.contact;

import dev.colophon.cases.contact.HostContacts;
import dev.colophon.registry.work.Host;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ServiceException;
import dev.colophon.service.caller.ServiceException.Category;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;

/** Removes an address to write to about a host; a source that names it still names it again when it is asked. */
public final class RemoveContact {

    private final Settings settings;

    public RemoveContact(Settings settings) {
        this.settings = settings;
    }

    /**
     * Refused where the host has no such address.
     *
     * @param host as a person writes it
     */
    public void remove(Actor actor, String host, String address) {
        actor.require(Permission.SEND);
        String name = Host.parse(host).name();
        try (Database database = HomeDatabase.stored(settings)) {
            boolean removed = database.writeRepeating(
                    dsl -> new HostContacts(dsl, actor.organisation()).remove(name, address.strip()));
            if (!removed) {
                throw new ServiceException(
                        Category.REFUSED,
                        "%s has no contact `%s`: `colophon contact list %1$s` lists them".formatted(name, address));
            }
        }
    }
}
