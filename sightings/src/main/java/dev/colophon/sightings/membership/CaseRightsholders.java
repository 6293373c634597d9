package dev.colophon.sightings.membership;

import static dev.colophon.store.schema.tables.CaseFile.CASE_FILE;
import static dev.colophon.store.schema.tables.CaseSighting.CASE_SIGHTING;
import static dev.colophon.store.schema.tables.Notice.NOTICE;
import static dev.colophon.store.schema.tables.Party.PARTY;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;
import static dev.colophon.store.schema.tables.Work.WORK;

import dev.colophon.sightings.membership.CaseMembership.Departure;
import dev.colophon.store.Rows;
import dev.colophon.store.schema.tables.CaseFile;
import dev.colophon.store.schema.tables.Party;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/** A case acts for one rightsholder: what is another's by now leaves it, and may go into one of that other. */
public final class CaseRightsholders {

    private CaseRightsholders() {}

    /**
     * To be called in the transaction in which works were given to others. About what a notice is out, that is to be taken back.
     *
     * @param by the person who gave them
     * @return how many sightings left open cases
     */
    public static int changed(DSLContext dsl, Collection<String> works, Instant at, Optional<String> by) {
        int left = 0;
        Party claimant = PARTY.as("claimant");
        for (List<String> some : Rows.parts(works.stream().sorted().distinct().toList())) {
            lock(dsl, some);
            List<Departure> departures = dsl.select(SIGHTING.ID, WORK.TITLE, PARTY.NAME, claimant.NAME)
                    .from(SIGHTING)
                    .join(CASE_SIGHTING)
                    .on(CASE_SIGHTING.SIGHTING.eq(SIGHTING.ID), CASE_SIGHTING.ACTIVE.isTrue())
                    .join(CASE_FILE)
                    .on(CASE_FILE.ID.eq(CASE_SIGHTING.CASE_FILE))
                    .join(WORK)
                    .on(WORK.ID.eq(SIGHTING.WORK))
                    .join(PARTY)
                    .on(PARTY.ID.eq(WORK.OWNER))
                    .join(claimant)
                    .on(claimant.ID.eq(CASE_FILE.RIGHTSHOLDER))
                    .where(SIGHTING.WORK.in(some), WORK.OWNER.ne(CASE_FILE.RIGHTSHOLDER))
                    .orderBy(SIGHTING.ID)
                    .fetch(row -> new Departure(
                            row.value1(),
                            "`%s` is of %s now, and this case acts for %s"
                                    .formatted(row.value2(), row.value3(), row.value4()),
                            by,
                            at,
                            false));
            CaseMembership.leave(dsl, departures);
            left += departures.size();
        }
        return left;
    }

    /** Whoever opens cases meanwhile waits, and sees the new owner. */
    private static void lock(DSLContext dsl, List<String> works) {
        if (dsl.family() == SQLDialect.POSTGRES) {
            dsl.select(SIGHTING.ID)
                    .from(SIGHTING)
                    .where(SIGHTING.WORK.in(works))
                    .orderBy(SIGHTING.ID)
                    .forUpdate()
                    .fetch();
        }
    }

    /** Those of these sightings that are in an open case of the rightsholder for whom a notice speaks. */
    public static Set<String> activeFor(DSLContext dsl, String notice, Collection<String> sightings) {
        Set<String> active = new HashSet<>();
        CaseFile speaking = CASE_FILE.as("speaking");
        for (List<String> some : Rows.parts(List.copyOf(sightings))) {
            active.addAll(dsl.select(CASE_SIGHTING.SIGHTING)
                    .from(CASE_SIGHTING)
                    .join(CASE_FILE)
                    .on(CASE_FILE.ID.eq(CASE_SIGHTING.CASE_FILE))
                    .join(NOTICE)
                    .on(NOTICE.ID.eq(notice))
                    .join(speaking)
                    .on(speaking.ID.eq(NOTICE.CASE_FILE), speaking.RIGHTSHOLDER.eq(CASE_FILE.RIGHTSHOLDER))
                    .where(CASE_SIGHTING.SIGHTING.in(some), CASE_SIGHTING.ACTIVE.isTrue())
                    .fetch(CASE_SIGHTING.SIGHTING));
        }
        return active;
    }

    /** Of each of these sightings the owner of its work: the id by that of the sighting. */
    public static Map<String, String> owners(DSLContext dsl, Collection<String> sightings) {
        Map<String, String> owners = new HashMap<>();
        for (List<String> some : Rows.parts(List.copyOf(sightings))) {
            owners.putAll(dsl.select(SIGHTING.ID, WORK.OWNER)
                    .from(SIGHTING)
                    .join(WORK)
                    .on(WORK.ID.eq(SIGHTING.WORK))
                    .where(SIGHTING.ID.in(some))
                    .fetchMap(SIGHTING.ID, WORK.OWNER));
        }
        return owners;
    }
}
