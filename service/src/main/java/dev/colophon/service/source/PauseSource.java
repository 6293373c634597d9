package dev.colophon.service.source;

import dev.colophon.crawl.source.Source;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;

/** Stops visits on behalf of a source for now. */
public final class PauseSource {

    private final Settings settings;

    public PauseSource(Settings settings) {
        this.settings = settings;
    }

    /**
     * Returns the source as it was.
     *
     * @param name its id, an unambiguous start or end of it, or its URL or path
     */
    public Source pause(Actor actor, String name) {
        actor.require(Permission.VISIT);
        return SourcesOfHome.change(settings, actor, name, (sources, source) -> sources.pause(source, true));
    }
}
