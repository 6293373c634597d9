package dev.colophon.registry.edit;

import static dev.colophon.store.schema.tables.Competing.COMPETING;
import static dev.colophon.store.schema.tables.Reference.REFERENCE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.colophon.store.schema.tables.Reference;
import dev.colophon.store.schema.tables.Work;
import org.jooq.DSLContext;

/** Whether references share content with those of another owner, after works have changed hands or left. */
final class CompetingClaims {

    private CompetingClaims() {}

    /** Of the references of a work, and of those that were found to share content with them. */
    static void renew(DSLContext dsl, String work) {
        Reference other = REFERENCE.as("other");
        Work own = dev.colophon.store.schema.tables.Work.WORK.as("own");
        Work others = dev.colophon.store.schema.tables.Work.WORK.as("others");
        dsl.update(REFERENCE)
                .set(
                        REFERENCE.COMPETING,
                        field(exists(selectOne()
                                .from(COMPETING)
                                .join(other)
                                .on(other.ID.eq(COMPETING.OTHER))
                                .join(others)
                                .on(others.ID.eq(other.WORK))
                                .join(own)
                                .on(own.ID.eq(REFERENCE.WORK))
                                .where(
                                        COMPETING.REFERENCE.eq(REFERENCE.ID),
                                        other.REMOVED_AT.isNull(),
                                        others.OWNER.ne(own.OWNER)))))
                .where(REFERENCE
                        .WORK
                        .eq(work)
                        .or(REFERENCE.ID.in(select(COMPETING.REFERENCE)
                                .from(COMPETING)
                                .join(other)
                                .on(other.ID.eq(COMPETING.OTHER))
                                .where(other.WORK.eq(work)))))
                .execute();
    }
}
