package dev.colophon.service.proof;

import dev.colophon.cases.home.SightingBundles;
import dev.colophon.evidence.verify.container.BundleName;
import dev.colophon.service.caller.Actor;
import dev.colophon.service.caller.Permission;
import dev.colophon.service.evidence.KeptBundle;
import dev.colophon.service.proof.EvidenceDetail.ShownPage;
import dev.colophon.service.session.HomeDatabase;
import dev.colophon.service.settings.Settings;
import dev.colophon.store.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says of bundles of a home what each shows, and since when, without verifying any. */
public final class DescribeBundles {

    private final Settings settings;

    public DescribeBundles(Settings settings) {
        this.settings = settings;
    }

    /**
     * What a bundle is of.
     *
     * @param page the first that it shows; empty where it cannot be read
     * @param sealedAt as this home noted it; empty of one that came from elsewhere
     */
    public record Described(Optional<ShownPage> page, Optional<Instant> sealedAt) {}

    /** By their names. */
    public Map<String, Described> describe(Actor actor, List<KeptBundle> bundles) {
        actor.require(Permission.READ);
        if (bundles.isEmpty()) {
            return Map.of();
        }
        Path folder = settings.home().evidence();
        Map<String, Described> described = new HashMap<>();
        try (Database database = HomeDatabase.stored(settings)) {
            for (KeptBundle bundle : bundles) {
                Optional<ShownPage> page = BundleName.ofFile(bundle.name() + ".wacz")
                        .flatMap(name ->
                                BundleContents.of(folder, name).pages().stream().findFirst());
                Optional<Instant> sealedAt = database.read(
                                dsl -> new SightingBundles(dsl, actor.organisation()).named(bundle.name()))
                        .map(SightingBundles.Kept::sealedAt);
                described.put(bundle.name(), new Described(page, sealedAt));
            }
        }
        return described;
    }
}
