package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Appearance.APPEARANCE;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static org.jooq.impl.DSL.castNull;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.when;

import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** Which medium stands on which page. */
public final class Appearances {

    /** A logo stands on every page of a site: so many pages say enough. */
    private static final int MOST_PAGES = 100;

    /** A segment is named by a playlist, which is named by another; lists that name each other end here. */
    private static final int MOST_PLAYLISTS = 3;

    private static final int LONGEST_ELEMENT = 200;

    private Appearances() {}

    /** A medium stands on a page; both are known as places from then on. */
    public static void store(DSLContext dsl, String medium, Appearance on, Instant seen) {
        long at = seen.toEpochMilli();
        dsl.insertInto(APPEARANCE)
                .set(APPEARANCE.MEDIUM, LocalPlaces.local(dsl, medium))
                .set(APPEARANCE.PAGE, LocalPlaces.local(dsl, on.page()))
                .set(APPEARANCE.ELEMENT, Sanitiser.fit(on.element(), LONGEST_ELEMENT))
                .set(APPEARANCE.FIRST_SEEN, at)
                .set(APPEARANCE.LAST_SEEN, at)
                .onConflict(APPEARANCE.MEDIUM, APPEARANCE.PAGE)
                .doUpdate()
                .set(APPEARANCE.LAST_SEEN, greatest(APPEARANCE.LAST_SEEN, excluded(APPEARANCE.LAST_SEEN)))
                .set(
                        APPEARANCE.ENDED_AT,
                        when(APPEARANCE.ENDED_AT.ge(at), APPEARANCE.ENDED_AT).otherwise(castNull(APPEARANCE.ENDED_AT)))
                .execute();
    }

    /** Nothing is at a page any more, by its key: what stood on it does not. */
    static void end(DSLContext dsl, String page, Instant at) {
        int _ = dsl.update(APPEARANCE)
                .set(APPEARANCE.ENDED_AT, at.toEpochMilli())
                .where(
                        APPEARANCE.PAGE.eq(page),
                        APPEARANCE.ENDED_AT.isNull(),
                        APPEARANCE.LAST_SEEN.le(at.toEpochMilli()))
                .execute();
    }

    /** The pages of each of these places, those on which it stands before those on which it stood, first seen first; of a part of a stream, those of its playlist. */
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
                places.stream().distinct().collect(Collectors.toMap(LocalPlaces::key, place -> place, (one, _) -> one));
        Map<String, List<Appearance>> found = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(keys.keySet()))) {
            dsl.select(
                            APPEARANCE.MEDIUM,
                            PLACE.URI,
                            APPEARANCE.ELEMENT,
                            when(APPEARANCE.ENDED_AT.isNotNull(), APPEARANCE.LAST_SEEN))
                    .from(APPEARANCE)
                    .join(PLACE)
                    .on(PLACE.KEY.eq(APPEARANCE.PAGE))
                    .where(APPEARANCE.MEDIUM.in(some))
                    .orderBy(when(APPEARANCE.ENDED_AT.isNull(), 0).otherwise(1), APPEARANCE.FIRST_SEEN, PLACE.URI)
                    .forEach(row -> {
                        String place = keys.getOrDefault(row.value1(), "");
                        List<Appearance> pages = found.computeIfAbsent(place, _ -> new ArrayList<>());
                        if (pages.size() < MOST_PAGES) {
                            pages.add(new Appearance(
                                    row.value2(),
                                    row.value3(),
                                    Optional.ofNullable(row.value4()).map(Instant::ofEpochMilli)));
                        }
                    });
        }
        return found;
    }
}
