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
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Copies whose bytes are gone from a place at which other bytes of the same work stand now. */
final class ReplacedCopies {

    private static final Sighting OTHER = SIGHTING.as("other");

    private static final Condition GONE = SIGHTING.STATE.eq(StoredSighting.State.GONE.name());

    private final DSLContext dsl;
    private final String organisation;

    /** Of one organisation, by its id. */
    ReplacedCopies(DSLContext dsl, String organisation) {
        this.dsl = dsl;
        this.organisation = organisation;
    }

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

    /** Whether other bytes of one of the same works stood there: at the look before, or before that found none. */
    Presence inPlaceOfOthers(String key, String sha256, Presence alone) {
        List<String> newest = dsl.connectionResult(connection -> SightingStates.newest(connection, key, sha256));
        if (newest.size() < 2
                || !newest.getFirst().equals(sha256)
                || newest.getLast().equals(sha256)) {
            return alone;
        }
        String before = newest.getLast();
        boolean open = !dsl.<List<String>>connectionResult(connection -> SightingStates.newest(connection, key))
                .getFirst()
                .equals(sha256);
        Condition replaced = SIGHTING.CONTENT.eq(before);
        Condition replacedBytes = open ? replaced : replaced.and(GONE); // an open look takes nothing away
        boolean told = !dsl.<Boolean>connectionResult(connection -> SightingStates.isPart(connection, key, before));
        if (stood(key, sha256, replacedBytes)) {
            return told && othersAreBack(key, sha256, replacedBytes) ? Presence.PARTLY_BACK : Presence.REPLACES;
        }
        return told && stood(key, sha256, SIGHTING.CONTENT.ne(sha256).and(GONE)) ? Presence.BACK : alone;
    }

    private boolean stood(String key, String sha256, Condition bytes) {
        return dsl.fetchExists(
                SIGHTING,
                SIGHTING.ORGANISATION.eq(organisation),
                SIGHTING.PLACE.eq(key),
                bytes,
                SIGHTING.WORK.in(worksAt(key, sha256)));
    }

    /** Whether works in these bytes were not in those that stood there before, and had been seen there and gone. */
    private boolean othersAreBack(String key, String sha256, Condition before) {
        Sighting there = SIGHTING.as("there");
        Condition ofWork = SIGHTING.ORGANISATION
                .eq(organisation)
                .and(SIGHTING.PLACE.eq(key))
                .and(SIGHTING.WORK.eq(there.WORK));
        Condition gone = there.FIRST_SEEN
                .lt(there.LAST_SEEN)
                .or(DSL.exists(DSL.selectOne().from(SIGHTING).where(ofWork, SIGHTING.CONTENT.ne(sha256), GONE)));
        return dsl.fetchExists(DSL.selectOne()
                .from(there)
                .where(
                        there.ORGANISATION.eq(organisation),
                        there.PLACE.eq(key),
                        there.CONTENT.eq(sha256),
                        DSL.notExists(DSL.selectOne().from(SIGHTING).where(ofWork, before)),
                        gone));
    }

    private Select<Record1<String>> worksAt(String placeKey, String sha256) {
        Sighting there = SIGHTING.as("there");
        return DSL.select(there.WORK)
                .from(there)
                .where(there.ORGANISATION.eq(organisation), there.PLACE.eq(placeKey), there.CONTENT.eq(sha256));
    }
}
