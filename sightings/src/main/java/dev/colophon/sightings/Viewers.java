package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Observation.OBSERVATION;
import static dev.colophon.store.schema.tables.Sighting.SIGHTING;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * Which organisations see what stands at a place, and from when on: those with a source that leads there and may go there, those
 * that looked there themselves, and those that had such a source. Who sees an archive on the web sees what was taken out of it.
 */
public final class Viewers {

    /** Each of these sources may be asked for its place alone. */
    private static final String FROM_SOURCE =
            " join source s on s.id = a.source where a.state <> 'BARRED' and o.at >= a.reached_at and o.content = ?";

    private static final String AT = "select o.place, s.organisation, o.at from observation o "
            + "join source_place a on a.place = o.place" + FROM_SOURCE;
    private static final String IN = "select o.place, s.organisation, o.at from observation o "
            + "join place p on p.key = o.place join source_place a on a.place = p.archive" + FROM_SOURCE;
    private static final String LOOKED_AT = "select o.place, w.organisation, o.at from observation o "
            + "join place_organisation w on w.place = o.place where o.at >= w.since and o.content = ?";
    private static final String LOOKED_IN = "select o.place, w.organisation, o.at from observation o "
            + "join place p on p.key = o.place join place_organisation w on w.place = p.archive "
            + "where o.at >= w.since and o.content = ?";

    private static final List<String> SEEN = List.of(AT, IN, LOOKED_AT, LOOKED_IN);

    /** A look that is stored later may be of an earlier time. */
    private static final String LOOKED = "insert into place_organisation (place, organisation, since) values (?, ?, ?) "
            + "on conflict (place, organisation) do update set since = excluded.since "
            + "where excluded.since < place_organisation.since";

    private static final String STANDING =
            "select distinct place, content from observation where place = ? and at >= ? and content is not null "
                    + "union select distinct o.place, o.content from place p join observation o on o.place = p.key "
                    + "where p.archive = ? and o.at >= ? and o.content is not null order by 1, 2";

    private static final String SINCE = "select min(since) from (select a.reached_at as since from source_place a "
            + "join source s on s.id = a.source where s.organisation = ? and a.state <> 'BARRED' "
            + "and a.place in (?, (select archive from place where key = ?)) "
            + "union all select since from place_organisation where organisation = ? "
            + "and place in (?, (select archive from place where key = ?)) "
            + "union all select first_seen from sighting where organisation = ? and place = ?) as seen";

    private Viewers() {}

    /** A content that an organisation saw at a place. */
    record Seen(String place, String organisation, long first, long last) {}

    /** A content at a place. */
    record Standing(String place, String content) {}

    /** Who saw a content where, by places; everywhere, or at one place. */
    static List<Seen> of(DSLContext dsl, String content, Optional<String> place) {
        String one = place.isPresent() ? " and o.place = ?" : "";
        String all = SEEN.stream().map(branch -> branch + one).collect(Collectors.joining(" union all "));
        Object[] values = Collections.nCopies(SEEN.size(), content).stream()
                .flatMap(sha256 -> Stream.concat(Stream.of(sha256), place.stream()))
                .toArray();
        return dsl.resultQuery(
                        "select place, organisation, min(at), max(at) from (" + all
                                + ") as seen group by place, organisation order by place, organisation",
                        values)
                .coerce(OBSERVATION.PLACE, SIGHTING.ORGANISATION, SIGHTING.FIRST_SEEN, SIGHTING.LAST_SEEN)
                .fetch(row -> new Seen(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** From when on an organisation sees a place, as long as it does, or did when it saw a work of its own there. */
    public static Optional<Instant> since(DSLContext dsl, String place, String organisation) {
        return dsl.resultQuery(SINCE, organisation, place, place, organisation, place, place, organisation, place)
                .coerce(SIGHTING.FIRST_SEEN)
                .fetchOptional(SIGHTING.FIRST_SEEN)
                .map(Instant::ofEpochMilli);
    }

    /** What was seen since a time at a place, and in it where it is an archive. */
    static List<Standing> standing(DSLContext dsl, String place, long since) {
        return dsl.resultQuery(STANDING, place, since, place, since)
                .fetch(row -> new Standing(row.get(0, String.class), row.get(1, String.class)));
    }

    /** An organisation looked there itself. */
    static void looked(DSLContext dsl, String place, String organisation, Instant at) {
        dsl.execute(LOOKED, place, organisation, at.toEpochMilli());
    }
}
