package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.ContentMatch.CONTENT_MATCH;
import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.SecondReview.SECOND_REVIEW;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.colophon.registry.registration.ReferenceMoveListener;
import dev.colophon.registry.work.Reference;
import dev.colophon.sightings.decision.DecisionRows;
import dev.colophon.sightings.decision.DecisionRules;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import dev.colophon.store.schema.tables.Sighting;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * What was seen of a work, or of one of its files, when it is one of another work from now on. The same content at the same place
 * then is one sighting, which is open when not the same was decided of both; the id of the one that is no more leads to it.
 */
public final class SightingMoves implements ReferenceMoveListener {

    private static final String MERGED = "works were merged of which this was %s and %s";
    private static final String MOVED = "a file went from a work of which this was %s to one of which it was %s";

    private final Ids ids;
    private final DecisionRules rules;

    /** @param ids whose clock says when it was done */
    public SightingMoves(Ids ids) {
        this.ids = ids;
        this.rules = new DecisionRules(ids);
    }

    /**
     * What was seen of one work, and decided, was seen of another.
     *
     * @return how many went over
     */
    public int merge(DSLContext dsl, String from, String into) {
        dsl.update(DECISION)
                .set(DECISION.WORK, into)
                .where(DECISION.WORK.eq(from))
                .execute();
        int moved = move(dsl, SIGHTING.WORK.eq(from), into, MERGED);
        SightingGrades.renewOf(dsl, into);
        return moved;
    }

    /** What was seen of the file was seen of the other work; of the one that it belonged to as well where other files of that are in it. */
    @Override
    public void moved(DSLContext dsl, Reference reference, String from, String to) {
        Condition ofFile = SIGHTING.WORK
                .eq(from)
                .and(exists(selectOne()
                        .from(CONTENT_MATCH)
                        .where(
                                CONTENT_MATCH.CONTENT.eq(SIGHTING.CONTENT),
                                CONTENT_MATCH.REFERENCE.eq(reference.id().value()))));
        Condition ofOthers = exists(selectOne()
                .from(CONTENT_MATCH)
                .join(REFERENCE)
                .on(REFERENCE.ID.eq(CONTENT_MATCH.REFERENCE))
                .where(CONTENT_MATCH.CONTENT.eq(SIGHTING.CONTENT), REFERENCE.WORK.eq(from)));
        Condition moves = ofFile.andNot(ofOthers);
        // What was decided was decided of the same part.
        dsl.update(DECISION)
                .set(DECISION.WORK, to)
                .where(
                        DECISION.WORK.eq(from),
                        row(DECISION.PLACE, DECISION.CONTENT)
                                .in(select(SIGHTING.PLACE, SIGHTING.CONTENT)
                                        .from(SIGHTING)
                                        .where(moves)))
                .execute();
        move(dsl, moves, to, MOVED);
        dsl.selectFrom(SIGHTING).where(ofFile).orderBy(SIGHTING.ID).fetch().forEach(seen -> copy(dsl, seen, to));
        SightingGrades.renewOf(dsl, reference, from, to);
    }

    /** @param why one that is open again says so, with what was decided of both */
    private int move(DSLContext dsl, Condition which, String into, String why) {
        Sighting there = SIGHTING.as("there");
        List<Record> twice =
                List.copyOf(dsl.select(SIGHTING.ID, SIGHTING.FIRST_SEEN, SIGHTING.LAST_SEEN, SIGHTING.DECISION_STATE)
                        .select(there.ID, there.DECISION_STATE)
                        .from(SIGHTING)
                        .join(there)
                        .on(there.PLACE.eq(SIGHTING.PLACE), there.CONTENT.eq(SIGHTING.CONTENT), there.WORK.eq(into))
                        .where(which)
                        .fetch());
        for (Record both : twice) {
            String gone = Rows.text(both, SIGHTING.ID);
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
            DecisionRows.move(dsl, gone, kept);
            DecisionRows.replaced(dsl, ids, gone, kept);
            // Whoever is asked about the one is asked about the other.
            dsl.update(SECOND_REVIEW)
                    .set(SECOND_REVIEW.SIGHTING, kept)
                    .where(SECOND_REVIEW.SIGHTING.eq(gone))
                    .execute();
            dsl.deleteFrom(SIGHTING).where(SIGHTING.ID.eq(gone)).execute();
            rules.joined(dsl, kept, state(both, SIGHTING), state(both, there), why);
        }
        return twice.size()
                + dsl.update(SIGHTING).set(SIGHTING.WORK, into).where(which).execute();
    }

    private static DecisionState state(Record row, Sighting of) {
        return DecisionState.valueOf(Rows.text(row, of.DECISION_STATE));
    }

    /** Nothing was decided of the file alone. */
    private void copy(DSLContext dsl, Record seen, String work) {
        dsl.insertInto(SIGHTING)
                .set(SIGHTING.ID, ids.next())
                .set(SIGHTING.ORGANISATION, seen.get(SIGHTING.ORGANISATION))
                .set(SIGHTING.PLACE, seen.get(SIGHTING.PLACE))
                .set(SIGHTING.HOST, seen.get(SIGHTING.HOST))
                .set(SIGHTING.CONTENT, seen.get(SIGHTING.CONTENT))
                .set(SIGHTING.WORK, work)
                .set(SIGHTING.FIRST_SEEN, seen.get(SIGHTING.FIRST_SEEN))
                .set(SIGHTING.LAST_SEEN, seen.get(SIGHTING.LAST_SEEN))
                .set(SIGHTING.STATE, seen.get(SIGHTING.STATE))
                .onConflictDoNothing()
                .execute();
    }
}
