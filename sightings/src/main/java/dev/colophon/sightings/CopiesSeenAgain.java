package dev.colophon.sightings;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Copies that are seen again after a look that told nothing: no answer, a refusal, or one that asked to come back later. Their bytes
 * are the same, so nothing is looked into.
 */
final class CopiesSeenAgain {

    /** The looks before a look, newest first. */
    private static final String BEFORE =
            " b where b.place = o.place and (b.at < o.at or (b.at = o.at and b.id < o.id)) ";

    private static final String NEWEST_FIRST = "order by b.at desc, b.id desc limit 1";

    /** Of a redirect it is told later what it led to. */
    private static final String IS_REDIRECT =
            "(b.outcome = 'FAILED' and " + Observation.isRedirect("coalesce(b.cause, '')") + ")";

    private static final String TOLD_NOTHING = "b.outcome in ('REFUSED', 'LATER', 'FAILED')";

    /**
     * Whether a look since then found what stands somewhere unchanged, and the look before it, or before the redirect of which it tells,
     * told nothing. Scalar, so that each is looked up in the index of looks by place.
     */
    private static String isAgain(String place) {
        String before = BEFORE + "and b.at > sighting.first_seen " + NEWEST_FIRST;
        return "coalesce((select 1 from observation o where o.place = " + place
                + " and o.at >= ? and o.at <= sighting.last_seen and o.outcome = 'UNCHANGED' and "
                + "((select case when " + TOLD_NOTHING + " and not " + IS_REDIRECT
                + " then 1 else 0 end from observation"
                + before + ") = 1 or ((select case when " + IS_REDIRECT + " then 1 else 0 end from observation" + before
                + ") = 1 and (select case when " + TOLD_NOTHING + " then 1 else 0 end from observation" + before
                + " offset 1) = 1)) order by o.at limit 1), 0) = 1";
    }

    /** Told by what its address leads to, when the work had been gone from there. */
    private static final String BACK = "select sighting.id from sighting where sighting.organisation = ? "
            + "and sighting.last_seen >= ? and sighting.state = 'PRESENT' and coalesce((select 1 from observation o "
            + "where o.place = sighting.place and o.at >= ? and o.at <= sighting.last_seen "
            + "and o.content = sighting.content and (o.outcome = 'UNCHANGED' or (o.outcome = 'CONTENT' and o.warc_file is null)) "
            + "and (select case when "
            + IS_REDIRECT + " then 1 else 0 end from observation" + BEFORE + NEWEST_FIRST + ") = 1 and coalesce("
            + "(select b.content from observation" + BEFORE
            + "and b.outcome in ('CONTENT', 'UNCHANGED', 'NOT_FOUND', 'SOFT_NOT_FOUND', 'MOVED') " + NEWEST_FIRST
            + "), '') not in (select other.content from sighting other where other.place = sighting.place "
            + "and other.work = sighting.work) order by o.at limit 1), 0) = 1 order by sighting.id";

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

    /** Those of an organisation that are back where an address leads to them that had led to none, by the ids of their sightings. */
    static List<String> back(DSLContext dsl, String organisation, Instant time) {
        long at = time.toEpochMilli();
        return dsl.fetch(BACK, organisation, at, at).getValues(0, String.class);
    }
}
