package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;

import dev.colophon.sightings.decision.DecisionRows;
import dev.colophon.sightings.decision.DecisionRules;
import dev.colophon.sightings.decision.DecisionState;
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
     * What was seen of one work, and decided, was seen of another; the same content at the same place is one sighting, which is open
     * when not the same was decided of both.
     *
     * @return how many went over
     */
    public static int move(DSLContext dsl, DecisionRules rules, String from, String into) {
        Sighting there = SIGHTING.as("there");
        List<Record> twice =
                List.copyOf(dsl.select(SIGHTING.ID, SIGHTING.FIRST_SEEN, SIGHTING.LAST_SEEN, SIGHTING.DECISION_STATE)
                        .select(there.ID, there.DECISION_STATE)
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
            rules.merged(dsl, kept, state(both, SIGHTING), state(both, there));
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

    private static DecisionState state(Record row, Sighting of) {
        return DecisionState.valueOf(Rows.text(row, of.DECISION_STATE));
    }
}
