package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import dev.colophon.sightings.StoredSighting.Unknown;
import dev.colophon.store.Rows;
import dev.colophon.store.schema.tables.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/**
 * Copies of which nothing is known since a look last told whether they are there: each look after that, at the place or at the archive
 * they are in, brought no answer, a part alone, a page that keeps its visitors out, or one that shows what nobody knows. Of each a few
 * entries of an index are read.
 */
final class UnknownCopies {

    private static final Place ARCHIVE = PLACE.as("archive_place");
    private static final String DISALLOWED = "DISALLOWED";

    private UnknownCopies() {}

    /** Those of these sightings, by their ids. */
    static Map<String, Unknown> of(DSLContext dsl, List<String> sightings) {
        Map<String, Unknown> found = new HashMap<>();
        for (List<String> some : Rows.parts(sightings)) {
            Field<String> own = firstSince(PLACE.KEY).as("own_look");
            Field<String> ofArchive = firstSince(PLACE.ARCHIVE).as("archive_look");
            List<Record> rows = List.copyOf(dsl.select(SIGHTING.ID, PLACE.STATE, ARCHIVE.STATE, own, ofArchive)
                    .from(SIGHTING)
                    .join(PLACE)
                    .on(PLACE.KEY.eq(SIGHTING.PLACE))
                    .leftJoin(ARCHIVE)
                    .on(ARCHIVE.KEY.eq(PLACE.ARCHIVE))
                    .where(SIGHTING.ID.in(some))
                    .fetch());
            Map<String, Observation> looks = looks(dsl, rows, own, ofArchive);
            for (Record row : rows) {
                Optional<Observation> look = ids(row, own, ofArchive)
                        .flatMap(id -> Stream.ofNullable(looks.get(id)))
                        .min(Comparator.comparing(Observation::at).thenComparing(Observation::id));
                boolean disallowed =
                        DISALLOWED.equals(row.get(PLACE.STATE)) || DISALLOWED.equals(row.get(ARCHIVE.STATE));
                if (look.isPresent() || disallowed) {
                    found.put(Rows.text(row, SIGHTING.ID), new Unknown(look, disallowed));
                }
            }
        }
        return found;
    }

    private static Field<String> firstSince(Field<String> place) {
        return field(select(OBSERVATION.ID)
                .from(OBSERVATION)
                .where(OBSERVATION.PLACE.eq(place), OBSERVATION.AT.gt(told()))
                .orderBy(OBSERVATION.AT, OBSERVATION.ID)
                .limit(1));
    }

    /** When a look told it last; of what is gone, also one at an archive that is there, in which it is not. */
    private static Field<Long> told() {
        return when(SIGHTING.STATE.eq(StoredSighting.State.PRESENT.name()), SIGHTING.LAST_SEEN)
                .otherwise(greatest(
                        SIGHTING.LAST_SEEN,
                        newest(OBSERVATION.PLACE.eq(PLACE.KEY)),
                        newest(OBSERVATION.PLACE.eq(PLACE.ARCHIVE))));
    }

    private static Field<Long> newest(Condition where) {
        return coalesce(
                field(select(OBSERVATION.AT)
                        .from(OBSERVATION)
                        .where(
                                where,
                                OBSERVATION.OUTCOME.in(Arrays.stream(Observation.Outcome.values())
                                        .filter(Observation.Outcome::tells)
                                        .map(Enum::name)
                                        .toList()),
                                OBSERVATION.CONTENT.isNull().or(OBSERVATION.CAUSE.isNull()))
                        .orderBy(OBSERVATION.AT.desc(), OBSERVATION.ID.desc())
                        .limit(1)),
                inline(0L));
    }

    private static Stream<String> ids(Record row, Field<String> own, Field<String> ofArchive) {
        return Stream.of(own, ofArchive).flatMap(look -> Stream.ofNullable(row.get(look)));
    }

    private static Map<String, Observation> looks(
            DSLContext dsl, List<Record> rows, Field<String> own, Field<String> ofArchive) {
        List<String> ids = new ArrayList<>();
        rows.forEach(row -> ids(row, own, ofArchive).forEach(ids::add));
        Map<String, Observation> looks = new HashMap<>();
        for (List<String> some : Rows.parts(ids)) {
            dsl.select(OBSERVATION.fields())
                    .from(OBSERVATION)
                    .where(OBSERVATION.ID.in(some))
                    .forEach(row -> looks.put(row.get(OBSERVATION.ID), Observations.read(row)));
        }
        return looks;
    }
}
