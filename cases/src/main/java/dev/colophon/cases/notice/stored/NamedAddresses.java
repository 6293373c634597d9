package dev.colophon.cases.notice.stored;

import dev.colophon.cases.message.answer.WrittenAddresses;
import dev.colophon.crawl.source.CanonicalUrl;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The addresses that some words name. One is a copy's where both are the same in the form in which addresses are remembered, by either
 * scheme, or a redirect is known from one to the other.
 *
 * @param copies numbers of the copies whose addresses these are, the smallest first
 * @param elsewhere those that are no copy's, as they are written; not those of whole sites
 */
record NamedAddresses(List<Integer> copies, List<String> elsewhere) {

    /** Of so many addresses that are no copy's it is found out where they lead: each is a question to the database. */
    private static final int MOST_ASKED = 1_000;

    NamedAddresses {
        copies = List.copyOf(copies);
        elsewhere = List.copyOf(elsewhere);
    }

    static NamedAddresses in(
            String text, List<StoredNoticeItem> items, Function<CanonicalUrl, Optional<CanonicalUrl>> redirects) {
        List<String> written = WrittenAddresses.in(text);
        if (written.isEmpty()) {
            return new NamedAddresses(List.of(), List.of());
        }
        Map<String, Set<Integer>> known = new HashMap<>();
        items.forEach(item -> CanonicalUrl.of(item.url())
                .ifPresentOrElse(url -> add(known, place(url), item), () -> add(known, item.url(), item)));
        Set<Integer> copies = new TreeSet<>();
        List<CanonicalUrl> others = new ArrayList<>();
        List<String> elsewhere = new ArrayList<>();
        int asked = 0;
        for (String address : written) {
            Optional<CanonicalUrl> url = CanonicalUrl.of(WrittenAddresses.meant(address));
            Set<Integer> meant =
                    known.getOrDefault(url.map(NamedAddresses::place).orElse(address), Set.of());
            if (meant.isEmpty() && url.isPresent() && asked++ < MOST_ASKED) {
                meant = url.flatMap(redirects)
                        .map(end -> known.getOrDefault(place(end), Set.of()))
                        .orElse(Set.of());
            }
            copies.addAll(meant);
            if (meant.isEmpty() && !url.filter(NamedAddresses::isSite).isPresent()) {
                elsewhere.add(address);
                url.ifPresent(others::add);
            }
        }
        if (!others.isEmpty()) {
            ledTo(items, others, redirects, copies, elsewhere);
        }
        return new NamedAddresses(List.copyOf(copies), elsewhere);
    }

    /** Of addresses to which those of copies lead. */
    private static void ledTo(
            List<StoredNoticeItem> items,
            List<CanonicalUrl> others,
            Function<CanonicalUrl, Optional<CanonicalUrl>> redirects,
            Set<Integer> copies,
            List<String> elsewhere) {
        Map<String, Set<Integer>> ends = new HashMap<>();
        items.forEach(
                item -> CanonicalUrl.of(item.url()).flatMap(redirects).ifPresent(end -> add(ends, place(end), item)));
        for (CanonicalUrl other : others) {
            // Where several lead, such as to a page that says that something was removed, none of them is meant for
            // sure.
            Set<Integer> led = ends.getOrDefault(place(other), Set.of());
            if (led.size() == 1) {
                copies.addAll(led);
                elsewhere.removeIf(address -> CanonicalUrl.of(WrittenAddresses.meant(address))
                        .map(NamedAddresses::place)
                        .equals(Optional.of(place(other))));
            }
        }
    }

    private static void add(Map<String, Set<Integer>> known, String place, StoredNoticeItem item) {
        known.computeIfAbsent(place, _ -> new TreeSet<>()).add(item.number());
    }

    /** What either scheme shows is the same. */
    private static String place(CanonicalUrl url) {
        return url.url().substring(url.url().indexOf("://"));
    }

    /** A site as such is no copy: it stands below letters, or says who writes. */
    private static boolean isSite(CanonicalUrl url) {
        return url.path().equals("/") && url.url().indexOf('?') < 0;
    }
}
