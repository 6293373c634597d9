package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.ContentMatch.CONTENT_MATCH;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static dev.colophon.store.schema.tables.Work.WORK;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.colophon.index.Grade;
import dev.colophon.sightings.decision.CaseSuccession;
import dev.colophon.sightings.decision.DecisionRules;
import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.sightings.decision.ExceptionRules;
import dev.colophon.sightings.decision.HoldRules;
import dev.colophon.sightings.decision.LicenceRules;
import dev.colophon.sightings.membership.CaseMembership;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;

/** Makes the rows of sightings from what matches and what was observed. */
final class SightingRows {

    private record MatchedWork(String id, String organisation) {}

    private final Ids ids;
    private final DecisionRules decisions;
    private final LicenceRules licences;
    private final HoldRules holds;
    private final ExceptionRules exceptions;

    SightingRows(Ids ids) {
        this.ids = ids;
        this.decisions = new DecisionRules(ids);
        this.licences = new LicenceRules(ids);
        this.holds = new HoldRules(ids);
        this.exceptions = new ExceptionRules(ids);
    }

    /** What no longer matches is no sighting. */
    void removeOthers(DSLContext dsl, String content) {
        Condition others = SIGHTING.CONTENT.eq(content).and(SIGHTING.WORK.notIn(matched(dsl, content, noCondition())));
        Instant now = Ids.timeOf(ids.next());
        CaseMembership.leave(
                dsl,
                dsl
                        .select(SIGHTING.ID)
                        .from(SIGHTING)
                        .where(others, SIGHTING.DECISION_STATE.eq(DecisionState.CONFIRMED.name()))
                        .fetch(SIGHTING.ID)
                        .stream()
                        .map(id -> new CaseMembership.Departure(
                                id,
                                "the work is in these bytes no more, as they are compared now",
                                Optional.empty(),
                                now,
                                false))
                        .toList());
        dsl.deleteFrom(SIGHTING).where(others).execute();
    }

    private static Select<Record1<String>> matched(DSLContext dsl, String content, Condition which) {
        return dsl.select(REFERENCE.WORK)
                .from(CONTENT_MATCH)
                .join(REFERENCE)
                .on(REFERENCE.ID.eq(CONTENT_MATCH.REFERENCE))
                .where(CONTENT_MATCH.CONTENT.eq(content), which);
    }

    /** At every place where the organisation of a work saw the content; returns the ids of those that are new. */
    List<String> addEverywhere(DSLContext dsl, String content) {
        return add(dsl, content, Optional.empty());
    }

    /** At a place where the organisation of a work saw the content; returns the ids of those that are new. */
    List<String> addAt(DSLContext dsl, String content, String place) {
        return add(dsl, content, Optional.of(place));
    }

    private List<String> add(DSLContext dsl, String content, Optional<String> at) {
        Map<String, List<MatchedWork>> works = dsl
                .select(WORK.ID, WORK.ORGANISATION)
                .from(WORK)
                .where(WORK.ID.in(matched(dsl, content, REFERENCE.REMOVED_AT.isNull())))
                .orderBy(WORK.ID)
                .fetch(row -> new MatchedWork(row.value1(), row.value2()))
                .stream()
                .collect(Collectors.groupingBy(MatchedWork::organisation));
        if (works.isEmpty()) {
            return List.of();
        }
        Map<String, Grade> grades = SightingGrades.of(dsl, content);
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        for (Viewers.Seen seen : Viewers.of(dsl, content, at)) {
            int before = added.size();
            for (MatchedWork work : works.getOrDefault(seen.organisation(), List.of())) {
                String id = ids.next();
                int rows = dsl.insertInto(SIGHTING)
                        .set(SIGHTING.ID, id)
                        .set(SIGHTING.ORGANISATION, work.organisation())
                        .set(SIGHTING.PLACE, seen.place())
                        .set(SIGHTING.HOST, select(PLACE.HOST).from(PLACE).where(PLACE.KEY.eq(seen.place())))
                        .set(SIGHTING.CONTENT, content)
                        .set(SIGHTING.WORK, work.id())
                        .set(
                                SIGHTING.GRADE,
                                grades.getOrDefault(work.id(), Grade.CANDIDATE).name())
                        .set(SIGHTING.STATE, StoredSighting.State.PRESENT.name())
                        .set(SIGHTING.FIRST_SEEN, seen.first())
                        .set(SIGHTING.LAST_SEEN, seen.last())
                        .onConflictDoNothing()
                        .execute();
                if (rows > 0) {
                    Observations.entrySeen(dsl, id);
                    decisions.inherit(dsl, id, seen.place(), content, work.id());
                    added.add(id);
                }
            }
            if (added.size() > before) {
                SightingStates.store(dsl, ids, seen.place());
                changed.add(seen.place());
            }
        }
        Rows.parts(added).forEach(some -> licences.seen(dsl, SIGHTING.ID.in(some)));
        Rows.parts(added).forEach(some -> holds.seen(dsl, SIGHTING.ID.in(some)));
        Rows.parts(added).forEach(some -> exceptions.seen(dsl, SIGHTING.ID.in(some)));
        CaseSuccession succession = new CaseSuccession(ids);
        changed.forEach(place -> succession.seen(dsl, place));
        return added;
    }
}
