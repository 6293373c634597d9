package dev.colophon.page;

import dev.colophon.page.RecordedLink.Kind;
import dev.colophon.page.media.MediaNames;
import dev.colophon.page.search.Needle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers the links that are written down and never fetched. */
final class Recorded {

    /** Found in running text without being links. */
    private static final List<Needle> SCHEMES =
            Stream.of("magnet:?", "ed2k://", "thunder://").map(Needle::of).toList();

    private static final int MOST_LINKS = 5_000;
    private static final int LONGEST = 2_048;

    /** How far behind a link its code may stand: measured on no corpus, one line of a forum post. */
    private static final int BESIDE = 100;

    /** A link, where it stands in the text of the page, and where the words behind it begin. */
    private record Place(String url, Kind kind, int start, int behind) {}

    private final List<Place> places = new ArrayList<>();
    private final Map<String, Integer> known = new HashMap<>();
    private boolean cut;

    /** What kind of recorded link a reference is, if any; resolved or not. */
    static Optional<Kind> kind(String reference) {
        String start = reference.substring(0, Math.min(10, reference.length())).toLowerCase(Locale.ROOT);
        if (start.startsWith("http")) {
            return ShareLinks.isShare(reference)
                    ? Optional.of(Kind.NETDISK)
                    : Optional.of(Kind.TORRENT)
                            .filter(kind -> MediaNames.suffix(reference).equals("torrent"));
        }
        if (start.startsWith("magnet:?")) {
            return Optional.of(Kind.MAGNET);
        }
        if (start.startsWith("ed2k://")) {
            return Optional.of(Kind.ED2K);
        }
        return start.startsWith("thunder://") ? Optional.of(Kind.THUNDER) : Optional.empty();
    }

    /** A link seen in an attribute or in running text; the later place counts, codes stand behind the words. */
    void add(String url, Kind kind, int start, int behind) {
        if (url.length() > LONGEST) {
            cut = true;
            return;
        }
        Integer before = known.get(url);
        if (before != null) {
            places.set(before, new Place(url, kind, start, behind));
        } else if (places.size() == MOST_LINKS) {
            cut = true;
        } else {
            known.put(url, places.size());
            places.add(new Place(url, kind, start, behind));
        }
    }

    /** Links of the schemes that are found in running text without being links. */
    void addLoose(String text) {
        for (Needle scheme : SCHEMES) {
            int at = scheme.in(text, 0);
            while (at >= 0) {
                int end = at;
                while (end < text.length() && text.charAt(end) > ' ' && "\"'<>".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                int start = at;
                int stop = end;
                kind(text.substring(start, stop))
                        .ifPresent(kind -> add(text.substring(start, stop), kind, start, stop));
                at = scheme.in(text, end);
            }
        }
    }

    List<RecordedLink> found(String text, String page) {
        List<RecordedLink> links = new ArrayList<>();
        int[] starts = places.stream().mapToInt(Place::start).sorted().toArray();
        for (Place place : places) {
            Optional<String> code = Optional.empty();
            if (place.kind() == Kind.NETDISK) {
                code = ShareLinks.codeIn(place.url())
                        .or(() -> ShareLinks.codeBeside(text.substring(place.behind(), wordsEnd(place, starts, text))));
            }
            links.add(new RecordedLink(place.url(), place.kind(), code, page));
        }
        return List.copyOf(links);
    }

    /** Where the words of a link end: at the next one, or some way behind. */
    private static int wordsEnd(Place place, int[] starts, String text) {
        int end = Math.min(text.length(), place.behind() + BESIDE);
        int found = Arrays.binarySearch(starts, place.start() + 1);
        int next = found < 0 ? -found - 1 : found;
        return next < starts.length ? Math.max(place.behind(), Math.min(end, starts[next])) : end;
    }

    boolean cut() {
        return cut;
    }
}
