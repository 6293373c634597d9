package dev.colophon.service.scan;

import dev.colophon.crawl.frontier.SentCopies;
import dev.colophon.crawl.frontier.redirect.KnownRedirects;
import dev.colophon.crawl.scan.ContentFilter;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.crawl.scan.VisitLimits;
import dev.colophon.crawl.source.CanonicalUrl;
import dev.colophon.sightings.FileLook;
import dev.colophon.sightings.FileLooks;
import dev.colophon.sightings.LocalPlaces;
import dev.colophon.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** What answers that were not looked into say of what stood at their addresses: it is there, gone, or nobody knows. */
final class SkippedAnswers {

    private final Database database;
    private final long position;
    private final FileLooks looks;
    private final ScannedPages pages;
    private final ScannedRedirects redirects;

    SkippedAnswers(Database database, long position, FileLooks looks, ScannedPages pages, ScannedRedirects redirects) {
        this.database = database;
        this.position = position;
        this.looks = looks;
        this.pages = pages;
        this.redirects = redirects;
    }

    /**
     * Keeps what an answer says of a place; whether that is that what stood there is there.
     *
     * @param tellGone takes the ids of sightings of copies that are gone
     */
    boolean isKeptAsThere(String place, Skipped skipped, Consumer<List<String>> tellGone) {
        boolean gone = skipped.kind() == Skipped.Kind.GONE;
        Optional<FileLook> stillThere =
                skipped.sent().filter(sent -> gone && isThere(place, sent)).map(sent -> look(place, sent));
        if (stillThere.isPresent()) {
            tellGone.accept(looks.store(stillThere.get(), Optional.empty(), position));
            return true;
        }
        if (gone) {
            pages.gone(place, redirects.before(skipped));
        }
        if (gone || skipped.kind() == Skipped.Kind.FAILED) {
            boolean told = gone && !mayBeCopy(place, skipped);
            tellGone.accept(
                    told
                            ? redirects.gone(place, skipped)
                            : looks.storeMissing(place, Instant.now(), false, skipped.reason()));
            if (told) {
                tellGone.accept(looks.storeWrittenInNoMore(place, Instant.now()));
            }
        }
        skipped.barredTarget()
                .map(SkippedAnswers::cause)
                .ifPresent(cause -> tellGone.accept(looks.storeMissing(place, Instant.now(), false, cause)));
        return false;
    }

    /** What a watch says of such a redirect. */
    private static String cause(String barredTarget) {
        return CanonicalUrl.of(barredTarget)
                .map(url -> KnownRedirects.causeOfScan(url.url()))
                .orElse(ContentFilter.NO_URL);
    }

    /** It stood there before, or is known as a copy. */
    private boolean isThere(String place, Skipped.SentWithIt sent) {
        String sha256 = sent.content().sha256();
        return looks.isKnown(place, sha256) || database.read(dsl -> SentCopies.isKnown(dsl, sha256));
    }

    /** Whether a copy that stood there may be in what was sent, in another form. */
    private boolean mayBeCopy(String place, Skipped skipped) {
        return skipped.sent()
                .filter(sent -> sent.isFile(VisitLimits.defaults())
                        || database.read(
                                dsl -> SentCopies.mayHoldWork(dsl, List.of(LocalPlaces.key(place)), sent.words())))
                .isPresent();
    }

    /** At what was there before, and is sent with a status that says that nothing is: whoever opens it sees it. */
    private static FileLook look(String place, Skipped.SentWithIt sent) {
        return new FileLook(
                place,
                Instant.now(),
                sent.content(),
                OptionalInt.of(sent.status()),
                Optional.of(sent.type()).filter(type -> !type.isEmpty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
