package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;

import dev.colophon.sightings.decision.DecisionRows;
import dev.colophon.store.Rows;
import dev.colophon.store.schema.tables.Sighting;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** What was seen of a work that was merged into another. */
public final class MergedSightings {

    private MergedSightings() {}

    /**
     * What was seen of one work, and decided, was seen of another; the same content at the same place is one sighting.
     *
     * @return how many went over
     */
    public static int move(DSLContext dsl, String from, String into) {
        Sighting there = SIGHTING.as("there");
        List<Record> twice = List.copyOf(dsl.select(SIGHTING.ID, SIGHTING.FIRST_SEEN, SIGHTING.LAST_SEEN, there.ID)
                .from(SIGHTING)
                .join(there)
                .on(there.PLACE.eq(SIGHTING.PLACE), there.CONTENT.eq(SIGHTING.CONTENT), there.WORK.eq(into))
                .where(SIGHTING.WORK.eq(from))
                .fetch());
        for (Record both : twice) {
            String kept = Rows.text(both, there.ID);
            dsl.update(SIGHTING)
                    .set(
                            SIGHTING.FIRST_SEEN,
                            DSL.least(SIGHTING.FIRST_SEEN, DSL.val(Rows.number(both, SIGHTING.FIRST_SEEN))))
                    .set(
                            SIGHTING.LAST_SEEN,
                            DSL.greatest(SIGHTING.LAST_SEEN, DSL.val(Rows.number(both, SIGHTING.LAST_SEEN))))
                    .where(SIGHTING.ID.eq(kept))
                    .execute();
            DecisionRows.move(dsl, Rows.text(both, SIGHTING.ID), kept);
            dsl.deleteFrom(SIGHTING)
                    .where(SIGHTING.ID.eq(Rows.text(both, SIGHTING.ID)))
                    .execute();
        }
        dsl.update(DECISION)
                .set(DECISION.WORK, into)
                .where(DECISION.WORK.eq(from))
                .execute();
        return twice.size()
                + dsl.update(SIGHTING)
                        .set(SIGHTING.WORK, into)
                        .where(SIGHTING.WORK.eq(from))
                        .execute();
    }
}
