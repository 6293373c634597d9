package dev.colophon.sightings;

import static dev.colophon.sightings.decision.DecisionRows.LAST;
import static dev.colophon.store.schema.tables.Decision.DECISION;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;

import dev.colophon.sightings.decision.DecisionState;
import dev.colophon.store.Rows;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What was known before, and what somebody says of licences, or says no more, decides otherwise since. */
final class SignalChanges {

    private SignalChanges() {}

    /**
     * The sightings that rules hold now and did not before, or held before and do not now, because nobody says so any more.
     *
     * @param since an id that was made then
     * @return of each by its id what was decided of it before
     */
    static Map<String, DecisionState> since(DSLContext dsl, Condition which, String since) {
        Map<String, DecisionState> now = new LinkedHashMap<>();
        dsl.select(SIGHTING.ID, SIGHTING.DECISION_STATE)
                .from(LAST)
                .join(SIGHTING)
                .on(SIGHTING.DECISION.eq(LAST.ID))
                .where(
                        LAST.ID.gt(since),
                        LAST.DECIDED_BY.isNull(),
                        SIGHTING.ID.lt(since),
                        SIGHTING.DECISION_STATE.in(DecisionState.undecided().stream()
                                .map(Enum::name)
                                .toList()),
                        which)
                .orderBy(SIGHTING.ID)
                .forEach(row -> now.put(row.value1(), DecisionState.valueOf(row.value2())));
        Map<String, DecisionState> before = before(dsl, List.copyOf(now.keySet()), since);
        Map<String, DecisionState> changed = new TreeMap<>();
        now.forEach((id, state) -> {
            DecisionState was = before.getOrDefault(id, DecisionState.OPEN);
            if (was != state && (state == DecisionState.HELD || was == DecisionState.HELD)) {
                changed.put(id, was);
            }
        });
        return changed;
    }

    private static Map<String, DecisionState> before(DSLContext dsl, List<String> sightings, String since) {
        Map<String, DecisionState> before = new HashMap<>();
        for (List<String> some : Rows.parts(sightings)) {
            dsl.select(DECISION.SIGHTING, DECISION.STATE)
                    .from(DECISION)
                    .where(DECISION.SIGHTING.in(some), DECISION.ID.lt(since))
                    .orderBy(DECISION.DECIDED_AT, DECISION.ID)
                    .forEach(row -> before.put(row.value1(), DecisionState.valueOf(row.value2())));
        }
        return before;
    }
}
