package dev.colophon.sightings;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Copies that are seen again after a look that told nothing: no answer, a refusal, or one that asked to come back later. Their bytes
 * are the same, so nothing is looked into.
 */
final class CopiesSeenAgain {

    /**
     * Whether a look since then found what stands somewhere unchanged, and the look before it told nothing. Scalar, so that each is
     * looked up in the index of looks by place.
     */
    private static String isAgain(String place) {
        return "coalesce((select 1 from observation o where o.place = " + place
                + " and o.at >= ? and o.at <= sighting.last_seen and o.outcome = 'UNCHANGED' and (select b.outcome "
                + "from observation b where b.place = o.place and (b.at < o.at or (b.at = o.at and b.id < o.id)) "
                + "and b.at > sighting.first_seen order by b.at desc, b.id desc limit 1) in ('REFUSED', 'LATER', 'FAILED') "
                + "order by o.at limit 1), 0) = 1";
    }

    /** At a place on the web, or in an archive there: of files on this machine whoever scans them tells it. */
    private static final String SINCE = "select sighting.id from sighting join place on place.key = sighting.place "
            + "where sighting.organisation = ? and sighting.last_seen >= ? and sighting.state = 'PRESENT' "
            + "and sighting.id < ? and place.host is not null and (" + isAgain("sighting.place") + " or "
            + isAgain("place.archive") + ") order by sighting.id";

    private CopiesSeenAgain() {}

    /**
     * Those of an organisation that were seen again since, by the ids of their sightings.
     *
     * @param newId an id that was made then: a sighting that is newer was never told before
     */
    static List<String> since(DSLContext dsl, String organisation, Instant time, String newId) {
        long at = time.toEpochMilli();
        return dsl.fetch(SINCE, organisation, at, newId, at, at).getValues(0, String.class);
    }
}
