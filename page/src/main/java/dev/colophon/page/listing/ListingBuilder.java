package dev.colophon.page.listing;

import dev.colophon.page.licence.LicenceSignal;
import dev.colophon.page.link.UrlResolver;
import dev.colophon.page.listing.Listing.Entry;
import dev.colophon.page.listing.Listing.MediaEntry;
import dev.colophon.page.listing.Listing.PageEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Gathers a listing within its bounds. */
final class ListingBuilder {

    static final int MOST_ENTRIES = 50_000;
    private static final int MOST_PROBLEMS = 100;
    private static final Pattern USER = Pattern.compile("(?<![^/\\\\\\s])[^/\\\\\\s]+@");

    private final String url;
    private final UrlResolver references;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> pages = new LinkedHashSet<>();
    private final Set<String> media = new LinkedHashSet<>();
    private final Set<String> nested = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();
    private int skipped;
    private boolean cut;
    private List<LicenceSignal> licences = List.of();

    /** A listing found at this URL, from which relative references start. */
    ListingBuilder(String url) {
        this.url = url;
        references = UrlResolver.of(url);
    }

    String url() {
        return url;
    }

    Optional<String> resolve(String reference) {
        return references.resolve(reference);
    }

    /** Adds a page; false where the reference leads nowhere. */
    boolean page(String reference, Optional<Instant> time) {
        Optional<String> url = resolve(reference);
        url.ifPresent(found -> {
            if (pages.size() == MOST_ENTRIES && !pages.contains(found)) {
                cut = true;
            } else if (pages.add(found)) {
                entries.add(new PageEntry(found, time));
            }
        });
        return url.isPresent();
    }

    /** Adds a medium; a reference that leads nowhere is left out silently: the page is there all the same. */
    boolean medium(
            String reference, Optional<Instant> time, String place, Optional<String> type, Optional<String> page) {
        Optional<String> url = resolve(reference);
        url.ifPresent(found -> {
            if (media.size() == MOST_ENTRIES && !media.contains(found)) {
                cut = true;
            } else if (media.add(found)) {
                entries.add(new MediaEntry(found, time, place, type, page));
            }
        });
        return url.isPresent();
    }

    void nested(String reference) {
        if (nested.size() == MOST_ENTRIES) {
            cut = true;
        } else {
            resolve(reference).ifPresent(nested::add);
        }
    }

    /** An entry that is left out, and why. */
    void skip(String problem) {
        skipped++;
        problem(problem);
    }

    /** As {@link #skip(String)}, of what costs something to say: it is said of the first ones only. */
    void skip(Supplier<String> problem) {
        skipped++;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem.get());
        }
    }

    void problem(String problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    void cut(String problem) {
        cut = true;
        problem(problem);
    }

    /** What it says of licences. */
    void licences(List<LicenceSignal> all) {
        licences = all;
    }

    Listing listing() {
        return new Listing(List.copyOf(entries), List.copyOf(nested), List.copyOf(problems), skipped, cut, licences);
    }

    /** At most 80 characters, controls as question marks, names and passwords left out: for one line on a terminal. */
    static String printable(String whole) {
        String text = USER.matcher(whole).replaceAll("…@");
        StringBuilder safe = new StringBuilder();
        text.codePoints().limit(81).forEach(c -> safe.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return text.codePointCount(0, text.length()) <= 80
                ? safe.toString()
                : safe.substring(0, safe.offsetByCodePoints(0, 79)) + "…";
    }
}
