package dev.colophon.service.source;

import dev.colophon.crawl.frontier.source.Sources;
import dev.colophon.crawl.source.Source;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;

/** Forgets a source and its queue; what was found there stays. */
public final class RemoveSource {

    private final Settings settings;

    public RemoveSource(Settings settings) {
        this.settings = settings;
    }

    /**
     * Returns the source as it was.
     *
     * @param name its id, an unambiguous start or end of it, or its URL or path
     */
    public Source remove(Actor actor, String name) {
        actor.require(Permission.VISIT);
        return SourcesOfHome.change(settings, actor, name, Sources::remove);
    }
}
