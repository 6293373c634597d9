package dev.colophon.service.evidence;

import dev.colophon.cases.home.SightingBundles;
import dev.colophon.evidence.verify.container.BundleName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * Evidence that is not taken again.
 *
 * @param folder of the bundles
 */
record FreshBundles(Path folder) {

    boolean isFresh(SightingBundles.Kept bundle) {
        return bundle.sealedAt().isAfter(since()) && isThere(bundle);
    }

    boolean isThere(SightingBundles.Kept bundle) {
        return BundleName.ofFile(bundle.name() + ".wacz")
                .filter(name -> Files.exists(folder.resolve(name.wacz())))
                .isPresent();
    }

    /** What was sealed since then is fresh. */
    static Instant since() {
        return Instant.now().minus(CaptureCaseEvidence.FRESH);
    }
}
