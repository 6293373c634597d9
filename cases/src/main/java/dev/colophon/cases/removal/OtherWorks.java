package dev.colophon.cases.removal;

import static dev.colophon.store.schema.tables.RemovalLook.REMOVAL_LOOK;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import dev.colophon.store.schema.tables.RemovalLook;
import dev.colophon.store.schema.tables.Sighting;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Looks for copies of other works in the same bytes at the same place: one of two works in a text may be dropped from it, and the
 * other stay. A look whose sighting was made anew since is of the copy as before.
 */
public final class OtherWorks {

    private static final Sighting LOOKED_FOR = SIGHTING.as("looked_for");
    private static final Sighting COPY = SIGHTING.as("copy");

    private OtherWorks() {}

    /** Whether a look of the query was for another work than this. */
    public static Condition isFor(Field<String> work) {
        return exists(
                selectOne().from(LOOKED_FOR).where(LOOKED_FOR.ID.eq(REMOVAL_LOOK.SIGHTING), LOOKED_FOR.WORK.ne(work)));
    }

    /** The same of a work by its id. */
    static Condition isFor(String work) {
        return isFor(DSL.val(work));
    }

    /** Whether another look was for another work than that of the query. */
    public static Condition isFor(RemovalLook other) {
        return exists(selectOne()
                .from(COPY)
                .join(LOOKED_FOR)
                .on(LOOKED_FOR.WORK.ne(COPY.WORK))
                .where(COPY.ID.eq(other.SIGHTING), LOOKED_FOR.ID.eq(REMOVAL_LOOK.SIGHTING)));
    }
}
