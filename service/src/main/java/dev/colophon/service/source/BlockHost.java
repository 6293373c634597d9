package dev.colophon.service.source;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;

/** Sends no more requests to a host, whatever links to it. */
public final class BlockHost {

    private final Settings settings;

    public BlockHost(Settings settings) {
        this.settings = settings;
    }

    /**
     * Nothing is asked of it until it is unblocked.
     *
     * @param host its name, with the port where that is not 80 or 443; or a URL on it
     */
    public HostBlock block(Actor actor, String host) {
        actor.require(Permission.VISIT);
        return SourcesOfHome.use(settings, actor, sources -> {
            HostBlock block = HostBlock.of(host, sources);
            sources.block(block.host(), true);
            return block;
        });
    }
}
