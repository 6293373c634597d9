package dev.colophon.registry.licence;

import static dev.colophon.store.schema.tables.RightClaim.RIGHT_CLAIM;

import dev.colophon.registry.Works;
import dev.colophon.registry.history.WorkEvent;
import dev.colophon.registry.history.WorkEvent.Change;
import dev.colophon.registry.history.WorkEvents;
import dev.colophon.registry.licence.term.LicensedUse;
import dev.colophon.registry.work.Work;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** What parties hold of works; every change is in the history of the work. */
public final class RightClaims {

    private final DSLContext dsl;

    /** Within a transaction of whoever asks. */
    public RightClaims(DSLContext dsl) {
        this.dsl = dsl;
    }

    /** Those of a work, oldest first. */
    public List<RightClaim> of(Work work) {
        return RightRows.claims(dsl, RIGHT_CLAIM.WORK.eq(work.id()));
    }

    /** Those of a work that were stated by whoever is called so at the beginning. */
    public List<RightClaim> statedBy(Work work, String beginning) {
        return RightRows.claims(dsl, RIGHT_CLAIM.WORK.eq(work.id()).and(RIGHT_CLAIM.STATED_BY.startsWith(beginning)));
    }

    /** By works, those of them in which something is held beside their owners, oldest first. */
    public Map<String, List<RightClaim>> of(Collection<String> works) {
        List<RightClaim> claims = new ArrayList<>();
        for (List<String> some : Rows.parts(List.copyOf(works))) {
            claims.addAll(RightRows.claims(dsl, RIGHT_CLAIM.WORK.in(some)));
        }
        return claims.stream().collect(Collectors.groupingBy(RightClaim::work));
    }

    /** States one. */
    public void add(RightClaim claim, WorkEvents events, String by) {
        dsl.insertInto(RIGHT_CLAIM)
                .set(RIGHT_CLAIM.ID, claim.id())
                .set(RIGHT_CLAIM.WORK, claim.work())
                .set(RIGHT_CLAIM.PARTY, claim.party().id())
                .set(RIGHT_CLAIM.USES, LicensedUse.stored(claim.uses()))
                .set(RIGHT_CLAIM.TERRITORIES, claim.territories().stored())
                .set(RIGHT_CLAIM.VALID_FROM, claim.dates().begins().orElse(null))
                .set(RIGHT_CLAIM.VALID_TO, claim.dates().ends().orElse(null))
                .set(RIGHT_CLAIM.SHARE_BASIS_POINTS, claim.shareBasisPoints())
                .set(RIGHT_CLAIM.MAY_LICENSE, claim.mayLicense())
                .set(RIGHT_CLAIM.STATED_BY, by)
                .set(RIGHT_CLAIM.STATED_AT, Ids.timeOf(claim.id()).toEpochMilli())
                .execute();
        events.record(dsl, claim.work(), WorkEvent.Action.EDITED, List.of(Change.added("right", claim.sentence())));
    }

    /**
     * Takes one back.
     *
     * @param idOrPrefix the id of one of the work, or the only start or end of one
     * @throws dev.colophon.registry.work.RegistryException when the work has none like that
     */
    public void remove(Work work, String idOrPrefix, WorkEvents events) {
        RightClaim claim = Works.one(
                of(work).stream()
                        .filter(one -> Ids.isMeant(one.id(), idOrPrefix))
                        .toList(),
                "right",
                idOrPrefix,
                "colophon works rights " + work.id());
        dsl.deleteFrom(RIGHT_CLAIM).where(RIGHT_CLAIM.ID.eq(claim.id())).execute();
        events.record(dsl, work.id(), WorkEvent.Action.EDITED, List.of(Change.removed("right", claim.sentence())));
    }
}
