package dev.colophon.service.source;

import dev.colophon.crawl.source.Source;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;

/** Lets visits on behalf of a source go on. */
public final class ResumeSource {

    private final Settings settings;

    public ResumeSource(Settings settings) {
        this.settings = settings;
    }

    /**
     * Returns the source as it was.
     *
     * @param name its id, an unambiguous start or end of it, or its URL or path
     */
    public Source resume(Actor actor, String name) {
        actor.require(Permission.VISIT);
        return SourcesOfHome.change(settings, actor, name, (sources, source) -> sources.pause(source, false));
    }
}
