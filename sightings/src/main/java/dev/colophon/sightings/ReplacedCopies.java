package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;

import dev.colophon.sightings.StoredSighting.Replacement;
import dev.colophon.store.Rows;
import dev.colophon.store.schema.tables.Sighting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Copies whose bytes are gone from a place at which other bytes of the same work stand now. */
final class ReplacedCopies {

    private static final Sighting OTHER = SIGHTING.as("other");

    private ReplacedCopies() {}

    /** What took the place of these sightings, by their ids; of several the one that was seen first. */
    static Map<String, Replacement> of(DSLContext dsl, List<String> sightings) {
        Map<String, Replacement> found = new HashMap<>();
        Field<Boolean> part = field(exists(selectOne()
                        .from(OBSERVATION)
                        .where(
                                OBSERVATION.PLACE.eq(SIGHTING.PLACE),
                                OBSERVATION.CONTENT.eq(SIGHTING.CONTENT),
                                OBSERVATION.OUTCOME.eq(Observation.Outcome.CONTENT.name()),
                                OBSERVATION.CAUSE.isNotNull())))
                .as("part");
        for (List<String> some : Rows.parts(sightings)) {
            dsl.select(SIGHTING.ID, OTHER.ID, part)
                    .from(SIGHTING)
                    .join(OTHER)
                    .on(
                            OTHER.PLACE.eq(SIGHTING.PLACE),
                            OTHER.WORK.eq(SIGHTING.WORK),
                            OTHER.STATE.eq(StoredSighting.State.PRESENT.name()))
                    .where(SIGHTING.ID.in(some), SIGHTING.STATE.eq(StoredSighting.State.GONE.name()))
                    .orderBy(OTHER.ID)
                    .forEach(row -> found.putIfAbsent(row.value1(), new Replacement(row.value2(), row.value3())));
        }
        return found;
    }
}
