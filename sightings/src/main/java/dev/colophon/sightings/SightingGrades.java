package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.ContentMatch.CONTENT_MATCH;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import dev.colophon.index.Grade;
import dev.colophon.registry.work.Reference;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;

/**
 * The grade that stands with each sighting: the best of the matches of its content with files of its work, those that were removed
 * too. Whoever changes matches, or says of which work a file is, renews it in the same transaction.
 */
final class SightingGrades {

    private SightingGrades() {}

    /** The best grade of a content with files of each work that it matches, by the id of the work. */
    static Map<String, Grade> of(DSLContext dsl, String content) {
        return best(dsl, content, false);
    }

    private static Map<String, Grade> best(DSLContext dsl, String content, boolean locked) {
        var rows = dsl.select(REFERENCE.WORK, CONTENT_MATCH.GRADE)
                .from(CONTENT_MATCH)
                .join(REFERENCE)
                .on(REFERENCE.ID.eq(CONTENT_MATCH.REFERENCE))
                .where(CONTENT_MATCH.CONTENT.eq(content))
                .orderBy(REFERENCE.ID);
        Map<String, Grade> best = new HashMap<>();
        (locked && dsl.family() == SQLDialect.POSTGRES ? rows.forShare().of(REFERENCE) : rows)
                .forEach(row -> best.merge(
                        row.value1(),
                        Grade.valueOf(row.value2()),
                        (one, other) -> one.compareTo(other) <= 0 ? one : other));
        return best;
    }

    /** After the matches of a content have changed. Files that match it go to no other work until the transaction ends. */
    static void renew(DSLContext dsl, String content) {
        best(dsl, content, true)
                .forEach((work, grade) -> dsl.update(SIGHTING)
                        .set(SIGHTING.GRADE, grade.name())
                        .where(SIGHTING.CONTENT.eq(content), SIGHTING.WORK.eq(work), SIGHTING.GRADE.ne(grade.name()))
                        .execute());
    }

    /** After files of other works, and what matches them, became those of a work. */
    static void renewOf(DSLContext dsl, String work) {
        renew(dsl, SIGHTING.WORK.eq(work));
    }

    /** After a file went from one work to another. */
    static void renewOf(DSLContext dsl, Reference moved, String from, String to) {
        renew(
                dsl,
                SIGHTING.WORK
                        .in(from, to)
                        .and(SIGHTING.CONTENT.in(select(CONTENT_MATCH.CONTENT)
                                .from(CONTENT_MATCH)
                                .where(CONTENT_MATCH.REFERENCE.eq(moved.id().value())))));
    }

    /** Most have it already, of which no entry of an index is written anew. */
    private static void renew(DSLContext dsl, Condition which) {
        Field<String> best = when(matches(Grade.EXACT), inline(Grade.EXACT.name()))
                .when(matches(Grade.STRONG), inline(Grade.STRONG.name()))
                .otherwise(inline(Grade.CANDIDATE.name()));
        dsl.update(SIGHTING)
                .set(SIGHTING.GRADE, best)
                .where(which, SIGHTING.GRADE.ne(best))
                .execute();
    }

    private static Condition matches(Grade grade) {
        return exists(selectOne()
                .from(CONTENT_MATCH)
                .join(REFERENCE)
                .on(REFERENCE.ID.eq(CONTENT_MATCH.REFERENCE))
                .where(
                        CONTENT_MATCH.CONTENT.eq(SIGHTING.CONTENT),
                        REFERENCE.WORK.eq(SIGHTING.WORK),
                        CONTENT_MATCH.GRADE.eq(grade.name())));
    }
}
