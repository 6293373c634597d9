package dev.colophon.service.evidence;

import dev.colophon.cases.home.HomeBundles;
import dev.colophon.cases.home.SightingBundles;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which bundles in the folder of a home are those of whoever asks: all organisations share it. */
public final class OwnBundles {

    private OwnBundles() {}

    /** By case and number. */
    public static List<BundleName> list(Settings settings, Actor actor) {
        List<BundleName> all = HomeBundles.list(settings.home().evidence());
        if (all.isEmpty()) {
            return all;
        }
        Optional<Database> stored = HomeDatabase.existing(settings, _ -> {});
        if (stored.isEmpty()) { // a folder of bundles alone: nobody else is there
            return all;
        }
        try (Database database = stored.get()) {
            List<String> names = all.stream().map(BundleName::stem).toList();
            Set<String> shown = database.read(dsl -> new SightingBundles(dsl, actor.organisation()).shown(names));
            return all.stream().filter(name -> shown.contains(name.stem())).toList();
        }
    }
}
