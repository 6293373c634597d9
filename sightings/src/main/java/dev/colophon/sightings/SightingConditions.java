package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.noCondition;

import dev.colophon.index.Grade;
import dev.colophon.registry.work.Host;
import dev.colophon.sightings.decision.DecisionState;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;

/** What a query asks for, as conditions on sightings and their places. */
final class SightingConditions {

    /** The character after a colon: a host with a port sorts between. */
    private static final char AFTER_COLON = ';';

    private SightingConditions() {}

    static Condition of(SightingQuery query) {
        return query.work()
                .map(SIGHTING.WORK::eq)
                .orElse(noCondition())
                .and(in(query.states()))
                .and(query.host().map(host -> at(SIGHTING.HOST, host)).orElse(noCondition()))
                .and(inGrades(grades(query)))
                .and(query.place().map(PLACE.URI::contains).orElse(noCondition()))
                .and(seen(query));
    }

    /** When those that are asked for were last seen, which the indexes of a list hold. */
    static Condition seen(SightingQuery query) {
        return query.since()
                .map(since -> SIGHTING.LAST_SEEN.ge(since.toEpochMilli()))
                .orElse(noCondition())
                .and(query.after().map(SightingConditions::comesAfter).orElse(noCondition()));
    }

    private static Condition in(Set<DecisionState> states) {
        if (states.size() == DecisionState.values().length) {
            return noCondition();
        }
        List<String> names = states.stream().map(Enum::name).sorted().toList();
        return names.size() == 1 ? SIGHTING.DECISION_STATE.eq(names.getFirst()) : SIGHTING.DECISION_STATE.in(names);
    }

    /** The host or one under it, with any port. */
    static Condition at(Field<String> field, Host host) {
        String name = host.name();
        return field.eq(name)
                .or(field.ge(name + ":").and(field.lt(name + AFTER_COLON)))
                .or(field.endsWith("." + name))
                .or(field.contains("." + name + ":"));
    }

    private static Condition comesAfter(StoredSighting last) {
        long seen = last.lastSeen().toEpochMilli();
        return SIGHTING.LAST_SEEN.le(seen).and(SIGHTING.LAST_SEEN.lt(seen).or(SIGHTING.ID.lt(last.id())));
    }

    /** The grades that are asked for. */
    static Set<Grade> grades(SightingQuery query) {
        Set<Grade> grades = EnumSet.allOf(Grade.class);
        grades.removeIf(grade -> grade.compareTo(query.weakest()) > 0 || grade.compareTo(query.strongest()) < 0);
        return grades;
    }

    private static Condition inGrades(Set<Grade> grades) {
        return grades.size() == Grade.values().length
                ? noCondition()
                : SIGHTING.GRADE.in(grades.stream().map(Grade::name).toList());
    }
}
