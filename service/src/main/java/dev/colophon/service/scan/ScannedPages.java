package dev.colophon.service.scan;

import dev.colophon.crawl.frontier.PastAppearances;
import dev.colophon.crawl.frontier.schedule.HotStatements;
import dev.colophon.crawl.scan.Captured;
import dev.colophon.crawl.scan.ContentFilter;
import dev.colophon.crawl.scan.Skipped;
import dev.colophon.store.Database;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The pages of one scan, so that what stood on them and does not any more is said to. Of a page on which some medium could not be
 * had nothing is said: nobody knows where its address leads now. Thread-safe.
 */
final class ScannedPages {

    /** A page that was read as a whole, and what it shows. */
    private record Read(Instant seen, Set<String> shown) {}

    private final Database database;
    private final Map<String, Read> read = new ConcurrentHashMap<>();
    private final Set<String> incomplete = ConcurrentHashMap.newKeySet();

    /** Pages of which something was not had, for whatever reason, and so is not known. */
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    /** On which page a page was shown. */
    private final Map<String, String> framedBy = new ConcurrentHashMap<>();

    ScannedPages(Database database) {
        this.database = database;
    }

    void met(Captured captured) {
        captured.page().ifPresent(page -> framedBy.put(captured.url(), page));
        if (captured.said().leadsOn()) {
            unknown.add(captured.url());
        }
        captured.said().shows().ifPresent(shown -> read.put(captured.url(), new Read(captured.seen(), shown)));
    }

    void met(Skipped skipped) {
        if (skipped.kind() == Skipped.Kind.FAILED) {
            skipped.page().ifPresent(incomplete::add);
        }
        boolean told = skipped.kind() == Skipped.Kind.GONE
                || (skipped.kind() == Skipped.Kind.SKIPPED && !skipped.reason().equals(ContentFilter.NO_BYTES));
        if (!told) {
            skipped.page().ifPresent(unknown::add);
        }
    }

    /** Whether all that a page shows was had, frames in it included: only then it is known what is not there. */
    boolean isKnown(String page) {
        return !unknown.contains(page) && unknown.stream().map(framedBy::get).noneMatch(page::equals);
    }

    /** A page is not there any more. */
    void gone(String page, Instant at) {
        database.change(dsl -> new PastAppearances(new HotStatements()).scannedGone(dsl, page, at));
    }

    /**
     * The scan has come to its end.
     *
     * @param known takes the pages of which it is known what is on them no more
     */
    void end(Consumer<String> known) {
        read.forEach((page, what) -> {
            if (!incomplete.contains(page)) {
                database.change(
                        dsl -> new PastAppearances(new HotStatements()).scanned(dsl, page, what.shown(), what.seen()));
                if (isKnown(page)) {
                    known.accept(page);
                }
            }
        });
        read.clear();
        incomplete.clear();
    }

    /** What was not had of the pages is not asked for any more. */
    void forget() {
        unknown.clear();
        framedBy.clear();
    }
}
