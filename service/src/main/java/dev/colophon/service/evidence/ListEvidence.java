package dev.colophon.service.evidence;

import dev.colophon.cases.home.HomeBundles;
import dev.colophon.service.caller.Actor;
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
        Path folder = settings.home().evidence();
        return HomeBundles.list(folder).stream()
                .map(name -> KeptBundle.of(folder, name))
                .toList();
    }
}
