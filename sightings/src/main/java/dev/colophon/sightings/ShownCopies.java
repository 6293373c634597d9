package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Appearance.APPEARANCE;
import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import dev.colophon.sightings.Observation.Outcome;
import dev.colophon.store.Rows;
import dev.colophon.store.schema.tables.Sighting;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Copies in whose place, or in that of whose archive, a page stands that shows the work from another address: whoever opens theirs
 * sees it, though in other bytes perhaps. It holds as long as the newest look is the open one at that page.
 */
final class ShownCopies {

    private static final Sighting OTHER = SIGHTING.as("other");

    /** What the newest look at the page is, by an index. */
    private static final Field<String> NEWEST = field(select(OBSERVATION.OUTCOME)
            .from(OBSERVATION)
            .where(OBSERVATION.PLACE.eq(APPEARANCE.PAGE))
            .orderBy(OBSERVATION.AT.desc(), OBSERVATION.ID.desc())
            .limit(1));

    private static final Field<String> CONTENT = field(select(OBSERVATION.CONTENT)
            .from(OBSERVATION)
            .where(OBSERVATION.PLACE.eq(APPEARANCE.PAGE))
            .orderBy(OBSERVATION.AT.desc(), OBSERVATION.ID.desc())
            .limit(1));

    private ShownCopies() {}

    /** Of sightings of which nothing is known since: those of what is shown, by their ids; of several the one that was seen first. */
    static Map<String, String> of(DSLContext dsl, Collection<String> unknown) {
        Map<String, Set<String>> shown = new TreeMap<>();
        for (Field<String> page : List.of(PLACE.KEY, PLACE.ARCHIVE)) {
            for (List<String> some : Rows.parts(List.copyOf(unknown))) {
                dsl.select(SIGHTING.ID, OTHER.ID)
                        .from(SIGHTING)
                        .join(PLACE)
                        .on(PLACE.KEY.eq(SIGHTING.PLACE))
                        .join(APPEARANCE)
                        .on(APPEARANCE.PAGE.eq(page), APPEARANCE.ENDED_AT.isNull())
                        .join(OTHER)
                        .on(
                                OTHER.PLACE.eq(APPEARANCE.MEDIUM),
                                OTHER.PLACE.ne(SIGHTING.PLACE),
                                OTHER.WORK.eq(SIGHTING.WORK),
                                OTHER.STATE.eq(StoredSighting.State.PRESENT.name()))
                        .where(
                                SIGHTING.ID.in(some),
                                SIGHTING.STATE.eq(StoredSighting.State.PRESENT.name()),
                                NEWEST.eq(Outcome.FAILED.name()),
                                CONTENT.isNotNull())
                        .forEach(row -> shown.computeIfAbsent(row.value1(), _ -> new TreeSet<>())
                                .add(row.value2()));
            }
        }
        Set<String> notKnown = UnknownCopies.of(
                        dsl,
                        shown.values().stream()
                                .flatMap(Collection::stream)
                                .distinct()
                                .toList())
                .keySet();
        Map<String, String> first = new HashMap<>();
        shown.forEach(
                (sighting, others) -> known(others, notKnown).findFirst().ifPresent(id -> first.put(sighting, id)));
        return first;
    }

    private static Stream<String> known(Set<String> sightings, Set<String> unknown) {
        return sightings.stream().filter(id -> !unknown.contains(id));
    }
}
