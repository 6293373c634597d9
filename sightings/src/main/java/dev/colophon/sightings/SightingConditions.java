package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.ContentMatch.CONTENT_MATCH;
import static dev.colophon.store.schema.tables.Place.PLACE;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.selectOne;

import dev.colophon.index.Grade;
import dev.colophon.registry.work.Host;
import dev.colophon.sightings.decision.DecisionState;
import java.util.Arrays;
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
                .and(other(query));
    }

    /** What is asked for beside work, state and host. */
    static Condition other(SightingQuery query) {
        return (query.weakest() == Grade.CANDIDATE ? noCondition() : matches(query.weakest()))
                .and(query.strongest() == Grade.EXACT ? noCondition() : not(matches(better(query.strongest()))))
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

    private static Grade better(Grade grade) {
        return grade == Grade.CANDIDATE ? Grade.STRONG : Grade.EXACT;
    }

    private static Condition matches(Grade weakest) {
        return exists(selectOne()
                .from(CONTENT_MATCH)
                .join(REFERENCE)
                .on(REFERENCE.ID.eq(CONTENT_MATCH.REFERENCE))
                .where(
                        CONTENT_MATCH.CONTENT.eq(SIGHTING.CONTENT),
                        REFERENCE.WORK.eq(SIGHTING.WORK),
                        CONTENT_MATCH.GRADE.in(atLeast(weakest))));
    }

    /** The names of a grade and of those that are better. */
    static List<String> atLeast(Grade weakest) {
        return Arrays.stream(Grade.values())
                .filter(grade -> grade.compareTo(weakest) <= 0)
                .map(Grade::name)
                .toList();
    }
}
