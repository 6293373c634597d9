package dev.colophon.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * The part of {@code V3__archive_entries.sql} that SQL cannot say, because the key of a place is a digest: of each entry of an
 * archive that the crawl has visited, which archive it is in; and that what was in an archive that is gone is gone.
 */
final class EntriesOfOlderHomes implements Callback {

    private static final String VERSION = "3";
    private static final String ENTRIES =
            "select key, uri from place where host is not null and kind is null and uri like '%!/%' order by key";
    private static final String VISITED = "select 1 from place where key = ? and kind is not null";
    private static final String SET = "update place set archive = ? where key = ?";
    private static final String GONE =
            "update sighting set state = 'GONE' where state = 'PRESENT' and exists (select 1 "
                    + "from place join observation on observation.place = place.archive where place.key = sighting.place and "
                    + "outcome in ('NOT_FOUND', 'SOFT_NOT_FOUND', 'MOVED') and at > sighting.last_seen)";

    private record Entry(String key, String archive) {}

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_EACH_MIGRATE
                && VERSION.equals(String.valueOf(context.getMigrationInfo().getVersion()));
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public String getCallbackName() {
        return EntriesOfOlderHomes.class.getSimpleName();
    }

    @Override
    public void handle(Event event, Context context) {
        Connection connection = context.getConnection();
        try {
            List<Entry> entries = entries(connection);
            try (PreparedStatement set = connection.prepareStatement(SET)) {
                for (Entry entry : entries) {
                    set.setString(1, entry.archive());
                    set.setString(2, entry.key());
                    set.executeUpdate();
                }
            }
            if (!entries.isEmpty()) {
                try (Statement gone = connection.createStatement()) {
                    gone.executeUpdate(GONE);
                }
            }
        } catch (SQLException e) {
            throw new FlywayException("cannot say which entries are in which archive: " + e.getMessage(), e);
        }
    }

    private static List<Entry> entries(Connection connection) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        Map<String, Optional<String>> known = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ENTRIES);
                PreparedStatement visited = connection.prepareStatement(VISITED)) {
            while (rows.next()) {
                String key = rows.getString(1);
                archive(rows.getString(2), visited, known).ifPresent(archive -> entries.add(new Entry(key, archive)));
            }
        }
        return entries;
    }

    /** The key of the outermost archive; a URL may have the same characters in it, and an archive may be in another. */
    private static Optional<String> archive(String uri, PreparedStatement visited, Map<String, Optional<String>> known)
            throws SQLException {
        for (int at = uri.indexOf("!/"); at >= 0; at = uri.indexOf("!/", at + 1)) {
            String outer = uri.substring(0, at);
            Optional<String> key = known.get(outer);
            if (key == null) {
                String digest = PlaceKey.of(outer);
                key = isVisited(digest, visited) ? Optional.of(digest) : Optional.empty();
                known.put(outer, key);
            }
            if (key.isPresent()) {
                return key;
            }
        }
        return Optional.empty();
    }

    private static boolean isVisited(String key, PreparedStatement visited) throws SQLException {
        visited.setString(1, key);
        try (ResultSet row = visited.executeQuery()) {
            return row.next();
        }
    }
}
