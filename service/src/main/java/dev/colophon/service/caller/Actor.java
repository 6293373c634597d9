package dev.colophon.service.caller;

import dev.colophon.evidence.messages.Message;
import dev.colophon.registry.work.Organisation;
import dev.colophon.service.caller.ServiceException.Category;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks.
 *
 * @param organisation whose works, sources and sightings they may see
 * @param name of the person or program, which is kept with what they do
 * @param permissions what they may do
 * @param account the id of the account that they signed in with; empty for whoever has the machine
 */
public record Actor(Organisation organisation, String name, Set<Permission> permissions, Optional<String> account) {

    public Actor {
        permissions = Set.copyOf(permissions);
    }

    /** Somebody who has the machine, and may do everything. */
    public Actor(Organisation organisation, String name) {
        this(organisation, name, EnumSet.allOf(Permission.class), Optional.empty());
    }

    /** The user of a home's own machine, of the one organisation that exists from the start. */
    public static Actor local() {
        return new Actor(Organisation.FIRST, System.getProperty("user.name", ""));
    }

    /** Whoever asks without being let in, about what is public of an organisation. */
    public static Actor everybody(Organisation organisation) {
        return new Actor(
                organisation,
                "everybody",
                EnumSet.of(Permission.PUBLIC, Permission.CHECK, Permission.VERIFY),
                Optional.empty());
    }

    /** Whether they may do it. */
    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /**
     * Each use case begins with this.
     *
     * @throws ServiceException when they may not
     */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new ServiceException(
                    Category.DENIED, Message.of("refusal.denied", name, Message.of("permission." + permission.name())));
        }
    }
}
