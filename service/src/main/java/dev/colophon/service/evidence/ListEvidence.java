package dev.colophon.service.evidence;

import dev.colophon.cases.home.HomeBundles;
import dev.colophon.evidence.messages.Message;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.evidence.verify.container.Inventory;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.settings.Settings;
import java.nio.file.Files;
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
        return HomeBundles.list(folder).stream().map(name -> kept(folder, name)).toList();
    }

    private static KeptBundle kept(Path folder, BundleName name) {
        Inventory inventory = Inventory.of(folder, name);
        return new KeptBundle(
                folder.resolve(name.wacz()),
                name.caseId(),
                name.number(),
                name.allTokens().anyMatch(token -> Files.exists(folder.resolve(token))),
                Files.exists(folder.resolve(name.report())),
                inventory.fault().map(Message::toString),
                inventory.missing());
    }
}
