package dev.colophon.server.crash;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The database of a home whose server is killed again and again, read and filled beside it. */
public final class CrashedHome {

    private static final int ALONE = 3_000;
    private static final int GROUPS = 150;
    private static final int IN_GROUP = 20;

    private final Path home;

    public CrashedHome(Path home) {
        this.home = home;
    }

    /** As many copies more as are decided, each seen at a place of its own; those of a group at one host. */
    public void fill() {
        copies("alone.example", 1, ALONE);
        for (int group = 0; group < GROUPS; group++) {
            int from = ALONE + 1 + group * IN_GROUP;
            copies("group%d.example".formatted(group), from, from + IN_GROUP - 1);
        }
    }

    private void copies(String host, int from, int to) {
        String numbers =
                " from (with recursive r(n) as (select %d union all select n + 1 from r where n < %d) select n from r),"
                                .formatted(from, to)
                        + " (select * from sighting order by id limit 1) as s";
        change("insert into place (key, uri, host, state, priority, due_at, attempts, every_ms) select"
                + " printf('%032x', n),"
                + " 'https://" + host + "/' || n, '" + host + "', 'LOCAL', 0, 0, 0, 0" + numbers);
        change("insert into observation (id, place, at, outcome, content) select 'o' || n, printf('%032x', n),"
                + " s.last_seen, 'CONTENT', s.content" + numbers);
        change("insert into sighting (id, organisation, place, host, content, work, state, first_seen, last_seen,"
                + " grade) select printf('%08x', n) || '-0000-7000-8000-000000000000', s.organisation,"
                + " printf('%032x', n), '"
                + host
                + "', s.content, s.work, 'PRESENT', s.first_seen, s.last_seen, s.grade" + numbers);
    }

    public List<String> sightingsAt(String host) {
        return texts("select id from sighting where host = ? order by id", host);
    }

    public List<String> hostsOfGroups() {
        return texts("select distinct host from sighting where host like 'group%'");
    }

    /** The decision that a sighting points to. */
    public String decision(String sighting) {
        return texts("select decision from sighting where id = ?", sighting).getFirst();
    }

    /** The notices that nobody let go; without these. */
    public List<String> drafts(Set<String> without) {
        return texts("select 'N-' || number from notice where not exists (select 1 from notice_mail where"
                        + " notice_mail.notice = notice.id) order by number")
                .stream()
                .filter(number -> !without.contains(number))
                .toList();
    }

    /** As if what of a notice waits to leave had waited long enough. */
    public void due(String notice) {
        String which = "(select id from notice where 'N-' || number = '" + notice + "')";
        change("update notice_mail set due_at = due_at - 3700000 where notice = " + which);
        change("update notice_event set at = at - 3700000 where kind = 'LET_GO' and notice = " + which);
    }

    public void change(String statement) {
        try (Connection database = open();
                PreparedStatement change = database.prepareStatement(statement)) {
            change.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(statement, e);
        }
    }

    /** The first column of each row. */
    public List<String> texts(String query, String... values) {
        try (Connection database = open();
                PreparedStatement asked = database.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                asked.setString(i + 1, values[i]);
            }
            List<String> texts = new ArrayList<>();
            try (ResultSet rows = asked.executeQuery()) {
                while (rows.next()) {
                    texts.add(String.valueOf(rows.getString(1)));
                }
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("colophon.db"));
        try (var statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 20000");
        }
        return connection;
    }
}
