package dev.colophon.service.index;

import dev.colophon.registry.IndexReport;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.MessageListener;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;

/** Compares the search index with the database. */
public final class VerifyIndex {

    private final Settings settings;

    public VerifyIndex(Settings settings) {
        this.settings = settings;
    }

    /**
     * What agrees, and what does not.
     *
     * @throws dev.colophon.service.caller.ServiceException when nothing was ever stored
     */
    public IndexReport verify(Actor actor, MessageListener listener) {
        actor.require(Permission.MACHINE);
        try (HomeSession session = HomeSession.writing(settings.stored(), actor, "index verify", listener)) {
            return session.catalogue().verify();
        }
    }
}
