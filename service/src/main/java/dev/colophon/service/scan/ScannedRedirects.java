package dev.colophon.service.scan;

import dev.colophon.crawl.frontier.redirect.KnownRedirects;
import dev.colophon.crawl.frontier.redirect.RedirectedCopies;
import dev.colophon.crawl.scan.Captured;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.crawl.scan.UnpackedCaptures.Unpacked.End;
import dev.colophon.http.Redirect;
import dev.colophon.registry.Catalogue;
import dev.colophon.registry.work.Content;
import dev.colophon.sightings.FileLook;
import dev.colophon.sightings.FileLooks;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.sightings.Observation;
import dev.colophon.sightings.OpenLooks;
import dev.colophon.store.Database;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Addresses that led elsewhere in one scan, or at which pages stand in place of copies: those are gone when what the addresses led to,
 * and all that it shows, was looked into and is no copy.
 */
final class ScannedRedirects {

    private final Database database;
    private final FileLooks looks;
    private final ScannedPages pages;
    private final RedirectedCopies copies;

    /** What stands at each at last: where it led, or the page there. */
    private final Map<String, String> redirected = new LinkedHashMap<>();

    ScannedRedirects(Catalogue catalogue, FileLooks looks, ScannedPages pages) {
        this.database = catalogue.database();
        this.looks = looks;
        this.pages = pages;
        this.copies = new RedirectedCopies(catalogue.database(), catalogue.ids());
    }

    /** What was received, behind redirects or as a page that shows more than its words, and looked into with all that is in it. */
    void met(End end) {
        Captured captured = end.archive();
        if (!captured.redirects().isEmpty() && !end.there().contains(captured.url())) {
            List<String> _ = looks.store(atArchive(end), Optional.empty(), 0);
        }
        if (captured.said().showsMore()) {
            redirected.put(captured.url(), captured.url());
        }
        for (Redirect step : captured.redirects()) {
            if (step.from().equals(captured.url())) {
                continue; // a cookie was set on the way
            }
            String moved = KnownRedirects.causeOfScan(captured.url());
            List<String> _ = looks.storeMissing(step.from(), captured.seen(), false, moved);
            redirected.put(step.from(), captured.url());
        }
    }

    /** Whether copies of what may be seen or heard are at an address, as far as is known. */
    boolean hadMedia(String url) {
        return database.read(dsl -> OpenLooks.isInPlaceOfMedia(dsl, LocalPlaces.key(url), ""));
    }

    /** When what stood on a page does no more that says that nothing is there: before what it shows now was received. */
    Instant before(Skipped skipped) {
        return skipped.sent()
                .flatMap(Skipped.SentWithIt::shows)
                .map(seen -> seen.minusMillis(1))
                .orElseGet(Instant::now);
    }

    /**
     * An address that answers that nothing is there. Of one with a page that shows something it is told when that was looked into.
     *
     * @return the ids of sightings of copies that are gone
     */
    List<String> gone(String place, Skipped skipped) {
        Optional<Skipped.SentWithIt> shown =
                skipped.sent().filter(sent -> sent.shows().isPresent());
        shown.ifPresent(_ -> redirected.put(place, place));
        return shown.map(sent -> looks.storeShowing(
                        place, sent.shows().orElseThrow(), sent.content().sha256(), sent.status()))
                .orElseGet(() -> looks.storeMissing(place, Instant.now(), true, skipped.reason()));
    }

    /** What is in it was looked into, and not the archive itself. */
    private static FileLook atArchive(End end) {
        Captured captured = end.archive();
        Optional<String> unread =
                end.whole() && end.unread().isEmpty() ? Optional.empty() : Optional.of(Observation.UNREAD);
        return new FileLook(
                captured.url(),
                captured.seen(),
                new Content(captured.sha256(), captured.size()),
                OptionalInt.of(captured.status()),
                Optional.of(captured.type()).filter(type -> !type.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                captured.partial().or(() -> unread),
                false);
    }

    /** All was looked into, what stands on pages included; of a page on which something was not had nobody knows. */
    void end(Consumer<List<String>> gone) {
        redirected.forEach((from, end) -> gone.accept(copies.settle(LocalPlaces.key(from), pages.isKnown(end))));
        redirected.clear();
    }
}
