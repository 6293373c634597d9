package dev.colophon.sightings;

import static dev.colophon.store.schema.tables.Sighting.SIGHTING;

import dev.colophon.sightings.decision.CaseSuccession;
import dev.colophon.sightings.decision.DecisionRules;
import dev.colophon.sightings.decision.ExceptionRules;
import dev.colophon.sightings.decision.HoldRules;
import dev.colophon.sightings.decision.LicenceRules;
import dev.colophon.store.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What the looks at a place say of the sightings there: which are still there, and which are gone. */
final class SightingStates {

    /**
     * Only these outcomes tell whether something is still there; of what is in an archive, those of the archive do, too, that say
     * that it is gone.
     */
    private static final String NEWEST = "select content, at, id from (select content, at, id from observation "
            + "where place = ? and outcome in " + Observations.TELLING
            + " order by at desc, id desc limit 2) as own union all select content, at, id from "
            + "(select content, at, id from observation where place = (select archive from place where key = ?) "
            + "and outcome in " + Observations.GONE + " order by at desc, id desc limit 2) as of_archive "
            + "order by at desc, id desc limit 2";

    private static final String BACK =
            "update sighting set state = 'PRESENT' where place = ? and content = ? and state = 'GONE'";
    /** Of looks that had all of what stood there. */
    private static final String NEWEST_WHOLE = "select content, at, id from (select content, at, id from observation "
            + "where place = ? and outcome in " + Observations.TELLING
            + " and (content is null or not exists (select 1 from observation part where part.place = observation.place "
            + "and part.content = observation.content and part.outcome = 'CONTENT' and part.cause is not null))"
            + " order by at desc, id desc limit 1) as own union all select content, at, id from "
            + "(select content, at, id from observation where place = (select archive from place where key = ?) "
            + "and outcome in " + Observations.GONE + " order by at desc, id desc limit 1) as of_archive "
            + "order by at desc, id desc limit 1";

    /** What pages are that stand there since the newest look that tells it, while nobody knows what else they show. */
    private static final String OPEN = "select content from observation where place = ? and outcome = 'FAILED' "
            + "and content is not null and (at, id) > (select at, id from observation where place = ? "
            + "and outcome in " + Observations.TELLING + " order by at desc, id desc limit 1)";

    private static final String BACK_OPEN =
            "select distinct content from sighting where place = ? and state = 'GONE' and content in (" + OPEN + ")";

    private static final String GONE_SINCE = "update sighting set state = 'GONE' where place = ? and content <> ? "
            + "and state = 'PRESENT' and content not in (" + OPEN + ")";

    /** What was seen last before that look, a part that came later is not in the way. */
    private static final String GONE_BEFORE = GONE_SINCE + " and last_seen < ?";

    /** Why there is no more of it is its cause. */
    private static final String PART =
            "select 1 from observation where place = ? and content = ? and outcome = 'CONTENT' "
                    + "and cause is not null limit 1";

    /** Whether the look before the last, at a place or at the archive it is in, told of a content that it is there. */
    private static final String TOLD_BEFORE = "select told from (select * from (select at, 1 as own, "
            + "(case when content = ? then 1 else 0 end) as told from observation where place = ? "
            + "order by at desc, id desc limit 1 offset 1) as here union all select * from (select at, 0 as own, "
            + "(case when outcome = 'UNCHANGED' then 1 else 0 end) as told from observation "
            + "where place = (select archive from place where key = ?) "
            + "and at < (select max(at) from observation where place = ?) "
            + "order by at desc, id desc limit 1) as of_archive) as looks order by at desc, own desc limit 1";

    private SightingStates() {}

    /**
     * What the newest look that tells it says of the sightings at a place, in whatever order the looks were stored. A part of what
     * stands there says nothing of what may stand in the rest, nor does a page of what it may show.
     */
    static void store(DSLContext dsl, Ids ids, String place) {
        String content = dsl.connectionResult(connection -> newest(connection, place)).stream()
                .findFirst()
                .orElse("");
        Set<String> there =
                new TreeSet<>(dsl.fetch(BACK_OPEN, place, place, place).getValues(0, String.class));
        there.add(content);
        for (String one : there) {
            if (dsl.execute(BACK, place, one) > 0) {
                new DecisionRules(ids).cameBack(dsl, place, one);
            }
        }
        int gone = dsl.<Integer>connectionResult(connection -> isPart(connection, place, content)
                ? goneBefore(connection, place)
                : change(connection, GONE_SINCE, place, content, OptionalLong.empty()));
        Condition seen = SIGHTING.PLACE.eq(place).and(SIGHTING.CONTENT.in(there));
        if (there.size() > 1 || !content.isEmpty()) {
            new LicenceRules(ids).seen(dsl, seen);
            new HoldRules(ids).seen(dsl, seen);
            new ExceptionRules(ids).seen(dsl, seen);
            if (gone > 0) {
                new CaseSuccession(ids).seen(dsl, place);
            }
        }
    }

    /** Whether these bytes were the first part alone of what stood at a place. */
    static boolean isPart(Connection connection, String place, String content) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PART)) {
            statement.setString(1, place);
            statement.setString(2, content);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static int goneBefore(Connection connection, String place) throws SQLException {
        try (PreparedStatement newest = connection.prepareStatement(NEWEST_WHOLE)) {
            newest.setString(1, place);
            newest.setString(2, place);
            try (ResultSet rows = newest.executeQuery()) {
                return rows.next()
                        ? change(
                                connection,
                                GONE_BEFORE,
                                place,
                                Optional.ofNullable(rows.getString(1)).orElse(""),
                                OptionalLong.of(rows.getLong(2)))
                        : 0;
            }
        }
    }

    private static int change(Connection connection, String change, String place, String content, OptionalLong before)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(change)) {
            statement.setString(1, place);
            statement.setString(2, content);
            statement.setString(3, place);
            statement.setString(4, place);
            if (before.isPresent()) {
                statement.setLong(5, before.getAsLong());
            }
            return statement.executeUpdate();
        }
    }

    /** What the looks at a place say of a content that was seen there before. */
    static Presence presence(Connection connection, String place, String content) throws SQLException {
        List<String> newest = newest(connection, place, content);
        if (newest.isEmpty() || !newest.getFirst().equals(content)) {
            return Presence.THERE;
        }
        if (newest.size() == 2 && !newest.getLast().equals(content) && !isPart(connection, place, newest.getLast())) {
            return Presence.BACK;
        }
        try (PreparedStatement statement = connection.prepareStatement(TOLD_BEFORE)) {
            statement.setString(1, content);
            statement.setString(2, place);
            statement.setString(3, place);
            statement.setString(4, place);
            try (ResultSet rows = statement.executeQuery()) {
                boolean told = !rows.next() || rows.getInt(1) == 1;
                return told ? Presence.THERE : Presence.AGAIN;
            }
        }
    }

    /**
     * The same of a content that is there: where nobody knows yet what else its page shows, it is the newest, and before it came what
     * stood there when a look told that last, or the same when looks since then had it before.
     */
    static List<String> newest(Connection connection, String place, String content) throws SQLException {
        List<String> told = newest(connection, place);
        int open = 0;
        try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
            statement.setString(1, place);
            statement.setString(2, place);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    open += rows.getString(1).equals(content) ? 1 : 0;
                }
            }
        }
        return open == 0 ? told : List.of(content, open > 1 ? content : told.getFirst());
    }

    /** What stood at a place when the two newest looks were made that tell it, newest first; blank where nothing did. */
    static List<String> newest(Connection connection, String place) throws SQLException {
        List<String> contents = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            statement.setString(1, place);
            statement.setString(2, place);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    contents.add(Optional.ofNullable(rows.getString(1)).orElse(""));
                }
            }
        }
        return contents;
    }
}
