package dev.colophon.service.evidence;

import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.settings.Settings;
import java.nio.file.Path;
import java.util.List;

/** Lists the bundles of a home. */
public final class ListEvidence {

    private final Settings settings;

    public ListEvidence(Settings settings) {
        this.settings = settings;
    }

    /** By case and number. */
    public List<KeptBundle> list(Actor actor) {
        actor.require(Permission.READ);
        Path folder = settings.home().evidence();
        return OwnBundles.list(settings, actor).stream()
                .map(name -> KeptBundle.of(folder, name))
                .toList();
    }
}
