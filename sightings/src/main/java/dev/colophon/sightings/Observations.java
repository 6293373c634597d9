package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Observation.OBSERVATION;

import dev.colophon.store.Ids;
import dev.colophon.store.Rows;
import dev.colophon.store.Sanitiser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * The looks at places, append-only but for what becomes known of a look later. What the looks tell of sightings is kept with them in
 * the same transaction. Statements are written out: the crawl makes them for every answer.
 */
public final class Observations {

    private static final String APPEND =
            "insert into observation (id, place, at, outcome, status, content, text_sha256, content_type, vantage, cause, "
                    + "warc_file, warc_offset) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String KEPT =
            "update observation set warc_file = ?, warc_offset = ? where id = ? and warc_file is null";
    private static final String SEEN =
            "update sighting set last_seen = ? where place = ? and content = ? and last_seen < ?";
    static final String TELLING = "('CONTENT', 'UNCHANGED', 'NOT_FOUND', 'SOFT_NOT_FOUND', 'MOVED')";
    static final String GONE = "('NOT_FOUND', 'SOFT_NOT_FOUND', 'MOVED')";

    /** Entries of an archive that were there when it was looked into last. */
    private static final String ENTRIES =
            "select key, uri from place where archive = ? and (select outcome from observation "
                    + "where observation.place = place.key and outcome in " + TELLING
                    + " order by at desc, id desc limit 1) in ('CONTENT', 'UNCHANGED') order by key";

    private static final String TAKEN_OUT = "VANISHED: it was in the archive when that was looked into before";

    private static final String WITH_SIGHTINGS = "select distinct place from sighting where place in (";
    private static final String WITH_ENTRIES = "select distinct archive from place where archive in (";
    private static final String ENTRIES_WITH_SIGHTINGS = "select distinct sighting.place from place "
            + "join sighting on sighting.place = place.key where place.archive in (";

    /** What was in an archive when its bytes were looked into last is seen again with the same bytes. */
    private static final String ENTRIES_SEEN = "update sighting set last_seen = ? where last_seen < ? "
            + "and state = 'PRESENT' and place in (select key from place where archive = ?) and last_seen >= coalesce("
            + "(select at from observation where place = ? and outcome = 'CONTENT' order by at desc, id desc limit 1), 0)";

    /** The same of a sighting that is made later: until other bytes stood there, or nothing did. */
    private static final String ENTRY_SEEN = "update sighting set last_seen = coalesce((select max(same.at) "
            + "from observation same join place entry on entry.archive = same.place where entry.key = sighting.place "
            + "and same.outcome = 'UNCHANGED' and same.at > sighting.last_seen and not exists ("
            + "select 1 from observation other where other.place = same.place and other.at > sighting.last_seen "
            + "and other.at < same.at and other.outcome in " + TELLING
            + " and other.outcome <> 'UNCHANGED')), last_seen) "
            + "where id = ? and exists (select 1 from place where key = sighting.place and archive is not null)";

    private static final int LONGEST_TYPE = 500;
    private static final int LONGEST_VANTAGE = 200;
    private static final int LONGEST_CAUSE = 2_000;
    private static final int LONGEST_FILE = 1_000;

    private Observations() {}

    /**
     * Stores looks, whose places are there. Sightings at these places, and in archives there, get their last time and their
     * state; a batch without such places costs a query of an index, or three. Rows are written in the order of their places, as
     * all writers do.
     *
     * @param ids of what the looks tell that is decided
     */
    public static void append(DSLContext dsl, Ids ids, List<Observation> looks) {
        List<Observation> ordered = looks.stream()
                .sorted(Comparator.comparing(Observation::place).thenComparing(Observation::id))
                .toList();
        Set<String> told = dsl.connectionResult(connection -> {
            for (List<Observation> some : Rows.parts(ordered)) {
                insert(connection, some);
            }
            Set<String> places = keys(connection, WITH_SIGHTINGS, places(ordered, _ -> true));
            if (!places.isEmpty()) {
                seen(connection, ordered, places);
            }
            entriesSeen(connection, ordered);
            places.addAll(keys(
                    connection,
                    ENTRIES_WITH_SIGHTINGS,
                    places(ordered, look -> look.outcome().isGone())));
            return places;
        });
        told.forEach(place -> SightingStates.store(dsl, ids, place));
    }

    /** Stores a look that tells what one before told nothing of. At the same moment it is the same look, which takes its place. */
    public static void tell(DSLContext dsl, Ids ids, Observation told) {
        int same = dsl.update(OBSERVATION)
                .set(OBSERVATION.OUTCOME, told.outcome().name())
                .set(
                        OBSERVATION.CAUSE,
                        told.cause()
                                .map(cause -> Sanitiser.fit(cause, LONGEST_CAUSE))
                                .orElse(null))
                .where(OBSERVATION.ID.eq(told.id()))
                .execute();
        if (same == 0) {
            append(dsl, ids, List.of(told));
        } else {
            SightingStates.store(dsl, ids, told.place());
        }
    }

    /** What was in an archive before a sighting of it was made was seen there as long as the archive had the same bytes. */
    static void entrySeen(DSLContext dsl, String sighting) {
        dsl.execute(ENTRY_SEEN, sighting);
    }

    private static List<String> places(List<Observation> looks, Predicate<Observation> which) {
        return looks.stream().filter(which).map(Observation::place).distinct().toList();
    }

    private static void entriesSeen(Connection connection, List<Observation> looks) throws SQLException {
        List<Observation> unchanged = looks.stream()
                .filter(look -> look.outcome() == Observation.Outcome.UNCHANGED)
                .toList();
        Set<String> archives = keys(connection, WITH_ENTRIES, places(unchanged, _ -> true));
        if (archives.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(ENTRIES_SEEN)) {
            for (Observation look : unchanged) {
                if (archives.contains(look.place())) {
                    statement.setLong(1, look.at().toEpochMilli());
                    statement.setLong(2, look.at().toEpochMilli());
                    statement.setString(3, look.place());
                    statement.setString(4, look.place());
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    /**
     * Stores that what was in an archive before, and may not be in it now, is gone.
     *
     * @param archive its key
     * @param mayBeThere whether something at this place, by its URI, is in it or may be
     */
    public static void takenOut(DSLContext dsl, Ids ids, String archive, Instant at, Predicate<String> mayBeThere) {
        List<Observation> gone = dsl.fetch(ENTRIES, archive).stream()
                .filter(row -> !mayBeThere.test(row.get(1, String.class)))
                .map(row -> Observation.missing(
                        ids.next(), row.get(0, String.class), at, Observation.Outcome.NOT_FOUND, TAKEN_OUT))
                .toList();
        append(dsl, ids, gone);
    }

    /** When the newest look was stored, by the clock of whoever stored it; whatever time it is of. */
    public static Optional<Instant> newestStored(DSLContext dsl) {
        return dsl.select(DSL.max(OBSERVATION.ID))
                .from(OBSERVATION)
                .fetchOptional(0, String.class)
                .filter(Ids::isWhole)
                .map(Ids::timeOf);
    }

    /** Says where the bytes of a look are that were settled after it was stored; the look is the same. */
    public static void kept(DSLContext dsl, String observation, String file, long offset) {
        dsl.connection(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(KEPT)) {
                statement.setString(1, Sanitiser.fit(file, LONGEST_FILE));
                statement.setLong(2, offset);
                statement.setString(3, observation);
                statement.executeUpdate();
            }
        });
    }

    private static void insert(Connection connection, List<Observation> looks) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
            for (Observation look : looks) {
                statement.setString(1, look.id());
                statement.setString(2, look.place());
                statement.setLong(3, look.at().toEpochMilli());
                statement.setString(4, look.outcome().name());
                if (look.status().isPresent()) {
                    statement.setInt(5, look.status().getAsInt());
                } else {
                    statement.setNull(5, Types.INTEGER);
                }
                text(statement, 6, look.content(), Integer.MAX_VALUE);
                text(statement, 7, look.textSha256(), Integer.MAX_VALUE);
                text(statement, 8, look.contentType(), LONGEST_TYPE);
                text(statement, 9, look.vantage(), LONGEST_VANTAGE);
                text(statement, 10, look.cause(), LONGEST_CAUSE);
                text(statement, 11, look.warc().map(Observation.WarcRecord::file), LONGEST_FILE);
                if (look.warc().isPresent()) {
                    statement.setLong(12, look.warc().get().offset());
                } else {
                    statement.setNull(12, Types.BIGINT);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static void text(PreparedStatement statement, int index, Optional<String> text, int longest)
            throws SQLException {
        if (text.isPresent()) {
            statement.setString(index, Sanitiser.fit(text.get(), longest));
        } else {
            statement.setNull(index, Types.VARCHAR);
        }
    }

    /** What a query says of places, by their keys. */
    static Set<String> keys(Connection connection, String query, List<String> places) throws SQLException {
        Set<String> found = new TreeSet<>();
        for (List<String> some : Rows.parts(places)) {
            String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
            try (PreparedStatement statement = connection.prepareStatement(query + marks + ")")) {
                for (int i = 0; i < some.size(); i++) {
                    statement.setString(i + 1, some.get(i));
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
        }
        return found;
    }

    private static void seen(Connection connection, List<Observation> looks, Set<String> places) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SEEN)) {
            for (Observation look : looks) {
                if (places.contains(look.place()) && look.content().isPresent()) {
                    statement.setLong(1, look.at().toEpochMilli());
                    statement.setString(2, look.place());
                    statement.setString(3, look.content().get());
                    statement.setLong(4, look.at().toEpochMilli());
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    /** The look of a row that has all columns of the table. */
    public static Observation read(Record row) {
        Integer status = row.get(OBSERVATION.STATUS);
        return new Observation(
                Rows.text(row, OBSERVATION.ID),
                Rows.text(row, OBSERVATION.PLACE),
                Instant.ofEpochMilli(Rows.number(row, OBSERVATION.AT)),
                Observation.Outcome.valueOf(Rows.text(row, OBSERVATION.OUTCOME)),
                status == null ? OptionalInt.empty() : OptionalInt.of(status),
                Rows.maybeText(row, OBSERVATION.CONTENT),
                Rows.maybeText(row, OBSERVATION.TEXT_SHA256),
                Rows.maybeText(row, OBSERVATION.CONTENT_TYPE),
                Rows.maybeText(row, OBSERVATION.VANTAGE),
                Rows.maybeText(row, OBSERVATION.CAUSE),
                Rows.maybeText(row, OBSERVATION.WARC_FILE)
                        .map(file -> new Observation.WarcRecord(file, Rows.number(row, OBSERVATION.WARC_OFFSET))));
    }
}
