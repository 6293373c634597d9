package dev.colophon.crawl.frontier.schedule;

import dev.colophon.sightings.KnownContents;
import dev.colophon.store.Database;
import dev.colophon.store.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Places that were visited for a source that came after others had seen them: from then on its organisation sees what stands there.
 * Used by one thread, in transactions.
 */
public final class ReachedPlaces {

    /** When what stands there was seen there first. */
    private static final String SINCE =
            "select max(at) from observation where place = ? and outcome = 'CONTENT' and at <= ?";

    private static final String REACHED = "update source_place set reached_at = ? where source = ? and place = ?";

    private final HotStatements sql;
    private final KnownContents contents;

    public ReachedPlaces(HotStatements sql, Database database, Ids ids) {
        this.sql = sql;
        this.contents = new KnownContents(database, ids);
    }

    /**
     * A place whose content was had for sources, by their ids, that it was not visited for before.
     *
     * @param unchanged whether it is what was there before; else it is looked into
     */
    public record Reached(String place, List<String> sources, Instant at, boolean unchanged) {}

    /** To be called when the looks are stored; returns the ids of sightings that are new. */
    public List<String> add(DSLContext dsl, List<Reached> all) {
        List<String> added = new ArrayList<>();
        for (Reached one : all) {
            long at = one.at().toEpochMilli();
            long since = sql.query(
                    dsl,
                    SINCE,
                    rows -> {
                        long found = rows.next() ? rows.getLong(1) : 0;
                        return found == 0 ? at : found;
                    },
                    one.place(),
                    at);
            for (String source : one.sources()) {
                int _ = sql.update(dsl, REACHED, since, source, one.place());
            }
            if (one.unchanged()) {
                added.addAll(contents.reached(dsl, one.place(), Instant.ofEpochMilli(since)));
            }
        }
        return added;
    }
}
