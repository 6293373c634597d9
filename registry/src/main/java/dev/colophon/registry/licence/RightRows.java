package dev.colophon.registry.licence;

import static dev.colophon.store.schema.tables.Party.PARTY;
import static dev.colophon.store.schema.tables.RightClaim.RIGHT_CLAIM;

import dev.colophon.registry.licence.term.DateRange;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.licence.term.Territories;
import dev.colophon.registry.work.Party;
import dev.colophon.store.Rows;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What parties hold of works, as it stands in the database. */
final class RightRows {

    private RightRows() {}

    /** Claims, oldest first. */
    static List<RightClaim> claims(DSLContext dsl, Condition which) {
        return dsl.select(RIGHT_CLAIM.fields())
                .select(PARTY.NAME)
                .from(RIGHT_CLAIM)
                .join(PARTY)
                .on(PARTY.ID.eq(RIGHT_CLAIM.PARTY))
                .where(which)
                .orderBy(RIGHT_CLAIM.ID)
                .fetch(row -> new RightClaim(
                        Rows.text(row, RIGHT_CLAIM.ID),
                        Rows.text(row, RIGHT_CLAIM.WORK),
                        new Party(Rows.text(row, RIGHT_CLAIM.PARTY), Rows.text(row, PARTY.NAME)),
                        LicensedUse.ofStored(Rows.text(row, RIGHT_CLAIM.USES)),
                        Territories.ofStored(Rows.text(row, RIGHT_CLAIM.TERRITORIES)),
                        DateRange.of(Rows.maybe(row, RIGHT_CLAIM.VALID_FROM), Rows.maybe(row, RIGHT_CLAIM.VALID_TO)),
                        row.get(RIGHT_CLAIM.SHARE_BASIS_POINTS),
                        row.get(RIGHT_CLAIM.MAY_LICENSE)));
    }
}
