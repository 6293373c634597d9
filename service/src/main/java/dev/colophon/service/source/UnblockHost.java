package dev.colophon.service.source;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;

/** Allows requests to a blocked host again. */
public final class UnblockHost {

    private final Settings settings;

    public UnblockHost(Settings settings) {
        this.settings = settings;
    }

    /**
     * Changes nothing where it was not blocked before.
     *
     * @param host its name, with the port where that is not 80 or 443; or a URL on it
     */
    public HostBlock unblock(Actor actor, String host) {
        actor.require(Permission.VISIT);
        return SourcesOfHome.use(settings, actor, sources -> {
            HostBlock block = HostBlock.of(host, sources);
            if (block.before()) {
                sources.block(block.host(), false);
            }
            return block;
        });
    }
}
