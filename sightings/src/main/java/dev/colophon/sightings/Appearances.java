package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Appearance.APPEARANCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jooq.impl.DSL.excluded;

import dev.colophon.detect.FoundFile;
import dev.colophon.registry.Content;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Which medium stands on which page. */
final class Appearances {

    /** A logo stands on every page of a site: so many pages say enough. */
    private static final int MOST_PAGES = 100;

    /** A segment is named by a playlist, which is named by another; lists that name each other end here. */
    private static final int MOST_PLAYLISTS = 3;

    private static final int KEY_CHARACTERS = 32;

    private Appearances() {}

    static void store(DSLContext dsl, FoundFile found, Appearance on) {
        long seen = found.seen().toEpochMilli();
        dsl.insertInto(APPEARANCE)
                .set(APPEARANCE.MEDIUM, key(found.place()))
                .set(APPEARANCE.PAGE, key(on.page()))
                .set(APPEARANCE.PAGE_URL, Sanitiser.clean(on.page()))
                .set(APPEARANCE.ELEMENT, Sanitiser.fit(on.element(), 200))
                .set(APPEARANCE.FIRST_SEEN, seen)
                .set(APPEARANCE.LAST_SEEN, seen)
                .onConflict(APPEARANCE.MEDIUM, APPEARANCE.PAGE)
                .doUpdate()
                .set(APPEARANCE.LAST_SEEN, excluded(APPEARANCE.LAST_SEEN))
                .execute();
    }

    /** The pages of each of these places, first seen first; of a part of a stream, those of its playlist. */
    static Map<String, List<Appearance>> of(DSLContext dsl, List<String> places) {
        return of(dsl, places, MOST_PLAYLISTS);
    }

    private static Map<String, List<Appearance>> of(DSLContext dsl, List<String> places, int playlistsAbove) {
        Map<String, List<Appearance>> found = direct(dsl, places);
        List<String> playlists = found.values().stream()
                .flatMap(List::stream)
                .filter(Appearances::isPartOfStream)
                .map(Appearance::page)
                .distinct()
                .toList();
        if (!playlists.isEmpty() && playlistsAbove > 0) {
            Map<String, List<Appearance>> shown = of(dsl, playlists, playlistsAbove - 1);
            found.replaceAll((_, on) -> on.stream()
                    .flatMap(one -> isPartOfStream(one)
                            ? shown.getOrDefault(one.page(), List.of(one)).stream()
                            : Stream.of(one))
                    .distinct()
                    .limit(MOST_PAGES)
                    .toList());
        }
        return found;
    }

    private static boolean isPartOfStream(Appearance on) {
        return on.element().equals("stream");
    }

    private static Map<String, List<Appearance>> direct(DSLContext dsl, List<String> places) {
        Map<String, String> keys =
                places.stream().distinct().collect(Collectors.toMap(Appearances::key, place -> place, (one, _) -> one));
        Map<String, List<Appearance>> found = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(keys.keySet()))) {
            dsl.selectFrom(APPEARANCE)
                    .where(APPEARANCE.MEDIUM.in(some))
                    .orderBy(APPEARANCE.FIRST_SEEN, APPEARANCE.PAGE_URL)
                    .forEach(row -> {
                        String place = keys.getOrDefault(Rows.text(row, APPEARANCE.MEDIUM), "");
                        List<Appearance> pages = found.computeIfAbsent(place, _ -> new ArrayList<>());
                        if (pages.size() < MOST_PAGES) {
                            pages.add(new Appearance(
                                    Rows.text(row, APPEARANCE.PAGE_URL), Rows.text(row, APPEARANCE.ELEMENT)));
                        }
                    });
        }
        return found;
    }

    /** The key of a URL in the tables of watching: the first 16 bytes of its SHA-256. */
    private static String key(String place) {
        return Content.of(Sanitiser.clean(place).getBytes(UTF_8)).sha256().substring(0, KEY_CHARACTERS);
    }
}
