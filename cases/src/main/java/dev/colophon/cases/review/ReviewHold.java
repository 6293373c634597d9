package dev.colophon.cases.review;

import static dev.colophon.sightings.decision.DecisionRows.LAST;
import static dev.colophon.store.schema.tables.BulkGroup.BULK_GROUP;
import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;

import dev.colophon.registry.work.Organisation;
import dev.colophon.sightings.StoredSighting;
import dev.colophon.sightings.decision.DecisionRows;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * Why a confirmed sighting is in no notice yet, although nothing speaks against it.
 *
 * @param until when; far in the future where a person has to do something first
 */
public record ReviewHold(Kind kind, Instant until) {

    /** What is waited for. */
    public enum Kind {
        /** A second person has not looked yet. */
        SECOND_EYE,
        /** Two persons said different things of it: a third decides. */
        DISAGREED,
        /** It was confirmed together with others, which can be taken back for a while. */
        BULK
    }

    /** Those of these sightings that wait, by their ids. */
    public static Map<String, ReviewHold> of(
            DSLContext dsl, Organisation organisation, Collection<StoredSighting> sightings, Instant now) {
        List<String> ids = sightings.stream().map(StoredSighting::id).toList();
        Map<String, ReviewHold> holds = new HashMap<>();
        for (List<String> some : Rows.parts(ids)) {
            dsl.select(SIGHTING.ID, BULK_GROUP.HOLD_UNTIL)
                    .from(SIGHTING)
                    .join(LAST)
                    .on(LAST.ID.eq(SIGHTING.DECISION))
                    .join(DECISION)
                    .on(DecisionRows.holding())
                    .join(BULK_GROUP)
                    .on(BULK_GROUP.BATCH.eq(DECISION.BATCH))
                    .where(SIGHTING.ID.in(some), BULK_GROUP.HOLD_UNTIL.gt(now.toEpochMilli()))
                    .forEach(row ->
                            holds.put(row.value1(), new ReviewHold(Kind.BULK, Instant.ofEpochMilli(row.value2()))));
        }
        new SecondReviews(dsl, organisation)
                .waiting(ids)
                .forEach((id, review) -> holds.put(
                        id,
                        new ReviewHold(
                                review.state() == SecondReview.State.OPEN ? Kind.SECOND_EYE : Kind.DISAGREED,
                                Instant.MAX)));
        return holds;
    }
}
