package dev.colophon.service.evidence;

import dev.colophon.cases.home.HomeBundles;
import java.util.List;

/**
 * What became of a bundle whose time was looked after; the schema of its JSON is {@code renewed-bundle.schema.json}.
 *
 * @param bundle its name
 * @param written new files
 * @param silent a line for each authority that gave no timestamp, and why the bundle was left as it was
 */
public record RenewedBundle(String bundle, List<String> written, List<String> silent) {

    public RenewedBundle {
        written = List.copyOf(written);
        silent = List.copyOf(silent);
    }

    static RenewedBundle of(HomeBundles.Renewed renewed) {
        return new RenewedBundle(renewed.name().stem(), renewed.written(), renewed.silent());
    }
}
