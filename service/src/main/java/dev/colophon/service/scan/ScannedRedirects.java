package dev.colophon.service.scan;

import dev.colophon.crawl.frontier.redirect.KnownRedirects;
import dev.colophon.crawl.frontier.redirect.RedirectedCopies;
import dev.colophon.crawl.scan.Captured;
import dev.colophon.http.Redirect;
import dev.colophon.registry.Catalogue;
import dev.colophon.sightings.FileLooks;
import dev.colophon.sightings.LocalPlaces;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Addresses that led elsewhere in one scan, whose copies are gone when what they led to was looked into and has none. */
final class ScannedRedirects {

    private final FileLooks looks;
    private final ScannedPages pages;
    private final RedirectedCopies copies;

    /** Where each led at last. */
    private final Map<String, String> redirected = new LinkedHashMap<>();

    ScannedRedirects(Catalogue catalogue, FileLooks looks, ScannedPages pages) {
        this.looks = looks;
        this.pages = pages;
        this.copies = new RedirectedCopies(catalogue.database(), catalogue.ids());
    }

    /** What was received behind redirects, if it was. */
    void met(Captured captured) {
        for (Redirect step : captured.redirects()) {
            if (step.from().equals(captured.url())) {
                continue; // a cookie was set on the way
            }
            String moved = KnownRedirects.causeOfScan(captured.url());
            List<String> _ = looks.storeMissing(step.from(), captured.seen(), false, moved);
            redirected.put(step.from(), captured.url());
        }
    }

    /** All was looked into, what stands on pages included; of a page on which something was not had nobody knows. */
    void end(Consumer<List<String>> gone) {
        redirected.forEach((from, end) -> gone.accept(copies.settle(LocalPlaces.key(from), pages.isKnown(end))));
        redirected.clear();
    }
}
