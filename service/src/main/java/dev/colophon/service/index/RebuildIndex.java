package dev.colophon.service.index;

import dev.colophon.registry.Catalogue;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.caller.ProgressListener;
import dev.colophon.service.session.HomeSession;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.HomeLock;

/** Makes the search index anew from the stored fingerprints. */
public final class RebuildIndex {

    private final Settings settings;

    public RebuildIndex(Settings settings) {
        this.settings = settings;
    }

    /**
     * Makes it anew from what is registered.
     *
     * @throws dev.colophon.service.caller.ServiceException when nothing was ever stored
     */
    public void rebuild(Actor actor, ProgressListener listener) {
        actor.require(Permission.MACHINE);
        Settings stored = settings.stored();
        try (HomeLock _ = stored.home().lock("index rebuild", HomeSession.PATIENCE, listener::message)) {
            listener.begins(0);
            Catalogue.rebuild(
                    stored.home(),
                    stored.database(),
                    stored.indexes(),
                    put -> listener.advances(put + " fingerprints"));
        }
    }
}
