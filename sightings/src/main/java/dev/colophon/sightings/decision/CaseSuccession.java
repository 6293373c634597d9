package dev.colophon.sightings.decision;

import static dev.colophon.store.schema.tables.CaseSighting.CASE_SIGHTING;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;

import dev.colophon.sightings.membership.CaseMembership;
import dev.colophon.sightings.membership.CaseMembership.Departure;
import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/**
 * What a copy is in a case for, its next bytes are: a page that counts its visitors is not gone because it is other bytes at each
 * look. Where a sighting is gone, and the same work is in what stands at its place now, and is confirmed as before, that one takes
 * its place in the case.
 */
public final class CaseSuccession {

    private static final String GONE = "GONE";
    private static final String PRESENT = "PRESENT";

    private final Ids ids;

    /** @param ids whose clock says when it was done */
    public CaseSuccession(Ids ids) {
        this.ids = ids;
    }

    private record Member(String sighting, String caseFile) {}

    /** To be called when other bytes were seen at a place, and rules have decided of them. */
    public void seen(DSLContext dsl, String place) {
        Map<String, Member> gone = gone(dsl, place);
        if (gone.isEmpty()) {
            return;
        }
        Map<String, String> next = next(dsl, place, gone.keySet());
        Set<String> licensed = LicenceRules.covering(dsl, next.values()).keySet();
        Instant now = Ids.timeOf(ids.next());
        next.forEach((work, successor) -> {
            Member member = gone.get(work);
            if (member != null && !licensed.contains(successor)) {
                CaseMembership.leave(
                        dsl,
                        List.of(new Departure(
                                member.sighting(),
                                "other bytes stand at its place now, with the work in them: the sighting %s"
                                        .formatted(successor),
                                Optional.empty(),
                                now,
                                true)));
                CaseMembership.join(
                        dsl,
                        member.caseFile(),
                        List.of(successor),
                        "it takes the place of the sighting %s, whose bytes are gone".formatted(member.sighting()),
                        now,
                        Optional.empty());
            }
        });
    }

    /** Those in open cases that are gone from a place, by the work. */
    private static Map<String, Member> gone(DSLContext dsl, String place) {
        Map<String, Member> gone = new LinkedHashMap<>();
        dsl.select(SIGHTING.WORK, SIGHTING.ID, CASE_SIGHTING.CASE_FILE)
                .from(SIGHTING)
                .join(CASE_SIGHTING)
                .on(CASE_SIGHTING.SIGHTING.eq(SIGHTING.ID), CASE_SIGHTING.ACTIVE.isTrue())
                .where(SIGHTING.PLACE.eq(place), SIGHTING.STATE.eq(GONE))
                .orderBy(SIGHTING.ID)
                .forEach(row -> gone.put(row.value1(), new Member(row.value2(), row.value3())));
        return gone;
    }

    /** The confirmed ones that stand there now and are in no open case, by the work. */
    private static Map<String, String> next(DSLContext dsl, String place, Set<String> works) {
        Map<String, String> next = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(works))) {
            Condition there = SIGHTING.PLACE
                    .eq(place)
                    .and(SIGHTING.WORK.in(some))
                    .and(SIGHTING.STATE.eq(PRESENT))
                    .and(SIGHTING.DECISION_STATE.eq(DecisionState.CONFIRMED.name()));
            var rows = dsl.select(SIGHTING.WORK, SIGHTING.ID)
                    .from(SIGHTING)
                    .where(there)
                    .orderBy(SIGHTING.ID);
            (dsl.family() == SQLDialect.POSTGRES ? rows.forUpdate() : rows)
                    .forEach(row -> next.put(row.value1(), row.value2()));
        }
        next.values().removeAll(CaseMembership.active(dsl, next.values()).keySet());
        return next;
    }
}
