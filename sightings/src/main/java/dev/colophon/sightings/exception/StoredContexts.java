package dev.colophon.sightings.exception;

import static dev.colophon.store.schema.tables.Appearance.APPEARANCE;
import static dev.colophon.store.schema.tables.PageContext.PAGE_CONTEXT;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static org.jooq.impl.DSL.excluded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.colophon.page.context.PageContext;
import dev.colophon.page.context.Purpose;
import dev.colophon.page.context.QuotedPassage;
import dev.colophon.registry.work.RegistryException;
import dev.colophon.store.PlaceKey;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;

/** What pages are for and quote, by the keys of their places. */
public final class StoredContexts {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int LONGEST_TITLE = 1_100;

    /** How a playlist names its parts. */
    private static final String PART_OF_STREAM = "stream";

    private StoredContexts() {}

    /**
     * Stores what was read of pages as part of a transaction that may write.
     *
     * @return the keys of those that say something else than before
     */
    public static Set<String> store(DSLContext dsl, Collection<PageContext> contexts, Instant read) {
        Map<String, PageContext> ordered = new TreeMap<>(); // one order for all writers: no deadlocks
        contexts.stream()
                .filter(PageContext::isTelling)
                .forEach(context -> ordered.put(PlaceKey.of(Sanitiser.clean(context.page())), context));
        Map<String, Said> known = known(dsl, ordered.keySet());
        Set<String> changed = new TreeSet<>();
        ordered.forEach((key, context) -> {
            Said said = Said.of(context);
            if (!said.equals(known.get(key))) {
                upsert(dsl, key, said, context.characters(), read);
                changed.add(key);
            }
        });
        return changed;
    }

    /** What of a context tells; how long a page is changes at each look. */
    private record Said(String purposes, String title, String quoted) {

        static Said of(PageContext context) {
            ArrayNode quoted = MAPPER.createArrayNode();
            context.quoted()
                    .forEach(passage -> quoted.addArray()
                            .add(Sanitiser.clean(passage.start()))
                            .add(passage.letters()));
            return new Said(
                    context.purposes().stream().sorted().map(Enum::name).collect(Collectors.joining(" ")),
                    Sanitiser.fit(context.title(), LONGEST_TITLE),
                    quoted.toString());
        }
    }

    private static Map<String, Said> known(DSLContext dsl, Collection<String> keys) {
        Map<String, Said> known = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(keys))) {
            dsl.select(PAGE_CONTEXT.PAGE, PAGE_CONTEXT.PURPOSES, PAGE_CONTEXT.TITLE, PAGE_CONTEXT.QUOTED)
                    .from(PAGE_CONTEXT)
                    .where(PAGE_CONTEXT.PAGE.in(some))
                    .forEach(row -> known.put(row.value1(), new Said(row.value2(), row.value3(), row.value4())));
        }
        return known;
    }

    private static void upsert(DSLContext dsl, String key, Said said, int characters, Instant read) {
        dsl.insertInto(PAGE_CONTEXT)
                .set(PAGE_CONTEXT.PAGE, key)
                .set(PAGE_CONTEXT.PURPOSES, said.purposes())
                .set(PAGE_CONTEXT.TITLE, said.title())
                .set(PAGE_CONTEXT.CHARACTERS, characters)
                .set(PAGE_CONTEXT.QUOTED, said.quoted())
                .set(PAGE_CONTEXT.READ_AT, read.toEpochMilli())
                .onConflict(PAGE_CONTEXT.PAGE)
                .doUpdate()
                .set(PAGE_CONTEXT.PURPOSES, excluded(PAGE_CONTEXT.PURPOSES))
                .set(PAGE_CONTEXT.TITLE, excluded(PAGE_CONTEXT.TITLE))
                .set(PAGE_CONTEXT.CHARACTERS, excluded(PAGE_CONTEXT.CHARACTERS))
                .set(PAGE_CONTEXT.QUOTED, excluded(PAGE_CONTEXT.QUOTED))
                .set(PAGE_CONTEXT.READ_AT, excluded(PAGE_CONTEXT.READ_AT))
                .execute();
    }

    /** By the key of each place what is known of it, of the pages on which it stands, and of those that show its playlist. */
    public static Map<String, List<PageContext>> of(DSLContext dsl, Collection<String> places) {
        Map<String, Set<String>> pages = new HashMap<>();
        places.forEach(
                place -> pages.computeIfAbsent(place, _ -> new TreeSet<>()).add(place));
        Map<String, Set<String>> playlists = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(pages.keySet()))) {
            dsl.select(APPEARANCE.MEDIUM, APPEARANCE.PAGE, APPEARANCE.ELEMENT)
                    .from(APPEARANCE)
                    .where(APPEARANCE.MEDIUM.in(some))
                    .forEach(row -> {
                        add(pages, row.value1(), row.value2());
                        if (row.value3().equals(PART_OF_STREAM)) {
                            add(playlists, row.value2(), row.value1());
                        }
                    });
            dsl.select(PLACE.KEY, PLACE.ARCHIVE)
                    .from(PLACE)
                    .where(PLACE.KEY.in(some), PLACE.ARCHIVE.isNotNull())
                    .forEach(row -> add(pages, row.value1(), row.value2()));
        }
        for (List<String> some : Rows.parts(List.copyOf(playlists.keySet()))) {
            dsl.select(APPEARANCE.MEDIUM, APPEARANCE.PAGE)
                    .from(APPEARANCE)
                    .where(APPEARANCE.MEDIUM.in(some))
                    .forEach(row -> playlists
                            .getOrDefault(row.value1(), Set.of())
                            .forEach(part -> add(pages, part, row.value2())));
        }
        Set<String> all = new TreeSet<>();
        pages.values().forEach(all::addAll);
        Map<String, PageContext> contexts = read(dsl, all);
        Map<String, List<PageContext>> found = new HashMap<>();
        pages.forEach((place, keys) -> found.put(
                place,
                keys.stream().filter(contexts::containsKey).map(contexts::get).toList()));
        return found;
    }

    private static void add(Map<String, Set<String>> sets, String key, String value) {
        sets.computeIfAbsent(key, _ -> new TreeSet<>()).add(value);
    }

    private static Map<String, PageContext> read(DSLContext dsl, Collection<String> keys) {
        Map<String, PageContext> contexts = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(keys))) {
            dsl.select(PAGE_CONTEXT.fields())
                    .from(PAGE_CONTEXT)
                    .where(PAGE_CONTEXT.PAGE.in(some))
                    .forEach(row -> contexts.put(Rows.text(row, PAGE_CONTEXT.PAGE), context(row)));
        }
        return contexts;
    }

    private static PageContext context(Record row) {
        Set<Purpose> purposes = EnumSet.noneOf(Purpose.class);
        for (String name : Rows.text(row, PAGE_CONTEXT.PURPOSES).split(" ", -1)) {
            if (!name.isEmpty()) {
                purposes.add(Purpose.valueOf(name));
            }
        }
        Integer characters = row.get(PAGE_CONTEXT.CHARACTERS);
        return new PageContext(
                Rows.text(row, PAGE_CONTEXT.PAGE),
                purposes,
                Rows.text(row, PAGE_CONTEXT.TITLE),
                characters == null ? 0 : characters,
                passages(Rows.text(row, PAGE_CONTEXT.QUOTED)));
    }

    private static List<QuotedPassage> passages(String json) {
        try {
            List<QuotedPassage> passages = new ArrayList<>();
            for (JsonNode passage : MAPPER.readTree(json)) {
                passages.add(new QuotedPassage(
                        passage.required(0).asText(), passage.required(1).asInt()));
            }
            return passages;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new RegistryException(
                    "what is stored of a page is damaged (%s): look at the page again".formatted(e.getMessage()), e);
        }
    }
}
